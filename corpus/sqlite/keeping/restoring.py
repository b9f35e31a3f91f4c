"""Puts a backup in the place of what a database holds, in one transaction while others use it."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from corpus.keeping import Backup, BadBackup, Deletion, Restored
from corpus.sqlite.connection.failures import ForeignFile, translated
from corpus.sqlite.connection.opening import connect, refuse_foreign
from corpus.sqlite.keeping.checking import check_whole, counts, holdings
from corpus.sqlite.keeping.copying import back_up, need_room, new_identity, scratch
from corpus.sqlite.keeping.deletions import carry_out, known_of, since
from corpus.sqlite.migrations import check_references, migrate
from corpus.sqlite.schema import Migration
from corpus.store import StoreUnavailable

PATIENCE: Final = 30.0
"""Seconds for which a restore waits for somebody who writes."""

_CACHE: Final = 65_536
"""KiB of pages in memory while all of a database is replaced."""

_TABLES: Final = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_EMPTY: Final = "DELETE FROM main.{}"
_FILL: Final = "INSERT INTO main.{0} SELECT * FROM backup.{0}"

_OWN: Final = frozenset(("lease", "store", "departed"))
"""Tables that stay as they are: who holds what now, which store this is, and since when the bot is not on a
server: it may have been away at the time of the backup, come back and left again, and not be due yet.
"""


def restore(live: Path, file: Path, kept: Path, migrations: Sequence[Migration]) -> Restored:
    """As `Keeping.restore`, of the database at `live`.

    Raises:
        BadBackup, NoRoom, BackupFailed: as there.
        StoreUnavailable: the database cannot be written, or others wrote for too long; nothing was changed.
    """
    with suppress(OSError):  # one of them is not there, which others say
        if file.samefile(live):
            raise BadBackup(f"{file} is the database itself, not a backup of it. Nothing was changed.")
    with prepared(file, kept, migrations) as backup:
        (schema,) = backup.execute("PRAGMA user_version").fetchone()
        before = back_up(live, kept, migrations) if _holds_any(live) else None
        size = file.stat().st_size
        need_room(live.parent, 2 * max(size, before.size if before else 0))  # all of it goes through the log
        with translated(live):  # it is not the backups' disk that failed here
            erased = put_in_place(live, backup)
        restored = Backup(file, size, schema, *holdings(backup))
    servers = [each.id for each in erased if not each.is_person]
    return Restored(restored, before, servers, len(erased) - len(servers))


def _holds_any(live: Path) -> bool:
    with closing(connect(live, PATIENCE)) as connection:
        return any(number for table, number in counts(connection).items() if table not in _OWN)


@contextmanager
def prepared(file: Path, beside: Path, migrations: Sequence[Migration]) -> Iterator[sqlite3.Connection]:
    """A backup, checked and brought to the schema of today, as a copy in the folder of `beside`.

    Raises:
        BadBackup: the file is none, or is damaged.
        NoRoom, BackupFailed: as for a backup.
    """
    _refuse_other(file)
    with scratch(beside) as copy:
        need_room(beside.parent, file.stat().st_size)
        shutil.copyfile(file, copy)
        for end in ("-wal", "-journal"):  # of a database copied in use; of one left half changed by a kill
            beside_it = file.with_name(f"{file.name}{end}")
            if beside_it.exists():
                shutil.copyfile(beside_it, copy.with_name(f"{copy.name}{end}"))
        try:
            connection = connect(copy, PATIENCE, foreign_keys=False)
        except sqlite3.DatabaseError as error:
            raise BadBackup(f"{file} is damaged ({error}). Use another backup.") from error
        with closing(connection):
            _bring_forward(connection, file, migrations)
            yield connection


def _refuse_other(file: Path) -> None:
    try:
        is_file = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        raise BadBackup(f"There is no file {file} ({error.strerror}). Nothing was changed.") from error
    if not is_file:
        raise BadBackup(f"{file} is not a file. Nothing was changed.")
    try:
        refuse_foreign(file)
    except ForeignFile as error:
        raise BadBackup(f"{file} is no backup of Verbatim. Nothing was changed.") from error
    except StoreUnavailable as error:
        raise BadBackup(f"{file} cannot be read. Nothing was changed.") from error


def _bring_forward(connection: sqlite3.Connection, file: Path, migrations: Sequence[Migration]) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # the copy is gone after a crash
    check_whole(connection, str(file), migrations)
    connection.execute("PRAGMA journal_mode = DELETE")
    migrate(connection, migrations)
    connection.execute("PRAGMA foreign_keys = ON")


def put_in_place(live: Path, prepared: sqlite3.Connection) -> Sequence[Deletion]:
    """Replace all that the database at `live` holds; whom the backup had to let go of, erased since.

    Raises:
        sqlite3.Error: SQLite could not, or for too long had to wait for others; nothing was changed.
    """
    with closing(connect(live, PATIENCE, foreign_keys=False)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        # Others wait to write meanwhile: in half the time, if fewer pages go through the log twice, and the
        # log goes into the database after that.
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        (source,) = (row[2] for row in prepared.execute("PRAGMA database_list") if row[1] == "main")
        known, erased = known_of(prepared), list[Deletion]()
        while True:
            deletions = known_of(connection).deletions
            prepared.execute("BEGIN IMMEDIATE")
            erased += carry_out(prepared, since(known, deletions))
            prepared.execute("COMMIT")
            known = known_of(prepared)
            connection.execute("ATTACH ? AS backup", (source,))
            try:
                if _replaced(connection, deletions):
                    return erased
            finally:
                connection.execute("DETACH backup")


def _replaced(connection: sqlite3.Connection, deletions: Sequence[Deletion]) -> bool:
    """Put the attached backup in place; False if somebody was erased meanwhile, who must not come back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if list(known_of(connection).deletions) != list(deletions):
            connection.execute("ROLLBACK")
            return False
        for (table,) in connection.execute(_TABLES).fetchall():
            if table not in _OWN:
                connection.execute(_EMPTY.format(table))
                connection.execute(_FILL.format(table))
        _keep_counting(connection)
        connection.execute(
            "UPDATE main.store SET id = ?, line = (SELECT line FROM backup.store)", (new_identity(),)
        )
        check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def _keep_counting(connection: sqlite3.Connection) -> None:
    """Let no number be used twice, of those that messages on Discord name either."""
    for name, seq in connection.execute("SELECT name, seq FROM backup.sqlite_sequence").fetchall():
        counted = connection.execute(
            "UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (seq, name)
        )
        if not counted.rowcount:
            connection.execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (?, ?)", (name, seq))
