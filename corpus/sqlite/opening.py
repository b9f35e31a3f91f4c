"""Opens a database file: ours as it is, a new one made, anything else refused untouched."""

import sqlite3
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from corpus.folding import folded
from corpus.sqlite.failures import ForeignFile
from corpus.sqlite.migrations import migrate
from corpus.sqlite.schema import APPLICATION_ID, Migration
from corpus.store import StoreUnavailable

MEMORY: Final = ":memory:"
"""The path that means a database in memory."""

LARGEST_LOG: Final = 16 << 20
"""Bytes to which the write-ahead log shrinks again when a large index has been written through it."""

OLDEST_SQLITE = (3, 37)  # the first with STRICT tables


def open_database(
    path: str,
    patience: float,
    migrations: Sequence[Migration],
    before_migrating: Callable[[], object] = lambda: None,
) -> sqlite3.Connection:
    """A connection to the database at `path`, made or migrated where needed, its folder made too.

    Raises:
        ForeignFile, SchemaTooNew, StoreUnavailable: as the message says; the file was left as it is.
        sqlite3.Error: SQLite could not.
    """
    engine()
    if path != MEMORY:
        _make_folder(Path(path).parent)
        refuse_foreign(Path(path))
    connection = connect(path, patience, may_create=True, foreign_keys=False)
    try:
        # Still in rollback mode when new: so the application id is in the file itself from the first commit.
        migrate(connection, migrations, before_migrating)
        _write_ahead(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        # What is deleted is overwritten with zeros, so that nothing of it is left in the file.
        connection.execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def engine() -> str:
    """The SQLite that Python has here, by name and version.

    Raises:
        StoreUnavailable: it is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnavailable(
            f"Python here comes with SQLite {sqlite3.sqlite_version}; Verbatim needs 3.37 or newer."
        )
    return f"SQLite {sqlite3.sqlite_version}"


def connect(
    path: str, patience: float, *, may_create: bool = False, foreign_keys: bool = True
) -> sqlite3.Connection:
    """A connection that waits `patience` seconds for a lock, and whose commits reach the disk.

    Raises:
        sqlite3.Error: SQLite could not.
    """
    mode = "rwc" if may_create else "rw"
    address = path if path == MEMORY else f"{Path(path).absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        connection.create_function("folded", 1, folded, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"The folder {folder} for the database cannot be made ({error.strerror}). "
            "Make it yourself, or name another place."
        ) from error


def refuse_foreign(path: Path) -> None:
    """Look at the header before SQLite does, which might tidy up another program's database.

    Raises:
        ForeignFile: it is not that of a database of ours.
        StoreUnavailable: the file cannot be read.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):  # opening it would wait for somebody to write
            raise ForeignFile(f"{path} is a pipe, not a database. Name another file.")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreUnavailable(
            f"The database {path} cannot be opened ({error.strerror}). Check that it is a file in a folder "
            "which the bot's user may read and write."
        ) from error
    if header and int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ForeignFile(
            f"{path} is not a database of Verbatim, or its beginning was overwritten. It was left as it is; "
            "name another file, or put back a backup."
        )


def _write_ahead(connection: sqlite3.Connection, path: str) -> None:
    connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal" and path != MEMORY:
        raise StoreUnavailable(
            f"The file system of {path} cannot hold a database that several programs share. "
            "Put it on a local disk."
        )
