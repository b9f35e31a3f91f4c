from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.feeds.arrivals import FIRST, MOST_CHANGES, arrivals, digest_of, newest_first
from corpus.article import Article
from corpus.feeds import Feed, Item, ItemState, Standing, Terms
from corpus.readers.feed import FeedItem, FeedRead

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEW_FEED = Feed(1, 2, "https://h.example/feed", "The Herald", Terms(), Standing(NOW), NOW, "mo")
FEED = replace(NEW_FEED, standing=Standing(NOW, succeeded=NOW))


def item(key, text="Text.", published=None, **more):
    url = more.pop("url", f"https://h.example/{key}")
    return FeedItem(key, Article(f"Title {key}", text, published=published, url=url), "Summary")


def known(feed_item, state, **more):
    return Item(2, feed_item.key, feed_item.article, state, digest_of(feed_item), number=5, **more)


def states(came):
    return [(each.key, each.state) for each in came.new]


def test_the_newest_comes_last_so_that_it_has_the_highest_number():
    read = FeedRead("", tuple(item(str(n), published=NOW - timedelta(days=n)) for n in (2, 0, 1)))
    assert [each.key for each in arrivals(FEED, read, {}, ()).new] == ["2", "1", "0"]


def test_days_and_times_are_sorted_together_and_without_all_of_them_the_feed_decides():
    day, moment = item("day", published=date(2026, 3, 1)), item("moment", published=NOW)
    assert [each.key for each in newest_first([day, moment])] == ["moment", "day"]
    assert [each.key for each in newest_first([day, moment, item("none")])] == ["day", "moment", "none"]


def test_a_new_feed_has_few_new_items_whatever_else_it_has():
    read = FeedRead("", tuple(item(str(n)) for n in range(FIRST + 5)))
    came = arrivals(NEW_FEED, read, {}, ["https://h.example/0"])
    counted = [state for _, state in states(came)]
    assert counted.count(ItemState.NEW) == FIRST
    assert counted.count(ItemState.OLDER) == 4
    assert counted.count(ItemState.DUPLICATE) == 1


def test_what_came_elsewhere_or_twice_is_a_duplicate_and_keeps_no_text():
    same = "https://h.example/same"
    read = FeedRead("", (item("a", url=same), item("b", url=f"{same}?utm_source=x"), item("c")))
    came = arrivals(FEED, read, {}, ["http://www.h.example/c/"])
    assert states(came) == [("c", ItemState.DUPLICATE), ("b", ItemState.DUPLICATE), ("a", ItemState.NEW)]
    assert [each.article.text for each in came.new] == ["", "", "Text."]


def test_what_is_left_out_by_words_does_not_keep_out_the_same_from_elsewhere():
    feed = replace(FEED, terms=Terms(exclude=("summary",)))
    read = FeedRead("", (item("a"), item("b", url="https://h.example/a")))
    assert {state for _, state in states(arrivals(feed, read, {}, ()))} == {ItemState.EXCLUDED}


@pytest.mark.parametrize(
    ("state", "more", "becomes"),
    [
        (ItemState.ADDED, {"article_id": "x"}, ItemState.NEW),
        (ItemState.KEPT, {"article_id": "x"}, ItemState.NEW),
        (ItemState.ADDED, {}, None),
        (ItemState.NEW, {}, ItemState.NEW),
        (ItemState.WAITING, {}, ItemState.WAITING),
        (ItemState.REJECTED, {}, None),
        (ItemState.EXCLUDED, {}, None),
        (ItemState.FAILED, {}, None),
        (ItemState.DUPLICATE, {}, None),
        (ItemState.OLDER, {}, None),
        (ItemState.ADDED, {"article_id": "x", "attempts": MOST_CHANGES}, None),
    ],
)
def test_a_changed_item_comes_again_if_it_came_in_or_is_on_its_way(state, more, becomes):
    before, after = item("a"), item("a", "Another text.")
    came = arrivals(FEED, FeedRead("", (after,)), {"a": known(before, state, **more)}, ())
    assert not came.new
    assert [each.item.state for each in came.changed] == ([becomes] if becomes else [])
    for each in came.changed:
        assert (each.was, each.item.article.text, each.item.number) == (state, "Another text.", 5)


def test_a_changed_date_changes_nothing():
    before, after = item("a", published=NOW), item("a", published=NOW + timedelta(days=1))
    stored = known(before, ItemState.ADDED, article_id="x")
    assert not arrivals(FEED, FeedRead("", (after,)), {"a": stored}, ()).changed


def test_a_waiting_text_is_not_lost_when_the_feed_carries_it_no_more():
    stored = known(item("a"), ItemState.WAITING)
    assert not arrivals(FEED, FeedRead("", (item("a", text=""),)), {"a": stored}, ()).changed
