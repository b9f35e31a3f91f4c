"""What can befall a database file, told in words a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.store import StoreError, StoreUnavailable

LOCKED = (
    "The database {path} is locked: something else has been writing to it for too long. "
    "This change was not made; try again in a moment."
)
CORRUPT = (
    "The database {path} is damaged. Stop the bot, move the file away with those beside it (-wal, -shm), and "
    "put back a backup: `python -m bot restore BACKUP` (or try `sqlite3 FILE .recover`)."
)
FULL = "The disk of the database {path} is full. This change was not made; make room and try again."
UNREADABLE = (
    "The disk of the database {path} failed, or has no room left ({error}). This change was not made; "
    "check the disk and try again."
)
TOO_BIG = (
    "What was to be kept in the database {path} is larger than SQLite takes (1 GB as a rule). "
    "It was not kept; what was there before is."
)
CLOSED = "The store {path} is closed."
GONE = (
    "The database {path} is not there any more: it was moved or deleted while in use. "
    "Put it back, or a backup in its place, and the bot goes on by itself; until then nothing can be kept."
)
NOT_OURS = (
    "In the place of the database {path} is {reason}. "
    "Put it back, or a backup in its place, and the bot goes on by itself; until then nothing can be kept."
)
EMPTY = "an empty file"
PARTIAL = "a part of a database, as while it is being copied"
FOREIGN = "a file that is none of Verbatim"
TOO_NEW = "the database of a newer version of Verbatim"
OVERWRITTEN = (
    "Another program has written into the database {path} while it was in use; nothing more is kept in it. "
    "Stop the bot, move the file away with those beside it (-wal, -shm), and put back a backup: "
    "`python -m bot restore BACKUP`."
)
REPLACED = (
    "The database {path} was moved or replaced at this very moment. This change was not made; "
    "try again in a moment."
)
UNSAVED = (
    "The files of the database {path} were moved or deleted, and it is still in use. "
    "This change was not made; try again in a moment."
)

# By primary result code (https://www.sqlite.org/rescode.html). A code that is not here is a bug of ours.
MESSAGES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_TOOBIG: TOO_BIG,
    sqlite3.SQLITE_READONLY: (
        "The database {path} is read-only. This change was not made; "
        "let the bot's user write to the file and to its folder, and try again."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The database {path} cannot be opened. Check that it is a file in a folder "
        "which the bot's user may read and write, and that the bot may open enough files (ulimit -n)."
    ),
    sqlite3.SQLITE_PERM: "The bot's user may not use the database {path}. Check the permissions of the file.",
    sqlite3.SQLITE_IOERR: UNREADABLE,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
}

# What the sqlite3 module says, without a code, of a stored text that is no longer UTF-8: of one it was to
# give us, and of one it was to give to `folded`, which fails for no other reason.
_UNREADABLE_TEXT = ("Could not decode to UTF-8", "user-defined function raised exception")


class ForeignFile(StoreError):
    """The file belongs to something else, and was left as it is."""


class DamagedRow(sqlite3.DatabaseError):
    """A row holds what this program never writes."""


@contextmanager
def rows_of_ours() -> Iterator[None]:
    """Tell a row that cannot be read from a bug: what it holds was right when it was written.

    Raises:
        DamagedRow: it is not now.
    """
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedRow(str(error)) from error


@contextmanager
def translated(path: str | Path) -> Iterator[None]:
    """Turn those errors of SQLite that are not bugs into `StoreUnavailable`; let all others through."""
    try:
        yield
    except sqlite3.Error as error:
        message = _message(error)
        if message is None:
            raise
        raise StoreUnavailable(message.format(path=path, error=error)) from error


def _message(error: sqlite3.Error) -> str | None:
    if isinstance(error, DamagedRow) or str(error).startswith(_UNREADABLE_TEXT):
        return CORRUPT
    return MESSAGES.get(_code(error))


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is damaged, so that waiting cannot help."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether somebody else has what is wanted."""
    return _code(error) == sqlite3.SQLITE_BUSY


def is_read_only(error: sqlite3.Error) -> bool:
    """Whether the file may not be written, or could not be when it was opened."""
    return _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
