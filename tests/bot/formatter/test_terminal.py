from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given

from bot.formatter.terminal import answer_text, article_text, change_text, listing_text
from bot.retriever.answer import Answer, Finding, Headline, Stance
from corpus.article import Article, Quote
from corpus.store import Actor, Change, ChangeKind, Listing
from tests.bot.formatter.hostile import hostile_texts

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVIL = "a\x1b[2J\x07\x9b1m\r\u202eb"


def answer(article: Article, start: int = 0, end: int | None = None) -> Answer:
    return Answer("Who?", 0.9, Finding(Quote(1, article, start, end or len(article.text)), 0.9))


def test_shows_the_quote_then_its_source() -> None:
    article = Article("T", "A.", "The Post", ("Ann Lee",), date(2022, 11, 16), "https://a.example/b")
    assert answer_text(answer(article), NOW) == (
        "This is from 4 years ago.\n\n"
        "A.\n\n  T\n  The Post · by Ann Lee · 16 November 2022 (4 years ago)\n  https://a.example/b"
    )


def test_shows_the_sentence_before_apart_from_the_quote() -> None:
    article = Article("T", "Milley spoke. He left.")
    assert answer_text(answer(article, 14), NOW) == "  Just before: Milley spoke.\n\nHe left.\n\n  T"


def test_shows_a_report_that_differs_after_the_quote() -> None:
    article = Article("T", "Three died.", "The Post", published=date(2026, 11, 19), id="a1")
    other = Article("U", "Seven died.", "The Sun", published=date(2026, 11, 18), id="a2")
    finding = Finding(Quote(1, other, 0, 11), 0.8, Stance.DIFFERS)
    assert answer_text(replace(answer(article), others=(finding,)), NOW) == (
        "Three died.\n\n  T\n  The Post · 19 November 2026 (yesterday)\n\n"
        "Reports differ. An older report (18 November 2026) says:\n\n"
        "Seven died.\n\n  U\n  The Sun · 18 November 2026 (2 days ago)"
    )


def test_names_a_newer_article_beside_an_old_answer_and_where_the_same_is_said() -> None:
    old = replace(answer(Article("T", "A.", published=date(2026, 1, 16))), newer=Headline(1, "n", "News"))
    also = Finding(Quote(1, Article("U", "A.", "The Sun", id="a2"), 0, 2), 0.8, Stance.AGREES)
    shown = answer_text(replace(old, others=(also,)), NOW)
    assert shown.startswith("This is from 10 months ago. A newer article on the subject: News\n\nA.\n")
    assert shown.endswith("\n\n  Also in: U (The Sun)")


def test_shows_a_moment_in_utc() -> None:
    article = Article("T", "A.", published=datetime(2026, 11, 20, 9, 5, tzinfo=UTC))
    assert answer_text(answer(article), NOW).endswith("20 November 2026, 09:05 UTC (2 hours ago)")


@given(hostile_texts())
def test_a_quote_is_found_character_for_character(text: str) -> None:
    article = Article(text, text.strip() or "-", text, (text,), NOW, text)
    assert article.text in answer_text(answer(article), NOW, width=30)


def test_everything_but_the_quote_is_wrapped() -> None:
    long = "word " * 60
    article = Article(long, f"{long.strip()}.\n\nIt {long}", long, (long,))
    lines = answer_text(answer(article, len(long) + 2), NOW, width=40).splitlines()
    assert [line for line in lines if len(line) > 40] == [f"It {long}"]


def test_says_that_nothing_answers() -> None:
    closest = (Headline(1, "1", "One"), Headline(1, "2", ""))
    assert answer_text(Answer("Who?", 0.1, closest=closest), NOW, 200) == (
        "No article here answers that. I only quote, so I won't guess. The closest headlines are:\n"
        "  - One\n  - Untitled article"
    )
    assert "found nothing" in answer_text(Answer("Who?", 0.0), NOW)


def test_no_control_character_passes() -> None:
    article = Article(EVIL, EVIL, EVIL, (EVIL,), None, EVIL, EVIL)
    listing = Listing(EVIL, 1, EVIL, EVIL, (EVIL,), None, EVIL, NOW)
    change = Change(1, 1, EVIL, 1, ChangeKind.ADDED, EVIL, Actor("a", "b"), NOW)
    silence = Answer("Who?", 0.1, closest=(Headline(1, EVIL, EVIL),))
    shown = [answer_text(answer(article), NOW), answer_text(silence, NOW), article_text(article, NOW)]
    for text in (*shown, listing_text([listing]), change_text(change)):
        assert text.replace("\n", "").isprintable()


def test_lists_one_article_a_line() -> None:
    listings = [
        Listing("abc", 1, "One", "The Post", (), date(2022, 11, 16), None, NOW),
        Listing("d", 1, "Two\nlines", None, (), None, None, NOW),
    ]
    assert listing_text(listings).splitlines() == [
        "abc   16 November 2022  One (The Post)",
        f"d    {'':17}  Two lines",
    ]


def test_says_what_was_changed() -> None:
    change = Change(7, 1, "abc", 2, ChangeKind.REMOVED, "One", Actor("a", "b"), NOW)
    assert change_text(change) == "removed abc  One"


def test_shows_an_article_in_full() -> None:
    article = Article("T", "A.\n\nB.", id="abc", revision=2)
    assert article_text(article, NOW) == "  T\n  abc, revision 2\n\nA.\n\nB."
