"""How large a database is, by what it says itself and by its files."""

import sqlite3
from pathlib import Path
from typing import NamedTuple


class Pages(NamedTuple):
    """Bytes of a database's pages: of all of them, and of those that hold nothing."""

    total: int
    unused: int

    @property
    def live(self) -> int:
        """Bytes of those that hold something."""
        return self.total - self.unused


def pages(connection: sqlite3.Connection) -> Pages:
    """The pages of the database that is connected to."""
    number, unused, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return Pages(number * size, unused * size)


def size_of(file: Path) -> int:
    """Bytes of a file; 0 if it is not there."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def size_of_log(database: Path) -> int:
    """Bytes of the write-ahead log beside a database."""
    return size_of(Path(f"{database}-wal"))
