import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.message import Link, Message, escaped_line, units
from tests.bot.formatter.hostile import hostile_texts


def test_units_are_those_of_utf_16() -> None:
    assert units("a🎉é") == len("a🎉é".encode("utf-16-le")) // 2 == 4


@pytest.mark.parametrize("content", ["", "a" * 2001, "🎉" * 1001])
def test_no_message_breaks_a_limit(content: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        Message(content)


@pytest.mark.parametrize(("label", "url"), [("", "https://a.example"), ("a" * 81, "b"), ("a", "b" * 513)])
def test_no_link_breaks_a_limit(label: str, url: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        Link(label, url)


@given(hostile_texts(), st.integers(0, 40))
def test_an_escaped_line_takes_no_more_than_its_limit(text: str, limit: int) -> None:
    assert units(escaped_line(text, limit)) <= limit


def test_an_escaped_line_is_cut_between_words_never_behind_a_backslash() -> None:
    assert escaped_line("two words\nand *more*", 16) == "two words and…"
    assert escaped_line("****", 5) == r"\*…"
