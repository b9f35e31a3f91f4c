"""Text as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import folded


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Die lange Straße", "die lange strasse"),
        ("L’École à Łódź", "l'ecole a lodz"),
        (" two\n\t words ", "two words"),
        ("ﬁnance №5", "finance no5"),
        ("Ｆｕｌｌ", "full"),
        ("", ""),
    ],
)
def test_case_accents_and_spacing_do_not_count(text, typed):
    assert folded(text) == typed


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    assert folded(folded(text)) == folded(text)
