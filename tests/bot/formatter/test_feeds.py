from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.feeds import (
    FEEDS_A_PAGE,
    HEADLINES,
    ListedFeed,
    decided_card,
    feed_name,
    feeds_card,
    found_text,
    gone_card,
    item_card,
)
from bot.formatter.message import MAX_CONTENT, units
from corpus.article import Article
from corpus.feeds import Feed, Item, ItemState, Standing, Terms

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STANDING = Standing(NOW, succeeded=NOW)
FEED = Feed(1, 2, "https://www.h.example/feed", "The Herald", Terms(), STANDING, NOW, "mo")
ARTICLE = Article("Ships leave", "They left at noon.\n\nNobody waved.", "The Herald", published=NOW)
ITEM = Item(2, "k", ARTICLE, ItemState.WAITING, "d", number=7)

wild = st.text(alphabet=st.sampled_from("a*_`<@>#\n 😀|~[](:/)\\"), max_size=3000)


def text_of(card) -> str:
    return "\n".join(card.texts)


def listed(feed: Feed, **counts: int) -> str:
    counted = {ItemState[name.upper()]: count for name, count in counts.items()}
    card = feeds_card([ListedFeed(feed, counted)], page=1, pages=1, total=1, turn="feeds")
    return text_of(card)


def test_a_feed_without_a_title_goes_by_its_site():
    assert feed_name("", "https://www.h.example/feed") == "www.h.example"


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (STANDING, "Last read <t:1772366400:R>, next <t:1772366400:R>"),
        (Standing(NOW), "Not read yet"),
        (
            Standing(NOW, failing_since=NOW, failures=2, failure="It *stalls*."),
            r"Failing since <t:1772366400:f>: It \*stalls\*. Next try <t:1772366400:R>",
        ),
    ],
)
def test_a_list_says_how_a_feed_stands(standing, expected):
    assert expected in listed(replace(FEED, standing=standing))


def test_a_paused_feed_says_only_that():
    assert "Paused" in listed(replace(FEED, paused=True))
    assert "Last read" not in listed(replace(FEED, paused=True))


def test_a_list_counts_what_came():
    text = listed(replace(FEED, terms=Terms(queue=5)), added=1, waiting=3, excluded=2, failed=1, duplicate=9)
    assert "1 article came in · 3 wait in <#5> · 2 left out by words · 1 could not be read" in text


@given(wild, st.text(max_size=300))
def test_any_feeds_fit_a_card(text, words):
    standing = Standing(NOW, failing_since=NOW, failures=2, failure=text)
    url = f"https://{'a' * 60}.{'b' * 60}.{'c' * 60}.example/"
    full = Feed(1, 2, url, text, Terms((words,) * 9, (text,) * 9, 10**19), standing, NOW, "mo")
    feeds = [ListedFeed(full, dict.fromkeys(ItemState, 1_000_000))] * FEEDS_A_PAGE
    feeds_card(feeds, page=12, pages=13, total=50, turn="feeds", unreachable=[10**19])


@given(wild, wild)
def test_any_item_fits_a_card_and_pings_nobody(title, text):
    article = Article(title, f"words {text}", text[:200], published=NOW, url="https://h.example/1")
    item = replace(ITEM, article=article, note=title)
    for state in ItemState:
        decided_card(replace(item, state=state))
    card = item_card(item, feed_name(title, "https://h.example/"), "item", more=1000)
    assert "<@" not in text_of(card)


@given(wild, st.lists(wild, max_size=10))
def test_whatever_was_found_fits_a_message(title, headlines):
    name = feed_name(title, "https://h.example/")
    text = found_text(name, headlines, total=500, whole=0, wanted=3)
    assert 0 < units(text) <= MAX_CONTENT
    assert text.count("\n- ") <= HEADLINES


def test_an_item_can_be_approved_and_rejected_and_says_what_waits_behind_it():
    card = item_card(ITEM, "The Herald", "item", more=2)
    [row] = [part for part in card.parts if hasattr(part, "buttons")]
    assert [button.press for button in row.buttons] == ["item:approve:7:d", "item:reject:7:d"]
    text = text_of(card)
    for expected in (
        "A new article · The Herald",
        "**Ships leave**",
        "> They left at noon.\n> Nobody waved.",
        "2 more",
    ):
        assert expected in text


def test_a_changed_article_is_said_to_be_one():
    assert "An article has changed" in text_of(
        item_card(replace(ITEM, article_id="abc"), "The Herald", "item")
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ItemState.ADDED, "Approved by mo: it"),
        (ItemState.REJECTED, "Rejected by mo."),
        (ItemState.KEPT, "Rejected by mo: the article stays"),
        (ItemState.DUPLICATE, "on the shelf already"),
    ],
)
def test_a_decision_is_told(state, expected):
    card = decided_card(replace(ITEM, state=state, note="mo (123)"))
    assert expected in text_of(card)
    assert not any(hasattr(part, "buttons") for part in card.parts)


def test_an_item_of_a_removed_feed_is_told():
    assert "was removed" in text_of(gone_card())
