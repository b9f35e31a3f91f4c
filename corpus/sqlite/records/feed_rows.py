"""Turns feeds and their items into columns, and rows back into them."""

from datetime import datetime
from typing import Any, TypeAlias

from corpus.article import Article
from corpus.canonical import canonical_url
from corpus.feeds import Feed, Item, ItemState, Standing, Terms
from corpus.sqlite.connection.failures import rows_of_ours
from corpus.sqlite.rows import (
    authors_text,
    published_text,
    read_published,
    read_texts,
    storable,
    time_text,
)

Row: TypeAlias = tuple[Any, ...]

FEED = """
    SELECT server_id, number, url, title, include, exclude, queue, added, added_by, paused,
        due, etag, modified, succeeded, failing_since, failures, failure, told
    FROM feed
"""
ITEM = """
    SELECT number, feed, key, state, digest, title, outlet, authors, published, url, text, summary,
        article_id, message, attempts, note
    FROM item
"""


def read_feed(row: Row) -> Feed:
    """A feed from the columns of `FEED`."""
    server_id, number, url, title, include, exclude, queue, added, added_by, paused, *standing = row
    with rows_of_ours():
        terms = Terms(read_texts(include), read_texts(exclude), queue)
        return Feed(
            server_id,
            number,
            url,
            title,
            terms,
            _read_standing(tuple(standing)),
            datetime.fromisoformat(added),
            added_by,
            bool(paused),
        )


def _read_standing(row: Row) -> Standing:
    due, etag, modified, succeeded, failing_since, failures, failure, told = row
    return Standing(
        datetime.fromisoformat(due),
        etag,
        modified,
        _read_time(succeeded),
        _read_time(failing_since),
        failures,
        failure,
        bool(told),
    )


def _read_time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def standing_columns(standing: Standing) -> Row:
    """From `due` to `told`, as in the table."""
    return (
        time_text(standing.due),
        standing.etag,
        standing.modified,
        standing.succeeded and time_text(standing.succeeded),
        standing.failing_since and time_text(standing.failing_since),
        standing.failures,
        standing.failure,
        standing.told,
    )


def read_item(row: Row) -> Item:
    """An item from the columns of `ITEM`."""
    number, feed, key, state, digest, title, outlet, authors, published, url, text, *rest = row
    summary, article_id, message, attempts, note = rest
    with rows_of_ours():
        article = Article(title, text, outlet, read_texts(authors), read_published(published), url)
        return Item(
            feed, key, article, ItemState(state), digest, summary, article_id, message, attempts, note, number
        )


def read_count(row: Row) -> tuple[ItemState, int]:
    """A state, and how many items are in it."""
    state, count = row
    with rows_of_ours():
        return ItemState(state), count


def item_columns(item: Item) -> Row:
    """From `state` to `note`, and `known_as`: all that can change of an item."""
    article = item.article
    return (
        item.state,
        item.digest,
        storable(article.title),
        article.outlet and storable(article.outlet),
        storable(authors_text(article.authors)),
        published_text(article.published),
        article.url,
        storable(article.text),
        storable(item.summary),
        item.article_id,
        item.message,
        item.attempts,
        item.note and storable(item.note),
        canonical_url(article.url) if article.url else None,
    )
