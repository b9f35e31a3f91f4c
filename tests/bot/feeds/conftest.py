"""A server with a feed, a shelf in memory, and a clock that a test turns."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.door import Door
from bot.feeds.visiting import Visitor
from corpus.feeds import Feed, FeedStore, ItemState, Terms
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from tests.feed_server import FeedServer, fetch_here

HERE = 1001


@dataclass
class Clock:
    now: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Told:
    """An owner that writes down what it is told."""

    words: list[str] = field(default_factory=list)

    async def queued(self, feed: Feed) -> None:
        self.words.append("queued")

    async def failing(self, feed: Feed) -> None:
        self.words.append(f"failing: {feed.standing.failure}")

    async def recovered(self, feed: Feed) -> None:
        self.words.append("recovered")


@dataclass
class Desk:
    """Everything a test of a visit needs."""

    server: FeedServer
    shelf: Shelf
    feeds: FeedStore
    clock: Clock = field(default_factory=Clock)
    told: Told = field(default_factory=Told)

    def visitor(self) -> Visitor:
        door = Door(fetch_here, pause=0)
        return Visitor(self.shelf, self.feeds, self.told, door, clock=self.clock, dice=lambda: 0.0)

    def add(self, path: str = "/feed", **terms: object) -> Feed:
        return self.feeds.add(
            HERE, self.server.url(path), "The Herald", Terms(**terms), by="mo", now=self.clock()
        )

    def feed(self) -> Feed:
        return self.feeds.feeds(HERE)[0]

    async def visit(self, *, after: float = 15) -> Feed:
        """Visit the first feed, so many minutes later; how it stands then."""
        self.clock.turn(minutes=after)
        await self.visitor().visit(self.feed())
        return self.feed()

    def titles(self) -> list[str]:
        """On the shelf, the oldest first."""
        return [article.title for article in self.shelf.store.articles(HERE)]

    def counts(self) -> dict[ItemState, int]:
        return dict(self.feeds.counts(HERE, self.feed().number))


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest.fixture
def store() -> Iterator[SQLiteStore]:
    with SQLiteStore(":memory:") as store:
        yield store


@pytest.fixture
def desk(server: FeedServer, store: SQLiteStore) -> Desk:
    return Desk(server, Shelf(store), store.records.feeds)
