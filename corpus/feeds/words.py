"""The words in which one speaks of feeds: how they come in, how they fare, and what became of their items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from corpus.article import Article, ServerId
from corpus.errors import VerbatimError, excerpt
from corpus.store import StoreError

MAX_FEEDS: Final = 50
"""Feeds of one server."""

KEPT: Final = timedelta(days=90)
"""How long a settled item that its feed no longer has is remembered, lest it come again."""

MOST_REMEMBERED: Final = 5_000
"""Items remembered of one feed besides those it has now: some give the same ones new names at every visit."""


class FeedNotFound(StoreError):
    """The server has no such feed."""


class ItemNotFound(StoreError):
    """The server has no such item, or its feed was removed."""


class FeedExists(StoreError):
    """The server has a feed of this address."""


class TooManyFeeds(VerbatimError):
    """The server has as many feeds as one may have."""


def feed_not_found(number: int) -> FeedNotFound:
    """The error of every store for a feed that is not there."""
    return FeedNotFound(f"There is no feed {number} on this server; perhaps it was removed.")


def feed_exists(url: str) -> FeedExists:
    """The error of every store for a feed that is there already."""
    return FeedExists(f"This server has the feed {excerpt(url, 200)} already.")


def too_many_feeds() -> TooManyFeeds:
    """The error of every store for one feed too many."""
    return TooManyFeeds(f"A server may have {MAX_FEEDS} feeds. Remove one that is not needed.")


class ItemState(StrEnum):
    """What became of an item."""

    NEW = "new"
    """Its article is still to be had, or to be had again because it changed."""
    WAITING = "waiting for a decision"
    ADDED = "added"
    KEPT = "kept as it was"
    """Its article came in; a later change of it was rejected."""
    REJECTED = "rejected"
    EXCLUDED = "excluded by words"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    OLDER = "older than the feed"
    """It stood in the feed when that was added, and was not among the newest."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a feed's items come in.

    An item must have one of the words of `include`, if there are any, and none of `exclude`. With a `queue`,
    the id of a channel, a curator decides there about each.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    queue: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed fares: when it is asked next, and what is known from the last times.

    `etag` and `modified` are what its site wants to hear again (RFC 9110, sections 8.8 and 13). `failures`
    counts those since the last success; `told` means that somebody was told that it fails for long.
    """

    due: datetime
    etag: str | None = None
    modified: str | None = None
    succeeded: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: str | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of a server; `number` is never used twice, `url` is where it was last found for good."""

    server_id: ServerId
    number: int
    url: str
    title: str
    terms: Terms
    standing: Standing
    added: datetime
    added_by: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed, and what became of it; `number` is 0 until it is kept.

    `key` tells it from the feed's other items. `article` is as the feed says it, or as its page does once
    that was read; its text is empty before, and again when nothing more is to be done with it. `digest`
    tells a changed item from one with a changed date. `article_id` names what stands on the shelf because of
    it. `message` is where a curator was asked.
    """

    feed: int
    key: str
    article: Article
    state: ItemState
    digest: str
    summary: str = ""
    article_id: str | None = None
    message: int | None = None
    attempts: int = 0
    note: str | None = None
    """Why it failed, or who decided."""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Settlement:
    """A kept item as it is to be from now on, if it is still in the state `was`."""

    item: Item
    was: ItemState


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking a feed: where it stands now, perhaps for good elsewhere, and items that came.

    `seen` are the keys of all items that the feed has, to be remembered as long as it has them; None if it
    did not say. `title`, `url` stay as they are for None.
    """

    standing: Standing
    url: str | None = None
    title: str | None = None
    new: Sequence[Item] = ()
    changed: Sequence[Settlement] = ()
    seen: Collection[str] | None = field(default=None)
