from datetime import date

from bot.formatter.lines import headline_and_day, wrapped
from corpus.article import Article


def test_every_line_keeps_its_indent_and_width():
    lines = wrapped("word " * 30, 40, "- ", "  ").splitlines()
    assert max(map(len, lines)) <= 40
    assert [line[:2] for line in lines] == ["- "] + ["  "] * (len(lines) - 1)
    assert wrapped("word " * 30, 40, "> ").count("> ") == len(lines)


def test_nothing_in_a_text_moves_the_cursor():
    assert wrapped("a\x1b[2J\n\nb", 40) == "a[2J b"


def test_an_article_is_told_by_its_title_and_its_day_if_known():
    assert (
        headline_and_day(Article("Ship\nsails", "", published=date(2026, 3, 9)))
        == "Ship sails · 9 March 2026"
    )
    assert headline_and_day(Article("", "")) == "Untitled article"
