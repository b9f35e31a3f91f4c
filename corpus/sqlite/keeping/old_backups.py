"""The backups of a database that lie in a folder, and what is done to them later."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from corpus.article import ServerId
from corpus.backup_folder import made_at
from corpus.keeping import BadBackup, Deletion
from corpus.sqlite.connection.failures import ForeignFile
from corpus.sqlite.connection.opening import connect, refuse_foreign
from corpus.sqlite.keeping import deletions
from corpus.sqlite.keeping.checking import check_whole
from corpus.sqlite.keeping.copying import need_room, scratch, stoppable, unfinished
from corpus.sqlite.records.questions import EXPIRE
from corpus.sqlite.rows import time_text
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import StoreUnavailable

_PATIENCE: Final = 1.0
"""Seconds to wait for whoever else has a backup open, which hardly anybody has."""


def of_line(line: str | None, database: Path, folder: Path) -> list[Path]:
    """The files of a folder that are backups of the database whose `line` is given, by name.

    One of before schema 4 says no line, and counts by its name alone. What cannot be read is none of ours.
    """
    files = (file for file in sorted(folder.glob("*.db")) if file.is_file() and not file.is_symlink())
    return [file for file in files if file.resolve() != database.resolve() and _is_of(line, database, file)]


def _is_of(line: str | None, database: Path, file: Path) -> bool:
    try:
        refuse_foreign(file)
        _take_back(file)
        known = _known_of(file)
    except (ForeignFile, StoreUnavailable, sqlite3.Error):
        return False
    if known.line is None:
        return known.schema > 0 and made_at(database, file.name) is not None
    return known.line == line


def _known_of(file: Path) -> deletions.Known:
    with closing(connect(file, _PATIENCE, mode="ro")) as connection:
        return deletions.known_of(connection)


def carry_out(backup: Path, all_of_them: Sequence[Deletion], stop: threading.Event | None) -> bool:
    """As `Keeping.carry_out`; the backup is replaced by one that is made of the other rows alone.

    Raises:
        BadBackup, NoRoom, BackupFailed, Interrupted: as there.
    """
    try:
        to_do = deletions.since(_known_of(backup), all_of_them)
        return bool(to_do) and _without(backup, to_do, stop)
    except sqlite3.DatabaseError as error:
        raise _unreadable(backup, error) from error


def _without(backup: Path, to_do: Sequence[Deletion], stop: threading.Event | None) -> bool:
    need_room(backup.parent, 2 * backup.stat().st_size)
    _take_in_log(backup)
    with scratch(backup) as work:
        shutil.copyfile(backup, work)
        with closing(connect(work, _PATIENCE)) as connection, stoppable(connection, stop):
            connection.execute("PRAGMA synchronous = OFF")  # it is gone after a crash
            connection.execute("BEGIN")
            found = deletions.carry_out(connection, to_do)
            connection.execute("COMMIT")
            if not found and "deletion" not in deletions.tables_of(connection):
                return False  # nothing of them, and no place to remember that
            with unfinished(backup) as part:
                connection.execute("VACUUM INTO ?", (str(part),))
                with closing(connect(part, _PATIENCE)) as copy, stoppable(copy, stop):
                    check_whole(copy, str(backup), MIGRATIONS)
    return True


def _take_back(backup: Path) -> None:
    """Undo what was half done to a backup when the program was killed; who only reads cannot.

    Raises:
        sqlite3.DatabaseError: it cannot be done.
    """
    if backup.with_name(f"{backup.name}-journal").exists():
        with closing(connect(str(backup), 1.0)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()


def _take_in_log(backup: Path) -> None:
    """Write a log that was copied with a backup into it: beside the new file, it would be taken for its own.

    Raises:
        sqlite3.DatabaseError: somebody uses it as a database, which has to stay as it is.
    """
    if backup.with_name(f"{backup.name}-wal").exists():
        with closing(connect(str(backup), 1.0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")


def expire(backup: Path, before: Callable[[ServerId], datetime]) -> int:
    """As `Keeping.expire`; the file stays as large as it is, what is deleted in it is overwritten."""
    try:
        with closing(connect(backup, _PATIENCE)) as connection:
            if "asked" not in deletions.tables_of(connection):
                return 0
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            servers = connection.execute("SELECT DISTINCT server_id FROM asked").fetchall()
            gone = sum(
                connection.execute(EXPIRE, (server_id, time_text(before(server_id)))).rowcount
                for (server_id,) in servers
            )
            connection.execute("COMMIT")
            return gone
    except sqlite3.DatabaseError as error:
        raise _unreadable(backup, error) from error


def _unreadable(backup: Path, error: sqlite3.Error) -> BadBackup:
    return BadBackup(f"The backup {backup} cannot be read or changed ({error}). It was left as it is.")
