import inspect
import sqlite3
from contextlib import closing, nullcontext

import pytest

from corpus.feeds import FeedStore, ItemState, Settlement, Standing, Terms, Visit
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.records.feeds import SQLiteFeeds
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import StoreUnavailable
from tests.corpus.feed_store_contract import HERE, NOW, FeedStoreContract, item


@pytest.fixture
def open_feeds(tmp_path):
    opened = []

    def open_feeds(path=tmp_path / "a.db"):
        opened.append(Connections(path, 10.0, MIGRATIONS))
        return SQLiteFeeds(opened[-1])

    yield open_feeds
    for connections in opened:
        connections.close()


class TestSQLiteFeeds(FeedStoreContract):
    @pytest.fixture
    def store(self, open_feeds):
        return open_feeds()


class TestSQLiteFeedsInMemory(FeedStoreContract):
    @pytest.fixture
    def store(self, open_feeds):
        return open_feeds(":memory:")


def test_feeds_and_items_outlive_the_process(open_feeds):
    first = open_feeds()
    feed = first.add(HERE, "https://h.example/feed", "The Herald", Terms(), by="mo", now=NOW)
    first.visited(HERE, feed.number, Visit(Standing(NOW), new=[item(feed)]), NOW)
    assert open_feeds().items(HERE, ItemState.NEW) == first.items(HERE, ItemState.NEW)


READS = {
    "servers_due": lambda feeds: feeds.servers_due(NOW),
    "due": lambda feeds: feeds.due(HERE, NOW),
    "feeds": lambda feeds: feeds.feeds(HERE),
    "feed": lambda feeds: feeds.feed(HERE, 1),
    "known": lambda feeds: feeds.known(HERE, 1, ["k"]),
    "known_elsewhere": lambda feeds: feeds.known_elsewhere(HERE, ["https://h.example/k"]),
    "item": lambda feeds: feeds.item(HERE, 1),
    "items": lambda feeds: feeds.items(HERE, ItemState.NEW),
    "asked_in": lambda feeds: feeds.asked_in(HERE, 5),
    "counts": lambda feeds: feeds.counts(HERE, 1),
}
WRITES = {
    "add": lambda feeds: feeds.add(HERE, "https://h.example/2", "", Terms(), by="mo", now=NOW),
    "claim": lambda feeds: feeds.claim(HERE, 1, NOW, NOW),
    "pause": lambda feeds: feeds.pause(HERE, 1, True, NOW),
    "visited": lambda feeds: feeds.visited(HERE, 1, Visit(Standing(NOW)), NOW),
    "settle": lambda feeds: feeds.settle(HERE, Settlement(feeds.item(HERE, 1), ItemState.NEW)),
    "shown": lambda feeds: feeds.shown(HERE, 1, 5),
    "remove": lambda feeds: feeds.remove(HERE, 1),
    "forget": lambda feeds: feeds.forget(HERE),
}
METHODS = READS | WRITES


class TestFailures:
    @pytest.fixture
    def path(self, tmp_path, open_feeds):
        feeds = open_feeds()
        feed = feeds.add(HERE, "https://h.example/feed", "The Herald", Terms(("a",)), by="mo", now=NOW)
        feeds.visited(HERE, feed.number, Visit(Standing(NOW), new=[item(feed, message=5)]), NOW)
        return tmp_path / "a.db"

    def test_no_method_is_forgotten_here(self):
        methods = {name for name, _ in inspect.getmembers(FeedStore, inspect.isfunction) if name[0] != "_"}
        assert set(METHODS) == methods

    @pytest.mark.parametrize("name", METHODS)
    def test_a_lock_keeps_no_reader_waiting_and_is_said_to_writers(self, path, name):
        with (
            closing(Connections(path, 0.05, MIGRATIONS)) as connections,
            closing(sqlite3.connect(path, isolation_level=None)) as other,
        ):
            other.execute("BEGIN IMMEDIATE")
            with nullcontext() if name in READS else pytest.raises(StoreUnavailable, match="is locked"):
                METHODS[name](SQLiteFeeds(connections))

    @pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
    def test_a_closed_store_is_said(self, path, method):
        connections = Connections(path, 0.05, MIGRATIONS)
        connections.close()
        with pytest.raises(StoreUnavailable, match="is closed"):
            method(SQLiteFeeds(connections))

    @pytest.mark.parametrize(
        ("damage", "name"),
        [
            ("UPDATE feed SET due = 'soon'", "feeds"),
            ("UPDATE feed SET include = '['", "feed"),
            ("UPDATE item SET state = 'lost'", "item"),
            ("UPDATE item SET state = 'lost'", "counts"),
            ("UPDATE item SET authors = '{'", "items"),
            ("UPDATE item SET title = CAST(x'ff' AS TEXT)", "known"),
        ],
    )
    def test_a_damaged_row_is_said(self, path, damage, name):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(damage)
        with (
            closing(Connections(path, 0.05, MIGRATIONS)) as connections,
            pytest.raises(StoreUnavailable, match="is damaged"),
        ):
            METHODS[name](SQLiteFeeds(connections))


def test_items_are_looked_up_by_their_feed_and_key(tmp_path, open_feeds):
    feeds, asked = open_feeds(), []
    with feeds._connections.reading() as reader:
        reader.set_trace_callback(asked.append)
    feeds.known(HERE, 1, ["k"])
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        plan = [row[3] for query in asked for row in other.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert "SEARCH item USING INDEX sqlite_autoindex_item_1 (feed=? AND key=?)" in plan
