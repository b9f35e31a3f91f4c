"""Who beat whom, and who did what to whom."""

import pytest

from bot.retriever.claims.direction import Direction, direction_of
from bot.retriever.words import terms

NAMES = frozenset(terms("Rovers United Vostara Northmoor Island Cup"))


def direction(claim: str, text: str) -> Direction:
    return direction_of(claim, terms(claim), text, terms(text), NAMES)


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("Rovers beat United.", "Rovers claimed a 3-2 victory over United.", Direction.SAME),
        ("United lost to Rovers.", "Rovers beat United.", Direction.SAME),
        ("United were beaten by Rovers.", "Rovers won against United.", Direction.SAME),
        ("United beat Rovers.", "Rovers claimed a 3-2 victory over United.", Direction.REVERSED),
        ("Rovers lost to United.", "Rovers beat United.", Direction.REVERSED),
        ("Rovers were beaten by United.", "Rovers beat United.", Direction.REVERSED),
        ("Vostara sued Northmoor.", "Vostara sued Northmoor on Friday.", Direction.SAME),
        ("Vostara sued Northmoor.", "Northmoor was sued by Vostara.", Direction.SAME),
        ("Vostara sued Northmoor.", "Northmoor sued Vostara.", Direction.TURNED),
        ("Rovers lost to United.", "United lost the final of the year to Rovers.", Direction.REVERSED),
        ("Rovers won the Island Cup.", "The Island Cup ended in a late win for Rovers.", Direction.SAME),
        ("Rovers won the Island Cup.", "Island Cup victory for Rovers.", Direction.SAME),
        ("Rovers won the Island Cup.", "The Island Cup saw a late win of Rovers.", Direction.TURNED),
        ("Rovers beat United.", "Rovers won everything.", Direction.UNKNOWN),
        ("Rovers met United.", "United met Rovers.", Direction.UNKNOWN),
    ],
)
def test_direction(claim: str, text: str, expected: Direction):
    assert direction(claim, text) is expected
