"""`FeedStore` on one SQLite file."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from corpus.article import ServerId
from corpus.canonical import canonical_url
from corpus.feeds import (
    KEPT,
    MAX_FEEDS,
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
from corpus.sqlite.connections import Connections
from corpus.sqlite.feed_rows import FEED, ITEM, Row, item_columns, read_feed, read_item, standing_columns
from corpus.sqlite.records import storable, time_text

_LISTED = "(SELECT value FROM json_each(?))"
_OPEN = (ItemState.NEW, ItemState.WAITING)
_CAME = (*_OPEN, ItemState.ADDED, ItemState.REJECTED)


class SQLiteFeeds(FeedStore):
    """Feeds in a database that the articles share; what each method does is said in `FeedStore`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def servers_due(self, now: datetime) -> Sequence[ServerId]:
        rows = self._read(
            "SELECT DISTINCT server_id FROM feed WHERE paused = 0 AND due <= ? ORDER BY due", time_text(now)
        )
        return [row[0] for row in rows]

    def due(self, server_id: ServerId, now: datetime) -> Sequence[Feed]:
        rows = self._read(
            f"{FEED} WHERE server_id = ? AND paused = 0 AND due <= ? ORDER BY due, number",
            server_id,
            time_text(now),
        )
        return [read_feed(row) for row in rows]

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
        return [
            read_feed(row) for row in self._read(f"{FEED} WHERE server_id = ? ORDER BY number", server_id)
        ]

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
        rows = self._read(
            f"{ITEM} WHERE server_id = ? AND feed = ? AND key IN {_LISTED}",
            server_id,
            number,
            _array(keys),
        )
        return {item.key: item for item in map(read_item, rows)}

    def known_elsewhere(self, server_id: ServerId, urls: Collection[str]) -> Collection[str]:
        by_name = {canonical_url(url): url for url in urls}
        rows = self._read(
            "SELECT DISTINCT known_as FROM item WHERE server_id = ? "
            "AND known_as IN (SELECT value FROM json_each(?)) AND state IN (SELECT value FROM json_each(?))",
            server_id,
            _array(by_name),
            _array(_CAME),
        )
        found = {row[0] for row in rows}
        return {url for url in urls if canonical_url(url) in found}

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
        rows = self._read(f"{ITEM} WHERE server_id = ? AND number = ?", server_id, number)
        if not rows:
            raise ItemNotFound("This item is gone: its feed was removed.")
        return read_item(rows[0])

    def items(
        self,
        server_id: ServerId,
        state: ItemState,
        *,
        feed: int | None = None,
        asked: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Item]:
        rows = self._read(
            f"{ITEM} WHERE server_id = ? AND state = ? AND feed = coalesce(?, feed) "
            "AND (message IS NOT NULL) = coalesce(?, message IS NOT NULL) ORDER BY number DESC LIMIT ?",
            server_id,
            state,
            feed,
            asked,
            limit,
        )
        return [read_item(row) for row in rows]

    def counts(self, server_id: ServerId, number: int) -> Mapping[ItemState, int]:
        rows = self._read(
            "SELECT state, count(*) FROM item WHERE server_id = ? AND feed = ? GROUP BY state",
            server_id,
            number,
        )
        return {ItemState(state): count for state, count in rows}

    def asked_in(self, server_id: ServerId, message: int) -> Item | None:
        rows = self._read(
            f"{ITEM} WHERE server_id = ? AND message = ? AND state = ?", server_id, message, ItemState.WAITING
        )
        return read_item(rows[0]) if rows else None

    def shown(self, server_id: ServerId, number: int, message: int | None) -> None:
        with self._writing(server_id) as connection:
            connection.execute(
                "UPDATE item SET message = ? WHERE server_id = ? AND number = ?", (message, server_id, number)
            )

    def forget(self, server_id: ServerId) -> None:
        with self._writing(server_id) as connection:
            connection.execute("DELETE FROM feed WHERE server_id = ?", (server_id,))

    def _read(self, query: str, *values: object) -> list[Row]:
        with self._connections.reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self, server_id: ServerId) -> Iterator[sqlite3.Connection]:
        with self._connections.writing(server_id) as connection, self._connections.translated():
            yield connection


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


def _array(texts: Collection[str]) -> str:
    return json.dumps([storable(text) for text in texts])
