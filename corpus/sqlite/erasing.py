"""Deletes all that is kept of a server, so that nothing of it is left in the file either."""

import logging
import sqlite3
from typing import Final

from corpus.article import ServerId

log = logging.getLogger(__name__)

_ERASE: Final = (
    "DELETE FROM packed_index WHERE server_id = :server",
    "DELETE FROM entry WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM change WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM body WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM revision WHERE article IN (SELECT number FROM article WHERE server_id = :server)",
    "DELETE FROM article WHERE server_id = :server",
)
_REMEMBER: Final = """
    INSERT INTO erased (server_id, change)
    VALUES (:server, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0))
    ON CONFLICT DO UPDATE SET change = excluded.change
"""


def erase_shelf(connection: sqlite3.Connection, server_id: ServerId) -> None:
    """Delete the articles of a server and all that hangs on them, inside a transaction.

    What stays is the number of the last change there was, which tells an index that it is of before.
    """
    for statement in (*_ERASE, _REMEMBER):
        connection.execute(statement, {"server": server_id})


def erased(connection: sqlite3.Connection, server_id: ServerId) -> int:
    """As `ArticleStore.erased`."""
    row = connection.execute("SELECT change FROM erased WHERE server_id = ?", (server_id,)).fetchone()
    return row[0] if row else 0


def empty_log(connection: sqlite3.Connection) -> None:
    """Write the write-ahead log into the database and cut it to nothing: it holds pages as they were before.

    Where somebody reads for longer than the patience of the connection, it is left to a later time.
    """
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        log.warning("The write-ahead log is being read; what was erased stays in it until it is next emptied")
