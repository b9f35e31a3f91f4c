"""`FeedStore` on one SQLite file."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar

from corpus.article import ServerId
from corpus.canonical import canonical_url
from corpus.feeds import (
    KEPT,
    MAX_FEEDS,
    MOST_REMEMBERED,
    Feed,
    FeedStore,
    Item,
    ItemNotFound,
    ItemState,
    Settlement,
    Terms,
    Visit,
    feed_exists,
    feed_not_found,
    too_many_feeds,
)
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.records.feed_rows import (
    FEED,
    ITEM,
    Row,
    item_columns,
    read_count,
    read_feed,
    read_item,
    standing_columns,
)
from corpus.sqlite.rows import storable, time_text

Read = TypeVar("Read")

FORGET: Final = ("DELETE FROM feed WHERE server_id = ?",)
_LISTED = "(SELECT value FROM json_each(?))"
_OPEN = (ItemState.NEW, ItemState.WAITING)
_CAME = (*_OPEN, ItemState.ADDED, ItemState.KEPT, ItemState.REJECTED)


class SQLiteFeeds(FeedStore):
    """Feeds in a database that the articles share; what each method does is said in `FeedStore`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def servers_due(self, now: datetime) -> Sequence[ServerId]:
        query = "SELECT DISTINCT server_id FROM feed WHERE paused = 0 AND due <= ?"
        return self._read(_first, query, time_text(now))

    def due(self, server_id: ServerId, now: datetime) -> Sequence[Feed]:
        query = f"{FEED} WHERE server_id = ? AND paused = 0 AND due <= ? ORDER BY due, number"
        return self._read(read_feed, query, server_id, time_text(now))

    def claim(self, server_id: ServerId, number: int, due: datetime, until: datetime) -> bool:
        with self._writing(server_id) as connection:
            claimed = connection.execute(
                "UPDATE feed SET due = ? WHERE server_id = ? AND number = ? AND paused = 0 AND due = ?",
                (time_text(until), server_id, number, time_text(due)),
            )
            return claimed.rowcount == 1

    def add(self, server_id: ServerId, url: str, title: str, terms: Terms, *, by: str, now: datetime) -> Feed:
        at = time_text(now)
        with self._writing(server_id) as connection:
            rows = connection.execute("SELECT url FROM feed WHERE server_id = ?", (server_id,))
            urls = [row[0] for row in rows]
            if url in urls:
                raise feed_exists(url)
            if len(urls) >= MAX_FEEDS:
                raise too_many_feeds()
            words = (json.dumps(terms.include), json.dumps(terms.exclude))
            (number,) = connection.execute(
                "INSERT INTO feed (server_id, url, title, include, exclude, queue, added, added_by, due) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (server_id, url, title, *words, terms.queue, at, by, at),
            ).fetchone()
            return _feed(connection, server_id, number)

    def feeds(self, server_id: ServerId) -> Sequence[Feed]:
        return self._read(read_feed, f"{FEED} WHERE server_id = ? ORDER BY number", server_id)

    def feed(self, server_id: ServerId, number: int) -> Feed:
        with self._connections.reading() as connection:
            return _feed(connection, server_id, number)

    def pause(self, server_id: ServerId, number: int, paused: bool, now: datetime) -> Feed:
        with self._writing(server_id) as connection:
            before = _feed(connection, server_id, number)
            connection.execute(
                "UPDATE feed SET paused = ?, due = min(due, ?) WHERE number = ?",
                (paused, time_text(now), number),
            )
            due = min(before.standing.due, now)
        return replace(before, paused=paused, standing=replace(before.standing, due=due))

    def remove(self, server_id: ServerId, number: int) -> Feed:
        with self._writing(server_id) as connection:
            feed = _feed(connection, server_id, number)
            connection.execute("DELETE FROM feed WHERE number = ?", (number,))
        return feed

    def known(self, server_id: ServerId, number: int, keys: Collection[str]) -> Mapping[str, Item]:
        # The plus keeps SQLite from walking all items of the server.
        query = f"{ITEM} WHERE +server_id = ? AND feed = ? AND key IN {_LISTED}"
        return {item.key: item for item in self._read(read_item, query, server_id, number, _array(keys))}

    def known_elsewhere(self, server_id: ServerId, urls: Collection[str]) -> Collection[str]:
        known_as = {url: canonical_url(url) for url in urls}
        query = (
            "SELECT DISTINCT known_as FROM item WHERE server_id = ? "
            "AND known_as IN (SELECT value FROM json_each(?)) AND state IN (SELECT value FROM json_each(?))"
        )
        found = set(self._read(_first, query, server_id, _array(known_as.values()), _array(_CAME)))
        return {url for url, name in known_as.items() if name in found}

    def visited(self, server_id: ServerId, number: int, visit: Visit, now: datetime) -> None:
        with self._writing(server_id) as connection:
            found = connection.execute(
                "SELECT 1 FROM feed WHERE server_id = ? AND number = ?", (server_id, number)
            ).fetchone()
            if found is None:
                return
            _keep_standing(connection, server_id, number, visit)
            for item in visit.new:
                connection.execute(
                    "INSERT OR IGNORE INTO item (server_id, feed, key, state, digest, title, outlet, authors,"
                    " published, url, text, summary, article_id, message, attempts, note, known_as, seen) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (server_id, number, storable(item.key), *item_columns(item), time_text(now)),
                )
            for settlement in visit.changed:
                _settle(connection, server_id, settlement)
            if visit.seen is not None:
                _forget_old(connection, number, visit.seen, now)

    def settle(self, server_id: ServerId, settlement: Settlement) -> bool:
        with self._writing(server_id) as connection:
            return _settle(connection, server_id, settlement)

    def item(self, server_id: ServerId, number: int) -> Item:
        found = self._read(read_item, f"{ITEM} WHERE server_id = ? AND number = ?", server_id, number)
        if not found:
            raise ItemNotFound("This item is gone: its feed was removed.")
        return found[0]

    def items(
        self,
        server_id: ServerId,
        state: ItemState,
        *,
        feed: int | None = None,
        asked: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Item]:
        query = (
            f"{ITEM} WHERE server_id = ? AND state = ? AND feed = coalesce(?, feed) "
            "AND (message IS NOT NULL) = coalesce(?, message IS NOT NULL) ORDER BY number DESC LIMIT ?"
        )
        return self._read(read_item, query, server_id, state, feed, asked, limit)

    def counts(self, server_id: ServerId, number: int) -> Mapping[ItemState, int]:
        query = "SELECT state, count(*) FROM item WHERE server_id = ? AND feed = ? GROUP BY state"
        return dict(self._read(read_count, query, server_id, number))

    def asked_in(self, server_id: ServerId, message: int) -> Item | None:
        query = f"{ITEM} WHERE server_id = ? AND message = ? AND state = ?"
        return next(iter(self._read(read_item, query, server_id, message, ItemState.WAITING)), None)

    def shown(self, server_id: ServerId, number: int, message: int | None) -> None:
        with self._writing(server_id) as connection:
            connection.execute(
                "UPDATE item SET message = ? WHERE server_id = ? AND number = ?", (message, server_id, number)
            )

    def forget(self, server_id: ServerId) -> None:
        with self._writing(server_id) as connection:
            for statement in FORGET:
                connection.execute(statement, (server_id,))

    def _read(self, read: Callable[[Row], Read], query: str, *values: object) -> list[Read]:
        with self._connections.reading() as connection:
            return [read(row) for row in connection.execute(query, values)]

    @contextmanager
    def _writing(self, server_id: ServerId) -> Iterator[sqlite3.Connection]:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            yield connection


def _first(row: Row) -> Any:  # noqa: ANN401 (a column is whatever it is)
    return row[0]


def _feed(connection: sqlite3.Connection, server_id: ServerId, number: int) -> Feed:
    row = connection.execute(f"{FEED} WHERE server_id = ? AND number = ?", (server_id, number)).fetchone()
    if row is None:
        raise feed_not_found(number)
    return read_feed(row)


def _keep_standing(connection: sqlite3.Connection, server_id: ServerId, number: int, visit: Visit) -> None:
    url = visit.url
    if (
        url
        and connection.execute(
            "SELECT 1 FROM feed WHERE server_id = ? AND url = ? AND number <> ?", (server_id, url, number)
        ).fetchone()
    ):
        url = None  # two addresses lead to one feed, and the server has both
    connection.execute(
        "UPDATE feed SET due = ?, etag = ?, modified = ?, succeeded = ?, failing_since = ?, failures = ?, "
        "failure = ?, told = ?, url = coalesce(?, url), title = coalesce(?, title) WHERE number = ?",
        (*standing_columns(visit.standing), url, visit.title, number),
    )


def _settle(connection: sqlite3.Connection, server_id: ServerId, settlement: Settlement) -> bool:
    item = settlement.item
    changed = connection.execute(
        "UPDATE item SET state = ?, digest = ?, title = ?, outlet = ?, authors = ?, published = ?, url = ?, "
        "text = ?, summary = ?, article_id = ?, message = ?, attempts = ?, note = ?, known_as = ? "
        "WHERE server_id = ? AND number = ? AND state = ?",
        (*item_columns(item), server_id, item.number, settlement.was),
    )
    return changed.rowcount == 1


def _forget_old(connection: sqlite3.Connection, number: int, seen: Collection[str], now: datetime) -> None:
    connection.execute(
        "UPDATE item SET seen = ? WHERE feed = ? AND key IN (SELECT value FROM json_each(?))",
        (time_text(now), number, _array(seen)),
    )
    connection.execute(
        "DELETE FROM item WHERE feed = ? AND seen < ? AND state NOT IN (SELECT value FROM json_each(?))",
        (number, time_text(now - KEPT), _array(_OPEN)),
    )
    connection.execute(
        "DELETE FROM item WHERE number IN (SELECT number FROM item WHERE feed = ? AND seen < ? "
        "ORDER BY seen DESC, number DESC LIMIT -1 OFFSET ?)",
        (number, time_text(now), MOST_REMEMBERED),
    )


def _array(texts: Collection[str]) -> str:
    return json.dumps([storable(text) for text in texts])
