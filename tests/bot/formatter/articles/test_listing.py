"""A page of a list, as Markdown and menus."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from bot.formatter.articles.listing import LINE, ListAsked, ListPage, choice_label, list_card, listing_lines
from bot.formatter.card import Menu
from bot.formatter.message import units
from bot.formatter.one_line import one_line
from bot.translation import language_of
from corpus.store import Listing, Order
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import blocks, constructs, visible

ADDED = datetime(2026, 11, 1, tzinfo=UTC)


def listing(title, outlet=None, published=None, article_id="a1"):
    return Listing(article_id, 1, title, outlet, (), published, None, ADDED)


def page(listings, total=None, **asked):
    return ListPage(ListAsked(**asked), len(listings) if total is None else total, tuple(listings))


def shown(card):
    return "\n".join(card.texts)


def test_a_line_names_title_outlet_and_day():
    listings = [
        listing("One", "The *Example*", date(2022, 11, 16)),
        listing("Two", published=ADDED),
        listing(""),
    ]
    assert listing_lines(listings) == [
        "**One**\n-# The \\*Example\\* · 16 November 2022",
        "**Two**\n-# <t:1793491200:D>",
        "**Untitled article**",
    ]
    assert "16. November 2022" in listing_lines(listings, language_of("de"))[0]


def test_a_page_says_how_many_there_are_and_which_page_it_is():
    card = list_card(page([listing("One")], 1234, search="*on*", outlet="O", page=2))
    assert [visible(block.nodes).strip("\n") for block in blocks(card.texts[0])] == [
        "1,234 articles with “*on*” in title or outlet of “O”",
        "Page 2 of 124",
    ]


def test_an_empty_shelf_says_how_to_add():
    assert "/article add" in shown(list_card(page([])))
    assert "/article add" not in shown(list_card(page([], search="x")))


def test_the_order_is_chosen_in_the_menu():
    card = list_card(page([listing("One")] * 2, order=Order.TITLE))
    menu = next(part for part in card.parts if isinstance(part, Menu) and part.press == "sort")
    assert [choice.value for choice in menu.choices if choice.chosen] == ["title"]


@pytest.mark.parametrize("character", ["*", "🎉", "a"])
def test_ten_of_the_longest_articles_fit_a_card(character):
    long = character * 500
    listings = [listing(long, long, ADDED, f"{character * 50}{number}") for number in range(10)]
    assert {units(line) <= LINE for line in listing_lines(listings)} == {True}
    list_card(page(listings, 10_000, search=long, outlet=long, page=1000))


@given(hostile_texts(), hostile_texts().filter(one_line))
def test_nothing_in_a_list_is_alive(title, outlet):
    card = list_card(page([listing(title, outlet)], search=outlet))
    found = [kind for text in card.texts for kind, _ in constructs(text)]
    assert sorted(found) == ["bold", "bold", "subtext"]


@pytest.mark.parametrize("title", ["Short", "x" * 300, "🎉" * 300, ""])
@pytest.mark.parametrize("outlet", [None, "CNN", "y" * 200])
def test_a_choice_is_never_too_long_and_ends_with_outlet_and_day(title, outlet):
    label = choice_label(listing(title, outlet, date(2022, 11, 16)))
    assert 0 < units(label) <= 100
    if outlet == "CNN":
        assert label.endswith(" · CNN · 16 November 2022")
