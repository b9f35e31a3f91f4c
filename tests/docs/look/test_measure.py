"""Text is as wide as the font's own metrics say, and what the font lacks is given room."""

import string

import pytest

from docs.look.measure import BOLD, REGULAR, text_width


@pytest.mark.parametrize("table", [REGULAR, BOLD], ids=["regular", "bold"])
def test_every_character_of_ascii_has_a_width_and_only_one(table):
    characters = "".join(table.values())
    assert len(set(characters)) == len(characters)
    assert set(string.printable) - set("\t\n\r\x0b\x0c") <= set(characters)


@pytest.mark.parametrize(
    ("text", "size", "width"), [("Verbatim", 16, 64.0), ("Zürich", 16, 44.4), ("e\u0301", 10, 5.6)]
)
def test_width_of_words(text, size, width):
    assert text_width(text, size) == pytest.approx(width, abs=0.1)


def test_bold_is_wider_and_mono_is_even():
    assert text_width("Verbatim", 16, bold=True) > text_width("Verbatim", 16)
    assert text_width("iii", 10, mono=True) == text_width("WWW", 10, mono=True) == 18


def test_emoji_are_wider_than_letters():
    assert text_width("👍", 16) > text_width("W", 16)
