"""Messages known again by the words around their values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.translation.told import Told

TOLD = Told(
    {
        "No {1}.": "Kein {1}.",
        "No {1} at all.": "Überhaupt kein {1}.",
        "{1} has {2}.": "{2} gehört {1}.",
        "Not {reason}.": "Nicht {reason}.",
        "so late": "so spät",
        'Like {"a": {1}}.': 'Wie {"a": {1}}.',
    }
)


def retell(message: str) -> str | None:
    return TOLD.retell(message, str)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("so late", "so spät"),
        ("No ship.", "Kein ship."),
        ("No ship at all.", "Überhaupt kein ship."),
        ("Mo has oranges.", "oranges gehört Mo."),
        ("Not so late.", "Nicht so spät."),
        ("Not yet.", "Nicht yet."),
        ("No so late.", "Kein so late."),
        ('Like {"a": 5}.', 'Wie {"a": 5}.'),
        ("No big\nship.", "Kein big\nship."),
        ("Something else", None),
        ("", None),
    ],
)
def test_a_message_is_retold_with_its_values(message, said):
    assert retell(message) == said


def test_figures_are_written_anew():
    assert TOLD.retell("No 1,000.", lambda value: value.replace(",", ".")) == "Kein 1.000."


@given(st.text())
def test_whatever_stands_in_a_message_comes_through_as_it_is(value):
    assert retell(f'Like {{"a": {value}}}.') == f'Wie {{"a": {value}}}.'
