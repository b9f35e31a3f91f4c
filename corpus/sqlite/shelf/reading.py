"""What is read of a shelf: articles, changes, and what is like an article."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.article import Article, ServerId
from corpus.sqlite.rows import read_article, read_change, read_fingerprint, read_listing, storable
from corpus.store import Change, Fingerprint, Likeness, Match

_ARTICLE = """
    SELECT article.id, revision.revision, title, outlet, authors, published, revision.url, text
    FROM article
    JOIN revision ON revision.article = article.number
    JOIN body ON body.article = article.number AND body.revision = revision.revision
"""
LISTING: Final = """
    SELECT article.id, revision.revision, title, outlet, authors, published, revision.url, added,
        article.url, digest, simhash
    FROM article
    JOIN revision ON revision.article = article.number AND revision.revision = article.revision
"""
_CHANGE = """
    SELECT change.number, change.server_id, article.id, change.revision, kind, title, actor, door, at, undoes,
        EXISTS (SELECT 1 FROM change AS undoing WHERE undoing.undoes = change.number)
    FROM change
    JOIN article ON article.number = change.article
    JOIN revision ON revision.article = change.article AND revision.revision = change.revision
"""
_STANDING = "WHERE server_id = :server AND removed = 0"
_IS_NEWEST = "revision.revision = article.revision"
# UNION ALL, because each part has an index of its own; named, since others begin with the same columns.
_ALIKE = """
    SELECT number FROM article INDEXED BY article_url
    WHERE server_id = :server AND removed = 0 AND url = :url
    UNION ALL SELECT number FROM article INDEXED BY article_digest
    WHERE server_id = :server AND removed = 0 AND digest = :digest
    UNION ALL SELECT number FROM article INDEXED BY article_band_0
    WHERE server_id = :server AND removed = 0 AND simhash & 65535 = :band_0
    UNION ALL SELECT number FROM article INDEXED BY article_band_1
    WHERE server_id = :server AND removed = 0 AND (simhash >> 16) & 65535 = :band_1
    UNION ALL SELECT number FROM article INDEXED BY article_band_2
    WHERE server_id = :server AND removed = 0 AND (simhash >> 32) & 65535 = :band_2
    UNION ALL SELECT number FROM article INDEXED BY article_band_3
    WHERE server_id = :server AND removed = 0 AND (simhash >> 48) & 65535 = :band_3
"""


def article(
    connection: sqlite3.Connection,
    server_id: ServerId,
    article_id: str,
    revision: int | None,
    *,
    removed_too: bool,
) -> Article | None:
    """One revision of an article, the newest for None, if there is such a one."""
    row = connection.execute(
        f"""{_ARTICLE} WHERE server_id = :server AND id = :id AND removed <= :removed
        AND revision.revision = coalesce(:revision, article.revision)""",
        {"server": server_id, "id": storable(article_id), "revision": revision, "removed": removed_too},
    ).fetchone()
    return row and read_article(row)


def articles(
    connection: sqlite3.Connection, server_id: ServerId, ids: Sequence[str] | None
) -> Iterator[Article]:
    """The newest revisions on the shelf, row by row; keep the connection for it until the end."""
    if ids is None:
        query, wanted = f"{_ARTICLE} {_STANDING} AND {_IS_NEWEST} ORDER BY article.number", None
    else:
        # The pluses keep SQLite from walking the whole shelf by an index of what stands, or of its order.
        chosen = "server_id = :server AND id IN (SELECT value FROM json_each(:ids)) AND +removed = 0"
        query = f"{_ARTICLE} WHERE {chosen} AND {_IS_NEWEST} ORDER BY +article.number"
        wanted = json.dumps([storable(article_id) for article_id in ids])
    rows = connection.execute(query, {"server": server_id, "ids": wanted})
    yield from map(read_article, rows)


def matches(connection: sqlite3.Connection, server_id: ServerId, fingerprint: Fingerprint) -> list[Match]:
    """What is like `fingerprint`, strongest first."""
    bands = {f"band_{band}": fingerprint.simhash >> 16 * band & 0xFFFF for band in range(4)}
    rows = connection.execute(
        f"{LISTING} WHERE article.number IN ({_ALIKE}) ORDER BY article.number",
        {"server": server_id, "url": fingerprint.url, "digest": fingerprint.digest, **bands},
    )
    found = (
        Match(read_listing(row[:8]), likeness)
        for row in rows
        if (likeness := read_fingerprint(*row[8:]).likeness(fingerprint))
    )
    strength = list(Likeness)
    return sorted(found, key=lambda match: strength.index(match.likeness))


def changes(connection: sqlite3.Connection, server_id: ServerId, after: int) -> list[Change]:
    """The audit trail from one change on, oldest first."""
    rows = connection.execute(
        f"{_CHANGE} WHERE change.server_id = ? AND change.number > ? ORDER BY change.number",
        (server_id, after),
    )
    return [read_change(row) for row in rows]


def history(
    connection: sqlite3.Connection, server_id: ServerId, article_id: str | None, offset: int, limit: int
) -> list[Change]:
    """The end of the audit trail, of a shelf or of an article, newest first."""
    on_shelf, of_article = "change.server_id = :server", "article.server_id = :server AND article.id = :id"
    rows = connection.execute(
        f"{_CHANGE} WHERE {on_shelf if article_id is None else of_article} "
        "ORDER BY change.number DESC LIMIT :limit OFFSET :offset",
        {"server": server_id, "id": storable(article_id or ""), "limit": limit, "offset": offset},
    )
    return [read_change(row) for row in rows]


def version(connection: sqlite3.Connection, server_id: ServerId) -> int:
    """The number of the last change."""
    row = connection.execute(
        "SELECT coalesce(max(number), 0) FROM change WHERE server_id = ?", (server_id,)
    ).fetchone()
    return int(row[0])


def newest(connection: sqlite3.Connection) -> int:
    """The number of the last change to any shelf, also of one that was erased."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(row[0]) if row else 0


def identity(connection: sqlite3.Connection) -> str:
    """As `ArticleStore.identity`."""
    row = connection.execute("SELECT id FROM store").fetchone()
    return str(row[0])
