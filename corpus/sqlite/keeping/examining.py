"""A look at a database file that neither makes, migrates nor changes it."""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.sqlite.connection.failures import translated
from corpus.sqlite.connection.opening import connect, refuse_foreign
from corpus.sqlite.schema import MIGRATIONS
from corpus.sqlite.sizes import pages, size_of_log

_PATIENCE: Final = 0.5
_STEPS: Final = 10_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""

_MOST_DAMAGES: Final = 5


@dataclass(frozen=True, slots=True)
class Examined:
    """What a database file is like.

    `schema` is its version, `known` the one this program brings it to. `damages` are what SQLite's check
    found, None if it was not done in time. `unused` are the bytes of `size` that hold nothing; `log` those of
    the write-ahead log. `refused` is why it cannot be written to at this moment, None if it can.
    """

    schema: int
    known: int
    damages: Sequence[str] | None
    size: int
    unused: int
    log: int
    refused: str | None


def examine(path: Path, seconds: float) -> Examined | None:
    """What the database at `path` is like; None if there is none. Its check takes at most so many seconds.

    Raises:
        ForeignFile, StoreUnavailable: it cannot be looked at; the message says why.
    """
    if not path.exists():
        return None
    refuse_foreign(path)
    with translated(path), closing(connect(path, _PATIENCE)) as connection:
        taken = pages(connection)
        return Examined(
            schema=connection.execute("PRAGMA user_version").fetchone()[0],
            known=len(MIGRATIONS),
            damages=_damages(connection, seconds),
            size=taken.total,
            unused=taken.unused,
            log=size_of_log(path),
            refused=_refused(connection),
        )


def _damages(connection: sqlite3.Connection, seconds: float) -> Sequence[str] | None:
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA quick_check({_MOST_DAMAGES})")]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return [] if found == ["ok"] else found


def _refused(connection: sqlite3.Connection) -> str | None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return str(error)
    return None
