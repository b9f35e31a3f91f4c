from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from bot.formatter.articles import LINE, article_message, listing_lines, listing_message
from bot.formatter.message import units
from corpus.article import Article
from corpus.store import Listing
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import blocks, constructs, visible

ADDED = datetime(2026, 11, 1, tzinfo=UTC)


def listing(title: str, outlet: str | None = None, published: date | None = None) -> Listing:
    return Listing("a1", 1, title, outlet, (), published, None, ADDED)


def test_a_line_names_title_outlet_and_date() -> None:
    listings = [
        listing("One", "The *Example*", date(2022, 11, 16)),
        listing("Two", published=ADDED),
        listing(""),
    ]
    assert listing_lines(listings) == [
        r"- One · The \*Example\* · 16 November 2022",
        "- Two · <t:1793491200:D>",
        "- Untitled article",
    ]


def test_a_page_says_how_many_there_are_and_which_page_it_is() -> None:
    message = listing_message([listing("One")], page=2, pages=3, total=1234, search="*on*")
    assert [visible(block.nodes).strip("\n") for block in blocks(message.content)] == [
        "1,234 articles with “*on*” in title or outlet",
        "One",
        "Page 2 of 3",
    ]


def test_an_empty_shelf_says_how_to_add() -> None:
    assert "/article add" in listing_message([], page=1, pages=1, total=0).content


@pytest.mark.parametrize("character", ["*", "🎉", "a"])
def test_ten_of_the_longest_articles_fit_a_page(character: str) -> None:
    long = character * 500
    listings = [listing(long, long, ADDED)] * 10
    assert {units(line) <= LINE for line in listing_lines(listings)} == {True}
    listing_message(listings, page=1000, pages=1000, total=10_000, search=long)


@given(hostile_texts(), hostile_texts())
def test_nothing_in_a_list_is_alive(title: str, outlet: str) -> None:
    message = listing_message([listing(title, outlet)], page=1, pages=1, total=1, search=outlet)
    assert sorted(kind for kind, _ in constructs(message.content)) == ["bold", "item", "list"]


def test_an_article_is_shown_by_its_source_and_its_beginning() -> None:
    text = "First one. Second one.\n\nThird one."
    message = article_message(
        Article("T", text, "The Post", published=date(2022, 11, 16), url="https://a.example")
    )
    assert [(block.kind, visible(block.nodes).strip("\n")) for block in blocks(message.content)] == [
        ("text", "T"),
        ("subtext", "The Post · 16 November 2022"),
        ("subtext", "3 sentences · revision 1"),
        ("quote", "First one. Second one.\nThird one."),
    ]
    assert len(message.links) == 1


@pytest.mark.parametrize("text", ["*\n" * 2_000, "🎉" * 5_000, "word " * 5_000, "a", "1.\n" * 2_000])
def test_any_article_fits_a_message(text: str) -> None:
    message = article_message(Article("*" * 900, text, "*" * 900, ("*" * 900,) * 9, ADDED))
    assert "quote" in [block.kind for block in blocks(message.content)]


@given(hostile_texts(), hostile_texts())
def test_nothing_in_an_article_is_alive(title: str, text: str) -> None:
    message = article_message(Article(title, text, title, (title,)))
    found = {kind for kind, _ in constructs(message.content)}
    assert found == {"bold", "subtext", "quote"}
