"""Opens a database file: ours as it is, a new one made, anything else refused untouched."""

import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Final, Literal

from corpus.folding import folded
from corpus.sqlite.connection.failures import EMPTY, FOREIGN, GONE, NOT_OURS, PARTIAL, ForeignFile
from corpus.sqlite.connection.header import LENGTH, Header
from corpus.sqlite.connection.place import MEMORY
from corpus.sqlite.connection.write_ahead import begin_log
from corpus.sqlite.migrations import migrate
from corpus.sqlite.schema import Migration
from corpus.store import StoreUnavailable

OLDEST_SQLITE: Final = (3, 37)
"""The first with STRICT tables."""


def open_database(
    path: str,
    patience: float,
    migrations: Sequence[Migration],
    before_migrating: Callable[[], AbstractContextManager[object]] = nullcontext,
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
        _make_private(Path(path))
    connection = connect(path, patience, mode="rwc", foreign_keys=False)
    try:
        # Still in rollback mode when new: so the application id is in the file itself from the first commit.
        migrate(connection, migrations, before_migrating)
        begin_log(connection, path, patience)
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


def check_replacement(path: str) -> None:
    """Look at what was put in the place of a database in use; nothing is made where nothing is.

    Raises:
        StoreUnavailable: it is no database of ours, or not yet; the message says so.
    """
    file = Path(path)
    try:
        size = file.stat().st_size
    except OSError as error:
        raise StoreUnavailable(GONE.format(path=path)) from error
    try:
        header = refuse_foreign(file)
    except ForeignFile as error:
        raise StoreUnavailable(NOT_OURS.format(path=path, reason=FOREIGN)) from error
    if size < header.size:
        raise StoreUnavailable(NOT_OURS.format(path=path, reason=PARTIAL if size else EMPTY))


def connect(
    path: str | Path, patience: float, *, mode: Literal["ro", "rw", "rwc"] = "rw", foreign_keys: bool = True
) -> sqlite3.Connection:
    """A connection that waits `patience` seconds for a lock, and whose commits reach the disk.

    `mode` is SQLite's: to read, to write too, or to make what is not there as well.

    Raises:
        sqlite3.Error: SQLite could not.
    """
    address = MEMORY if path == MEMORY else f"{Path(path).absolute().as_uri()}?mode={mode}"
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


def _make_private(path: Path) -> None:
    """Make the file of a new database its owner's alone, as are then those that SQLite puts beside it."""
    with suppress(OSError):  # it is there, or may not be made, which SQLite says better
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def refuse_foreign(path: Path) -> Header:
    """The header, looked at before SQLite does, which might tidy up another program's database.

    It is empty where there is nothing.

    Raises:
        ForeignFile: the file is no database of ours, and neither empty nor missing.
        StoreUnavailable: it cannot be read.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):  # opening it would wait for somebody to write
            raise ForeignFile(f"{path} is a pipe, not a database. Name another file.")
        with path.open("rb") as file:
            header = Header(file.read(LENGTH))
    except FileNotFoundError:
        return Header(b"")
    except OSError as error:
        raise StoreUnavailable(
            f"The database {path} cannot be opened ({error.strerror}). Check that it is a file in a folder "
            "which the bot's user may read and write."
        ) from error
    if header.data and not header.is_ours:
        raise ForeignFile(
            f"{path} is not a database of Verbatim, or its beginning was overwritten. It was left as it is; "
            "name another file, or move it away with those beside it (-wal, -shm) and put back a backup: "
            "`python -m bot restore BACKUP`."
        )
    return header
