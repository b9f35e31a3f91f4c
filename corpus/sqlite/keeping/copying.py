"""Makes a checked copy of a database, of its live rows alone, while others read and write it."""

import os
import secrets
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.backup_folder import UNFINISHED
from corpus.keeping import SPARE, Backup, BackupFailed, Interrupted, NoRoom
from corpus.size import megabytes
from corpus.sqlite.connection.opening import connect
from corpus.sqlite.keeping.checking import check_whole, counts, holdings
from corpus.sqlite.schema import Migration
from corpus.sqlite.sizes import pages

PATIENCE: Final = 10.0
"""Seconds to wait for somebody who writes."""

_DISK: Final = (
    "The disk of {folder} is full or failed ({error}). What was begun there was deleted; "
    "make room or check the disk, and try again."
)

_STEPS: Final = 100_000
"""Instructions of SQLite's virtual machine, some ten milliseconds, after which it looks whether to stop."""


def back_up(
    source: Path, file: Path, migrations: Sequence[Migration], stop: threading.Event | None = None
) -> Backup:
    """As `Keeping.back_up`, of the database at `source`."""
    _refuse_taken(file)
    # VACUUM INTO, because the backup API copies pages as they are, with what is left of deleted rows in them.
    with closing(connect(source, PATIENCE)) as connection, unfinished(file, _name_anew) as part:
        need_room(file.parent, pages(connection).live)
        before = _state(connection)
        with stoppable(connection, stop):
            connection.execute("VACUUM INTO ?", (str(part),))
        after = _state(connection)
        with closing(connect(part, PATIENCE)) as copy, stoppable(copy, stop):
            copy.execute("PRAGMA synchronous = OFF")  # it reaches the disk as a whole, at the end
            rename_store(copy)
            schema = check_whole(copy, "The copy", migrations)
            _check_complete(_state(copy), before, after)
            holds = holdings(copy)
        size = part.stat().st_size
    return Backup(file, size, schema, *holds)


@contextmanager
def unfinished(file: Path, name: Callable[[Path, Path], object] = Path.replace) -> Iterator[Path]:
    """A new, empty file to write into, which takes the name `file` if the block ends well; else it is gone.

    Raises:
        BackupFailed: the folder cannot be written to, or its disk is full or failed.
    """
    with scratch(file) as part:
        yield part
        _sync(part)
        name(part, file)
        _sync(file.parent)


def _name_anew(part: Path, file: Path) -> None:
    """Give a finished file its name, but not in the place of one that somebody else has made meanwhile.

    Raises:
        BackupFailed: there is one.
    """
    try:
        file.hardlink_to(part)
    except OSError:  # it is there, or the file system knows no links
        _refuse_taken(file)
        part.replace(file)


def _refuse_taken(file: Path) -> None:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):  # the latter is said of the folder, when it is made
        return
    except OSError as error:
        raise BackupFailed(f"{file} cannot be made ({error.strerror}). Name another file.") from error
    if file.is_dir():
        raise BackupFailed(f"{file} is a folder. Name a file in it.")
    raise BackupFailed(f"There is a file {file} already. It was left as it is; name another one.")


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A new, empty file in the folder of another, for its owner alone, gone when the block ends.

    Raises:
        BackupFailed: as for `unfinished`.
    """
    part = beside.with_name(f".{beside.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise BackupFailed(
            f"The folder {beside.parent} cannot be written to ({error.strerror}). Let the bot's user write "
            "there, or name another place (BACKUP_FOLDER)."
        ) from error
    try:
        yield part
    except OSError as error:
        raise BackupFailed(_DISK.format(folder=part.parent, error=error.strerror)) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise
        raise BackupFailed(_DISK.format(folder=part.parent, error=error)) from error
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            part.with_name(f"{part.name}{end}").unlink(missing_ok=True)


def need_room(folder: Path, size: int) -> None:
    """Refuse to begin what would fill the disk of `folder`.

    Raises:
        NoRoom: `size` bytes and some to spare are not free there.
    """
    free = shutil.disk_usage(folder).free
    if free < size + SPARE:
        raise NoRoom(
            f"{megabytes(size + SPARE)} must be free in {folder}, but {megabytes(free)} are. Nothing was "
            "begun; make room there, or name another place (BACKUP_FOLDER)."
        )


@contextmanager
def stoppable(connection: sqlite3.Connection, stop: threading.Event | None) -> Iterator[None]:
    """Let `stop` end what the connection is doing.

    Raises:
        Interrupted: it did.
    """
    if stop is None:
        yield
        return
    connection.set_progress_handler(stop.is_set, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise Interrupted("It was stopped before it was done; nothing was changed.") from error
    finally:
        connection.set_progress_handler(None, 0)


def new_identity() -> str:
    """A name for a database that no other has."""
    return secrets.token_hex(16)


def rename_store(connection: sqlite3.Connection) -> None:
    """Give the database another identity, if its schema has one."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'store'").fetchone():
        connection.execute("UPDATE store SET id = ?", (new_identity(),))


@dataclass(frozen=True, slots=True)
class _State:
    """What a copy is compared by.

    `writes` is another number when others have written; `rows` are how many each table has; `ever` how many
    some of them ever had, which only grows.
    """

    writes: int
    rows: Mapping[str, int]
    ever: Mapping[str, int]


def _state(connection: sqlite3.Connection) -> _State:
    (writes,) = connection.execute("PRAGMA data_version").fetchone()
    ever = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return _State(writes, counts(connection), ever)


def _check_complete(copy: _State, before: _State, after: _State) -> None:
    """Check that a copy has what the database had before and after; to the row, if nobody wrote meanwhile."""
    same = copy.rows == before.rows if before.writes == after.writes else True
    ranges = ((before.ever.get(name, 0), seq, after.ever.get(name, 0)) for name, seq in copy.ever.items())
    if not same or any(not least <= seq <= most for least, seq, most in ranges):
        raise BackupFailed("The copy does not hold all that the database holds. It was deleted; try again.")


def _sync(path: Path) -> None:
    """Let what was written to a file, or which names are in a folder, reach the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
