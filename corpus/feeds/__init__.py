"""Feeds and their items: the words for them, and the protocol every store of them fulfils."""

from corpus.feeds.store import FeedStore
from corpus.feeds.words import (
    KEPT,
    MAX_FEEDS,
    MOST_REMEMBERED,
    Feed,
    FeedExists,
    FeedNotFound,
    Item,
    ItemNotFound,
    ItemState,
    Settlement,
    Standing,
    Terms,
    TooManyFeeds,
    Visit,
    feed_exists,
    feed_not_found,
    too_many_feeds,
)

__all__ = [
    "KEPT",
    "MAX_FEEDS",
    "MOST_REMEMBERED",
    "Feed",
    "FeedExists",
    "FeedNotFound",
    "FeedStore",
    "Item",
    "ItemNotFound",
    "ItemState",
    "Settlement",
    "Standing",
    "Terms",
    "TooManyFeeds",
    "Visit",
    "feed_exists",
    "feed_not_found",
    "too_many_feeds",
]
