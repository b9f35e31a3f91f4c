import pytest

from corpus.feeds import ItemState, Standing, Terms, Visit
from corpus.sqlite.connections import Connections
from corpus.sqlite.feeds import SQLiteFeeds
from corpus.sqlite.schema import MIGRATIONS
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
