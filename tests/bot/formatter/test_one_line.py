import pytest

from bot.formatter.one_line import listed, one_line, printable, shortened, unnumbered


def test_one_line_joins_lines_and_drops_controls() -> None:
    assert one_line(" a\n\tb\x1b[31m\u202e c\u2028 ") == "a b[31m c"


def test_a_name_is_told_without_the_id_behind_it() -> None:
    assert unnumbered("mo (1570521061785600005)") == "mo"
    assert unnumbered("Courier (1) news") == "Courier (1) news"


def test_printable_keeps_lines_and_what_is_seen() -> None:
    text = "a\nb 👩\u200d👩 می\u200cخواهم"
    assert printable(text) == text
    assert printable("a\r\x07b\x9b2J\ud800") == "ab2J"


@pytest.mark.parametrize(
    ("length", "short"), [(9, "one three"), (8, "one thr…"), (5, "one…"), (4, "one…"), (1, "…"), (0, "")]
)
def test_shortened(length: int, short: str) -> None:
    assert shortened("one three", length) == short


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "a"), (2, "a and b"), (4, "a, b, c and d"), (6, "a, b, c and 3 others")],
)
def test_listed(count: int, words: str) -> None:
    assert listed(tuple("abcdef"[:count])) == words
