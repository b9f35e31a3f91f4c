"""Sizes as people read them."""

import pytest

from corpus.size import megabytes


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0.0 MB"), (3_440_000, "3.4 MB"), (99_940_000, "99.9 MB"), (1_234_000_000, "1,234 MB")],
)
def test_a_size_has_as_many_digits_as_anybody_reads(size, said):
    assert megabytes(size) == said
