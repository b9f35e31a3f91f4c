"""What a database keeps for an index: the entries of revisions, and packed indexes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from corpus.article import ServerId
from corpus.sqlite.erasing import erased
from corpus.sqlite.rows import read_reading, storable
from corpus.store import Buffer, Reading, RevisionKey

_KEYS: Final = "SELECT article.id, article.revision"
# Of a standing article, the last change is the one that put its newest revision where it is.
_STANDS: Final = """
    article.server_id = :server AND removed = 0 AND change.number = (
        SELECT max(number) FROM change AS last
        WHERE last.article = article.number AND last.revision = article.revision
    )
"""
# CROSS JOIN keeps SQLite walking in the order of the changes, so that nothing has to be sorted.
_STANDING: Final = f"""
    {_KEYS} FROM change CROSS JOIN article ON article.number = change.article
    WHERE {_STANDS} AND change.server_id = :server
    ORDER BY change.number
"""
_WANTED: Final = "(SELECT DISTINCT value FROM json_each(:ids)) AS wanted"
_SOME_STANDING: Final = f"""
    {_KEYS} FROM {_WANTED}
    CROSS JOIN article ON article.id = wanted.value
    JOIN change ON change.article = article.number
    WHERE {_STANDS}
    ORDER BY +change.number
"""
_READINGS: Final = """
    SELECT article.id, revision.revision, title, outlet, authors, published, revision.url, text, data
    FROM json_each(:revisions) AS pair
    CROSS JOIN article ON server_id = :server AND article.id = json_extract(pair.value, '$[0]')
    JOIN revision ON revision.article = number AND revision.revision = json_extract(pair.value, '$[1]')
    JOIN body ON body.article = article.number AND body.revision = revision.revision
    LEFT JOIN entry ON entry.article = article.number AND entry.revision = revision.revision AND form = :form
"""
_KEEP_ENTRY: Final = """
    INSERT INTO entry (article, revision, form, data)
    SELECT article, revision.revision, ?, ? FROM article JOIN revision ON revision.article = number
    WHERE server_id = ? AND id = ? AND revision.revision = ?
    ON CONFLICT DO UPDATE SET form = excluded.form, data = excluded.data WHERE form <> excluded.form
"""
_KEEP_PACKED: Final = """
    INSERT INTO packed_index (server_id, form, version, data) VALUES (?, ?, ?, zeroblob(?))
    ON CONFLICT DO UPDATE SET form = excluded.form, version = excluded.version, data = excluded.data
    WHERE form <> excluded.form OR version <= excluded.version
"""
_PIECE: Final = 1 << 20
"""Bytes of a packed index written at once: SQLite copies what it is given, and the whole may be large."""


def standing(
    connection: sqlite3.Connection, server_id: ServerId, ids: Sequence[str] | None
) -> list[RevisionKey]:
    """As `ArticleStore.standing`."""
    if ids is None:
        return connection.execute(_STANDING, {"server": server_id}).fetchall()
    wanted = json.dumps([storable(article_id) for article_id in ids])
    return connection.execute(_SOME_STANDING, {"server": server_id, "ids": wanted}).fetchall()


def readings(
    connection: sqlite3.Connection, server_id: ServerId, revisions: Sequence[RevisionKey], form: str
) -> dict[RevisionKey, Reading]:
    """As `ArticleStore.readings`."""
    wanted = json.dumps([(storable(article_id), revision) for article_id, revision in revisions])
    rows = connection.execute(_READINGS, {"server": server_id, "revisions": wanted, "form": form})
    return {(row[0], row[1]): read_reading(row) for row in rows}


def keep_entries(
    connection: sqlite3.Connection,
    server_id: ServerId,
    form: str,
    entries: Iterable[tuple[str, int, bytes]],
) -> None:
    """As `ArticleStore.keep_entries`, inside a transaction."""
    connection.executemany(
        _KEEP_ENTRY,
        ((form, data, server_id, storable(article_id), revision) for article_id, revision, data in entries),
    )


def packed(connection: sqlite3.Connection, server_id: ServerId, form: str) -> tuple[int, bytes] | None:
    """As `ArticleStore.packed`."""
    with _one_view(connection):
        row = connection.execute(
            "SELECT version FROM packed_index WHERE server_id = ? AND form = ?", (server_id, form)
        ).fetchone()
        if row is None:
            return None
        # In half the time and half the memory of selecting it, which copies it once more.
        with connection.blobopen("packed_index", "data", server_id, readonly=True) as blob:
            return row[0], blob.read()


@contextmanager
def _one_view(connection: sqlite3.Connection) -> Iterator[None]:
    """See the same state of the database in all statements of the block."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")  # nothing was written


def keep_packed(
    connection: sqlite3.Connection, server_id: ServerId, form: str, version: int, pieces: Sequence[Buffer]
) -> None:
    """As `ArticleStore.keep_packed`, inside a transaction."""
    gone = erased(connection, server_id)
    if gone and version <= gone:
        return
    views = [memoryview(piece).cast("B") for piece in pieces]
    kept = connection.execute(_KEEP_PACKED, (server_id, form, version, sum(map(len, views))))
    if not kept.rowcount:
        return
    with connection.blobopen("packed_index", "data", server_id) as blob:
        for view in views:
            for start in range(0, len(view), _PIECE):
                blob.write(view[start : start + _PIECE])
