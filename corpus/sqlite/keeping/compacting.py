"""Gives the room of what is gone back to the disk."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from corpus.keeping import Compacted
from corpus.sqlite import erasing
from corpus.sqlite.connection.opening import LARGEST_LOG, connect
from corpus.sqlite.keeping.copying import live_size, need_room, stoppable
from corpus.sqlite.keeping.restoring import PATIENCE


def compact(path: Path, stop: threading.Event | None = None) -> Compacted:
    """As `Keeping.compact`, of the database at `path`.

    Raises:
        sqlite3.Error: SQLite could not, or had to wait for others too long; nothing was changed.
    """
    before = _size(path)
    with closing(connect(str(path), PATIENCE)) as connection:
        # Once in SQLite's temporary file, and once in the log before it comes into the database.
        need_room(path.parent, 2 * live_size(connection))
        tokens = connection.execute("SELECT token FROM deletion WHERE swept = 0").fetchall()
        connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # that can be done when others may write again
        with stoppable(connection, stop):
            connection.execute("VACUUM")
        connection.executemany("UPDATE deletion SET swept = 1 WHERE token = ?", tokens)
        connection.execute("ANALYZE")
        # Where SQLite makes it, it is of samples: texts that would outlive their articles.
        connection.execute("DROP TABLE IF EXISTS sqlite_stat4")
        erasing.empty_log(connection, PATIENCE)
    return Compacted(before, _size(path))


def to_sweep(connection: sqlite3.Connection) -> bool:
    """As `Keeping.to_sweep`."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM deletion WHERE swept = 0)").fetchone()
    return bool(found[0])


def _size(path: Path) -> int:
    files = (Path(f"{path}{end}") for end in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
