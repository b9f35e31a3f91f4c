"""The write-ahead log beside a database: how it comes to be there, and how it is emptied."""

import logging
import sqlite3
import time
from typing import Final

from corpus.sqlite.connection.failures import is_locked
from corpus.sqlite.connection.place import MEMORY
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

LARGEST_LOG: Final = 16 << 20
"""Bytes to which the write-ahead log shrinks again when a large index has been written through it."""

_BOUT: Final = 0.05
"""Seconds for which writers are kept waiting at once."""


def begin_log(connection: sqlite3.Connection, path: str, patience: float) -> None:
    """Let all that is written to the database at `path` go through a log, so that readers need not wait.

    Raises:
        StoreUnavailable: its file system cannot do that.
        sqlite3.Error: SQLite could not; it was tried for `patience` seconds.
    """
    limit_log(connection)
    end = time.monotonic() + patience
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            break
        except sqlite3.OperationalError as error:
            # Here alone SQLite does not wait for others, who may be opening the same new database.
            if not is_locked(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)
    if mode != "wal" and path != MEMORY:
        raise StoreUnavailable(
            f"The file system of {path} cannot hold a database that several programs share. "
            "Put it on a local disk."
        )


def limit_log(connection: sqlite3.Connection) -> None:
    """Cut the log to `LARGEST_LOG` whenever this connection begins it anew."""
    connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")


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
