"""What a database keeps for an index: the entries of revisions, and packed indexes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corpus.article import ServerId
from corpus.sqlite.records import read_reading, read_standing, storable
from corpus.store import Buffer, Reading, RevisionKey, Standing

_COLUMNS: Final = "SELECT article.id, article.revision, published, data"
# Of a standing article, the last change is the one that put its newest revision where it is.
_WITH_ENTRY: Final = """
    JOIN revision ON revision.article = article.number AND revision.revision = article.revision
    LEFT JOIN entry ON entry.article = article.number AND entry.revision = article.revision AND form = :form
    WHERE article.server_id = :server AND removed = 0 AND change.number = (
        SELECT max(number) FROM change AS last
        WHERE last.article = article.number AND last.revision = article.revision
    )
"""
# CROSS JOIN keeps SQLite walking in the order of the changes, so that nothing has to be sorted.
_STANDING: Final = f"""
    {_COLUMNS} FROM change CROSS JOIN article ON article.number = change.article {_WITH_ENTRY}
    AND change.server_id = :server
    ORDER BY change.number
"""
_WANTED: Final = "(SELECT DISTINCT value FROM json_each(:ids)) AS wanted"
_SOME_STANDING: Final = f"""
    {_COLUMNS} FROM {_WANTED} CROSS JOIN article ON article.id = wanted.value
    JOIN change ON change.article = article.number {_WITH_ENTRY}
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
    INSERT INTO packed_index (server_id, form, version, data) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET form = excluded.form, version = excluded.version, data = excluded.data
    WHERE form <> excluded.form OR version <= excluded.version
"""


def standing(
    connection: sqlite3.Connection, server_id: ServerId, form: str, ids: Sequence[str] | None
) -> Iterator[Standing]:
    """As `ArticleStore.standing`, row by row; keep the connection for it until the end."""
    wanted = None if ids is None else json.dumps([storable(article_id) for article_id in ids])
    query = _STANDING if ids is None else _SOME_STANDING
    yield from map(
        read_standing, connection.execute(query, {"server": server_id, "form": form, "ids": wanted})
    )


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
    row: tuple[int, bytes] | None = connection.execute(
        "SELECT version, data FROM packed_index WHERE server_id = ? AND form = ?", (server_id, form)
    ).fetchone()
    return row


def keep_packed(
    connection: sqlite3.Connection, server_id: ServerId, form: str, version: int, data: Buffer
) -> None:
    """As `ArticleStore.keep_packed`, inside a transaction."""
    connection.execute(_KEEP_PACKED, (server_id, form, version, data))
