"""The contract of `FeedStore`: put a store through it by inheriting `FeedStoreContract`."""

import inspect
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.article import Article
from corpus.feeds import (
    KEPT,
    MAX_FEEDS,
    FeedExists,
    FeedNotFound,
    FeedStore,
    Item,
    ItemNotFound,
    ItemState,
    Settlement,
    Standing,
    Terms,
    TooManyFeeds,
    Visit,
)

HERE, THERE = 1001, 2002
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TERMS = Terms(("ship", "Häfen"), ("sport",), 77)


def item(feed, key="k", state=ItemState.NEW, **more):
    article = Article(f"Title {key}", "", "Post", ("A. One",), date(2026, 2, 28), f"https://h.example/{key}")
    return Item(feed.number, key, more.pop("article", article), state, more.pop("digest", "d"), **more)


class FeedStoreContract:
    """Needs a fixture `store` that gives an empty `FeedStore`."""

    @pytest.fixture
    def feed(self, store):
        return store.add(HERE, "https://h.example/feed", "The Herald", TERMS, by="mo (1)", now=NOW)

    @pytest.fixture
    def visited(self, store, feed):
        """Keep these items, and the standing."""

        def visited(*new, seen=None, now=NOW, **more):
            visit = Visit(Standing(now + HOUR), new=new, seen=seen, **more)
            store.visited(HERE, feed.number, visit, now)

        return visited

    # Feeds

    def test_a_feed_is_read_as_it_was_added_and_is_due_at_once(self, store, feed):
        assert (feed.url, feed.title, feed.terms) == ("https://h.example/feed", "The Herald", TERMS)
        assert (feed.added, feed.added_by, feed.standing) == (NOW, "mo (1)", Standing(NOW))
        assert store.feeds(HERE) == [feed] == store.due(HERE, NOW)
        assert store.feed(HERE, feed.number) == feed
        assert store.servers_due(NOW) == [HERE]

    def test_a_server_has_a_feed_once(self, store, feed):
        with pytest.raises(FeedExists, match="has the feed"):
            store.add(HERE, feed.url, "Again", Terms(), by="mo", now=NOW)
        assert store.add(THERE, feed.url, "There", Terms(), by="mo", now=NOW).server_id == THERE

    def test_feeds_are_bounded(self, store):
        for number in range(MAX_FEEDS):
            store.add(HERE, f"https://h.example/{number}", "", Terms(), by="mo", now=NOW)
        with pytest.raises(TooManyFeeds, match=str(MAX_FEEDS)):
            store.add(HERE, "https://h.example/more", "", Terms(), by="mo", now=NOW)

    def test_a_paused_feed_is_not_due_and_a_resumed_one_is_at_once(self, store, feed):
        store.visited(HERE, feed.number, Visit(Standing(NOW + HOUR)), NOW)
        assert store.pause(HERE, feed.number, True, NOW).paused
        assert not store.servers_due(NOW + 2 * HOUR)
        assert not store.due(HERE, NOW + 2 * HOUR)
        resumed = store.pause(HERE, feed.number, False, NOW)
        assert store.due(HERE, NOW) == [resumed]

    def test_of_two_who_claim_a_feed_one_has_it_until_it_is_due_again(self, store, feed):
        assert [store.claim(HERE, feed.number, NOW, NOW + HOUR) for _ in range(2)] == [True, False]
        assert not store.due(HERE, NOW)
        [again] = store.due(HERE, NOW + HOUR)
        assert again.standing.due == NOW + HOUR

    def test_a_claim_is_given_back_unless_the_visit_was_kept(self, store, feed, visited):
        store.claim(HERE, feed.number, NOW, NOW + HOUR)
        assert store.claim(HERE, feed.number, NOW + HOUR, NOW)
        store.claim(HERE, feed.number, NOW, NOW + 2 * HOUR)
        visited()
        assert not store.claim(HERE, feed.number, NOW + 2 * HOUR, NOW)

    def test_a_paused_feed_is_nobodys(self, store, feed):
        store.pause(HERE, feed.number, True, NOW)
        assert not store.claim(HERE, feed.number, NOW, NOW + HOUR)

    def test_a_removed_feed_is_gone_with_its_items(self, store, feed, visited):
        visited(item(feed))
        assert store.remove(HERE, feed.number).url == feed.url
        assert not store.feeds(HERE)
        assert not store.items(HERE, ItemState.NEW)
        for ask in (store.feed, store.remove):
            with pytest.raises(FeedNotFound):
                ask(HERE, feed.number)

    def test_numbers_are_never_used_twice(self, store, feed):
        store.remove(HERE, feed.number)
        assert store.add(HERE, feed.url, "", Terms(), by="mo", now=NOW).number > feed.number

    # Visits and items

    def test_a_visit_is_kept_whole(self, store, feed):
        standing = Standing(NOW + HOUR, '"e"', "Sun", NOW, NOW - HOUR, 3, "It stalls.", True)
        new = item(feed, "ü", article_id="abc", message=5, attempts=2, note="n", summary="s")
        store.visited(HERE, feed.number, Visit(standing, "https://h.example/new", "Herald", [new]), NOW)
        kept = store.feed(HERE, feed.number)
        assert (kept.standing, kept.url, kept.title) == (standing, "https://h.example/new", "Herald")
        [found] = store.items(HERE, ItemState.NEW)
        assert found == replace(new, number=found.number)
        assert store.known(HERE, feed.number, ["ü", "x"]) == {"ü": found}
        assert store.item(HERE, found.number) == found
        assert store.counts(HERE, feed.number) == {ItemState.NEW: 1}

    def test_an_item_is_kept_once_and_what_became_of_it_stays(self, store, feed, visited):
        visited(item(feed))
        [kept] = store.items(HERE, ItemState.NEW)
        assert store.settle(HERE, Settlement(replace(kept, state=ItemState.ADDED), ItemState.NEW))
        visited(item(feed))
        assert store.counts(HERE, feed.number) == {ItemState.ADDED: 1}

    def test_of_two_decisions_the_first_counts(self, store, feed, visited):
        visited(item(feed, state=ItemState.WAITING))
        [kept] = store.items(HERE, ItemState.WAITING)
        assert store.settle(HERE, Settlement(replace(kept, state=ItemState.REJECTED), ItemState.WAITING))
        assert not store.settle(HERE, Settlement(replace(kept, state=ItemState.ADDED), ItemState.WAITING))
        assert store.item(HERE, kept.number).state is ItemState.REJECTED

    def test_a_visit_changes_items_that_are_still_in_their_state(self, store, feed, visited):
        visited(item(feed, "a", ItemState.ADDED), item(feed, "b", ItemState.ADDED))
        a, b = (store.known(HERE, feed.number, [key])[key] for key in "ab")
        store.settle(HERE, Settlement(replace(b, state=ItemState.REJECTED), ItemState.ADDED))
        visited(changed=[Settlement(replace(each, state=ItemState.NEW), ItemState.ADDED) for each in (a, b)])
        assert store.counts(HERE, feed.number) == {ItemState.NEW: 1, ItemState.REJECTED: 1}

    def test_a_visit_to_a_feed_removed_meanwhile_is_nothing(self, store, feed, visited):
        store.remove(HERE, feed.number)
        visited(item(feed))
        assert not store.items(HERE, ItemState.NEW)

    def test_a_feed_does_not_move_to_where_another_is(self, store, feed):
        other = store.add(HERE, "https://h.example/other", "", Terms(), by="mo", now=NOW)
        store.visited(HERE, other.number, Visit(Standing(NOW), url=feed.url), NOW)
        assert store.feed(HERE, other.number).url == other.url

    def test_the_newest_items_come_first_and_no_more_than_asked(self, store, feed, visited):
        visited(*(item(feed, str(number)) for number in range(5)))
        assert [each.key for each in store.items(HERE, ItemState.NEW, limit=3)] == ["4", "3", "2"]
        assert not store.items(HERE, ItemState.NEW, feed=feed.number + 1)

    def test_settled_items_that_the_feed_dropped_long_ago_are_forgotten(self, store, feed, visited):
        visited(*(item(feed, key, ItemState.ADDED) for key in "ab"), item(feed, "c", ItemState.WAITING))
        later = NOW + KEPT + HOUR
        visited(seen=["a"], now=later)
        assert set(store.known(HERE, feed.number, "abc")) == {"a", "c"}

    @pytest.mark.parametrize(
        ("state", "counts"),
        [
            (ItemState.NEW, True),
            (ItemState.WAITING, True),
            (ItemState.ADDED, True),
            (ItemState.REJECTED, True),
            (ItemState.KEPT, True),
            (ItemState.EXCLUDED, False),
            (ItemState.FAILED, False),
            (ItemState.OLDER, False),
        ],
    )
    def test_an_address_is_known_elsewhere(self, store, feed, visited, state, counts):
        visited(item(feed, state=state))
        asked = ["http://www.h.example/k/?utm_source=x", "https://h.example/other"]
        assert list(store.known_elsewhere(HERE, asked)) == (asked[:1] if counts else [])

    def test_of_a_feed_that_renames_its_items_the_last_are_remembered(
        self, store, feed, visited, monkeypatch
    ):
        monkeypatch.setattr("corpus.sqlite.records.feeds.MOST_REMEMBERED", 3)
        for number in range(4):
            new = [item(feed, f"{name}{number}", ItemState.WAITING) for name in "ab"]
            now = NOW + number * HOUR
            store.visited(HERE, feed.number, Visit(Standing(now), new=new, seen=[n.key for n in new]), now)
        kept = [each.key for each in store.items(HERE, ItemState.WAITING)]
        assert kept == ["b3", "a3", "b2", "a2", "b1"]

    def test_where_a_curator_was_asked_is_kept(self, store, feed, visited):
        visited(item(feed))
        [kept] = store.items(HERE, ItemState.NEW)
        store.shown(HERE, kept.number, 12345)
        assert store.item(HERE, kept.number).message == 12345
        assert store.asked_in(HERE, 12345) is None  # it is not waiting

    def test_items_are_found_by_whether_somebody_was_asked(self, store, feed, visited):
        visited(item(feed, "a", ItemState.WAITING, message=5), item(feed, "b", ItemState.WAITING))
        a, b = (store.known(HERE, feed.number, [key])[key] for key in "ab")
        assert store.items(HERE, ItemState.WAITING, asked=True) == [a]
        assert store.items(HERE, ItemState.WAITING, asked=False) == [b]
        assert store.items(HERE, ItemState.WAITING) == [b, a]
        assert store.asked_in(HERE, 5) == a
        assert store.asked_in(HERE, 6) is None

    def test_everything_of_a_server_is_forgotten(self, store, feed, visited):
        visited(item(feed))
        store.forget(HERE)
        assert not store.feeds(HERE)
        assert not store.items(HERE, ItemState.NEW)

    # Isolation

    def test_nothing_is_seen_or_changed_from_another_server(self, store, feed, visited):
        visited(item(feed, message=5))
        [kept] = store.items(HERE, ItemState.NEW)
        before = store.feed(HERE, feed.number)
        rejected = Settlement(replace(kept, state=ItemState.REJECTED), ItemState.NEW)
        intruding = Visit(Standing(NOW), new=[item(feed, "x")], changed=[rejected], seen=[])
        outcomes = {
            "due": store.due(THERE, NOW + 2 * HOUR),
            "claim": store.claim(THERE, feed.number, before.standing.due, NOW),
            "feeds": store.feeds(THERE),
            "known": store.known(THERE, feed.number, ["k"]),
            "known_elsewhere": store.known_elsewhere(THERE, ["https://h.example/k"]),
            "visited": store.visited(THERE, feed.number, intruding, NOW),
            "settle": store.settle(THERE, rejected),
            "items": store.items(THERE, ItemState.NEW),
            "asked_in": store.asked_in(THERE, 5),
            "counts": store.counts(THERE, feed.number),
            "shown": store.shown(THERE, kept.number, 9),
            "forget": store.forget(THERE),
        }
        assert {name for name, outcome in outcomes.items() if outcome} == set()
        refused = {
            "feed": lambda: store.feed(THERE, feed.number),
            "pause": lambda: store.pause(THERE, feed.number, True, NOW),
            "remove": lambda: store.remove(THERE, feed.number),
        }
        for ask in refused.values():
            with pytest.raises(FeedNotFound):
                ask()
        with pytest.raises(ItemNotFound):
            store.item(THERE, kept.number)
        assert store.feed(HERE, feed.number) == before
        assert store.items(HERE, ItemState.NEW) == [kept]
        methods = {name for name, _ in inspect.getmembers(FeedStore, inspect.isfunction) if name[0] != "_"}
        assert methods == {*outcomes, *refused, "item", "add", "servers_due"}  # `add` is tried above
