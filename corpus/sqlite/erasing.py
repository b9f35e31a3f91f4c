"""Deletes all that is kept of a server, so that nothing of it is left in the file either."""

import sqlite3
from typing import Final, Literal

from corpus.article import ServerId

ERASE: Final = (
    "DELETE FROM packed_index WHERE server_id = :server",
    "DELETE FROM entry WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM change WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM body WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM revision WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM article WHERE server_id = :server",
    """
    INSERT INTO erased (server_id, change)
    VALUES (:server, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0))
    ON CONFLICT DO UPDATE SET change = excluded.change
    """,
)


def erase_shelf(connection: sqlite3.Connection, server_id: ServerId) -> None:
    """Delete the articles of a server and all that hangs on them, inside a transaction.

    What stays is the number of the last change there was, which tells an index that it is of before.
    """
    for statement in ERASE:
        connection.execute(statement, {"server": server_id})
    remember(connection, "server", server_id)


def remember(connection: sqlite3.Connection, kind: Literal["server", "person"], number: int) -> None:
    """Note, inside a transaction, that a server or a person was erased, for the backups made before."""
    connection.execute(
        "INSERT OR REPLACE INTO deletion (kind, id, token, at) "
        "VALUES (?, ?, lower(hex(randomblob(8))), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        (kind, number),
    )


def erased(connection: sqlite3.Connection, server_id: ServerId) -> int:
    """As `ArticleStore.erased`."""
    row = connection.execute("SELECT change FROM erased WHERE server_id = ?", (server_id,)).fetchone()
    return row[0] if row else 0
