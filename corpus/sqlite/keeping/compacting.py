"""Gives the room of what is gone back to the disk."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Final

from corpus.keeping import Compacted
from corpus.sqlite.connection.opening import connect
from corpus.sqlite.connection.write_ahead import empty_log, limit_log
from corpus.sqlite.keeping.copying import need_room, stoppable
from corpus.sqlite.sizes import pages, size_of, size_of_log

PATIENCE: Final = 30.0
"""Seconds for which a compaction waits for somebody who writes."""


def compact(path: Path, stop: threading.Event | None = None) -> Compacted:
    """As `Keeping.compact`, of the database at `path`.

    Raises:
        sqlite3.Error: SQLite could not, or had to wait for others too long; nothing was changed.
    """
    before = size_of(path) + size_of_log(path)
    with closing(connect(path, PATIENCE)) as connection:
        # Once in SQLite's temporary file, and once in the log before it comes into the database.
        need_room(path.parent, 2 * pages(connection).live)
        tokens = connection.execute("SELECT token FROM deletion WHERE swept = 0").fetchall()
        limit_log(connection)
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # that can be done when others may write again
        with stoppable(connection, stop):
            connection.execute("VACUUM")
        connection.executemany("UPDATE deletion SET swept = 1 WHERE token = ?", tokens)
        connection.execute("ANALYZE")
        # Where SQLite makes it, it is of samples: texts that would outlive their articles.
        connection.execute("DROP TABLE IF EXISTS sqlite_stat4")
        empty_log(connection, PATIENCE)
    return Compacted(before, size_of(path) + size_of_log(path))


def to_sweep(connection: sqlite3.Connection) -> bool:
    """As `Keeping.to_sweep`."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM deletion WHERE swept = 0)").fetchone()
    return bool(found[0])
