"""Deletes all that is kept of a server, so that nothing of it is left in the file either."""

import logging
import sqlite3
import time
from typing import Final, Literal

from corpus.article import ServerId

log = logging.getLogger(__name__)

_BOUT: Final = 0.05
"""Seconds for which writers are kept waiting at once."""

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


def empty_log(connection: sqlite3.Connection, patience: float) -> bool:
    """Write the write-ahead log into the database and cut it to nothing: it holds pages as they were before.

    Where somebody reads for longer than `patience` seconds, it is left to a later time, and False comes back.
    SQLite keeps writers waiting while it waits for readers: so it waits in short bouts, and lets them in
    between.
    """
    connection.execute(f"PRAGMA busy_timeout = {int(_BOUT * 1000)}")
    end = time.monotonic() + patience
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # most of the work, while nobody has to wait
    while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() > end:
            log.warning(
                "The write-ahead log is being read; what was erased stays in it until it is next emptied"
            )
            return False
        time.sleep(_BOUT)
    return True
