"""Which files stand at the path of a database: others may take their places while it is open."""

import os
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

MEMORY: Final = ":memory:"
"""The path that means a database in memory."""

File: TypeAlias = tuple[int, int] | None
"""A file, whatever its name: its device and its number there; None where there is none."""


class Place(NamedTuple):
    """The database at a path, and the write-ahead log and its index beside it, as they were found."""

    database: File
    log: File
    log_index: File


def place_of(path: str) -> Place:
    """What stands at `path`, and beside it under the names that SQLite gives.

    A file that may not be looked at counts as none. A database in memory is nowhere.
    """
    if path == MEMORY:
        return Place(None, None, None)
    return Place(_file_at(path), _file_at(f"{path}-wal"), _file_at(f"{path}-shm"))


def log_put_aside(path: str) -> Path:
    """Where the log of the database at `path` is put if what is in it cannot be saved."""
    return Path(f"{path}-wal.left")


def is_writable(path: str) -> bool:
    """Whether the user of this process may write to the file at `path`."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _file_at(path: str) -> File:
    try:
        found = os.stat(path)  # noqa: PTH116  asked at every reading, and `Path` takes three times as long
    except OSError:
        return None
    return found.st_dev, found.st_ino
