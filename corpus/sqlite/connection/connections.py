"""The connections to one database: one that writes, and one for each thread that is reading."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from corpus.article import ServerId
from corpus.sqlite.connection.current import CurrentDatabase
from corpus.sqlite.connection.database import Database
from corpus.sqlite.connection.failures import CLOSED, LOCKED, REPLACED, translated
from corpus.sqlite.connection.opening import connect, open_database
from corpus.sqlite.connection.place import MEMORY, log_put_aside
from corpus.sqlite.connection.write_ahead import empty_log
from corpus.sqlite.schema import Migration
from corpus.store import Outdated, StoreUnavailable

log = logging.getLogger(__name__)


class Connections:
    """Hands out connections, so that readers and a writer never wait for one another.

    A database in memory has a single connection; there, readers do wait.
    """

    def __init__(
        self,
        path: str | Path,
        patience: float,
        migrations: Sequence[Migration],
        before_migrating: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        # Absolute, because readers are opened later, when the working directory may be another one.
        self._path = MEMORY if str(path) == MEMORY else str(Path(path).absolute())
        self._patience = patience
        self._schema = len(migrations)
        self._lock = threading.RLock()
        self._writing_thread: int | None = None
        self._writing_shelf: ServerId | None = None
        self._closed = False
        open_writer = partial(open_database, self._path, patience, migrations, before_migrating)
        with translated(self._path):
            self._current = CurrentDatabase(self._path, patience, open_writer, self._locked)

    @property
    def openings(self) -> int:
        """How often a database was opened; after each time, it may be another one."""
        return self._current.openings

    @property
    def path(self) -> Path | None:
        """The file of the database; None if it is in memory."""
        return None if self._path == MEMORY else Path(self._path)

    def translated(self) -> AbstractContextManager[None]:
        """What turns SQLite's errors about this database into those of the store."""
        return translated(self._path)

    def close(self) -> None:
        """Wait for a write that is under way, then close; a reading under way closes its own when it ends."""
        with self._lock, translated(self._path):
            self._closed = True
            self._current.close()

    def read_through_writer(self) -> bool:
        """Whether a reading here and now shares the writing connection, and so must be short."""
        return self._path == MEMORY or self._writing_thread == threading.get_ident()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from; inside a transaction, the one that sees what was written in it."""
        with translated(self._path):
            if self.read_through_writer():
                with self._locked():
                    yield self._current.writer
            else:
                database = self._here()
                while not database.enter():
                    database = self._here()
                with database.reader() as reader:
                    yield reader

    @contextmanager
    def writing(self, shelf: ServerId, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, kept when the block ends and undone when it raises.

        Inside another such block of the same thread, a part of that block's transaction. The block may be
        anyone's, so its own errors come out as they are. Others who write are waited for `patience` seconds.
        """
        with self._locked(patience):
            if self._writing_shelf is None:
                with self._transaction(shelf, patience):
                    yield self._current.writer
            else:
                with self._savepoint(shelf):
                    yield self._current.writer

    def empty_log(self) -> bool:
        """Leave nothing in the write-ahead log; inside a transaction, or where others read, it stays."""
        if self._path == MEMORY or self._writing_thread == threading.get_ident():
            return False
        with translated(self._path):
            self._here()
        with translated(self._path), closing(connect(self._path, self._patience)) as connection:
            return empty_log(connection, self._patience)

    def leave_no_log(self) -> None:
        """After an erasure: `empty_log`; and a log that could not be saved once, and was put aside, goes."""
        self.empty_log()
        aside = log_put_aside(self._path)
        if self._path != MEMORY and aside.exists():
            aside.unlink(missing_ok=True)
            log.warning("%s is deleted: it may have held what was erased now", aside)

    @contextmanager
    def _locked(self, patience: float | None = None) -> Iterator[None]:
        if not self._lock.acquire(timeout=self._patience if patience is None else patience):
            raise StoreUnavailable(LOCKED.format(path=self._path))
        try:
            self._check_open()
            yield
        finally:
            self._lock.release()

    def _here(self) -> Database:
        self._check_open()
        return self._current.here()

    @contextmanager
    def _transaction(self, shelf: ServerId, patience: float | None) -> Iterator[None]:
        with translated(self._path):
            written_to = self._here()
        try:
            written_to = self._begun(written_to, patience)
            self._writing_thread, self._writing_shelf = threading.get_ident(), shelf
            yield
            self._check_whole()
            self._run("COMMIT")
        except BaseException:
            if self._current.writer.in_transaction:
                self._run("ROLLBACK")
            raise
        finally:
            self._writing_thread = self._writing_shelf = None
        self._check_kept(written_to)

    def _begun(self, database: Database, patience: float | None) -> Database:
        """Begin a transaction on the database at the path; which one that is."""
        with translated(self._path):
            database.begin(patience)
            while not database.is_in_place():  # it was replaced while others were waited for
                database.writer.execute("ROLLBACK")
                database = self._here()
                database.begin(patience)
        self._check_schema()
        return database

    def _check_kept(self, written_to: Database) -> None:
        """Acknowledge nothing that went into a file which is no longer there."""
        with translated(self._path):
            if not self._here().is_same_file(written_to):
                raise StoreUnavailable(REPLACED.format(path=self._path))

    @contextmanager
    def _savepoint(self, shelf: ServerId) -> Iterator[None]:
        if shelf != self._writing_shelf:
            raise ValueError(f"a write to shelf {shelf} inside a transaction on shelf {self._writing_shelf}")
        self._check_whole()
        self._run("SAVEPOINT step")
        try:
            yield
            self._check_whole()
        except BaseException:
            if self._current.writer.in_transaction:
                self._run("ROLLBACK TO step")
                self._run("RELEASE step")
            raise
        self._run("RELEASE step")

    def _run(self, statement: str) -> None:
        with translated(self._path):
            self._current.writer.execute(statement)

    def _check_whole(self) -> None:
        """SQLite takes back a whole transaction by itself when, say, the disk is full: nothing may follow."""
        if not self._current.writer.in_transaction:
            raise StoreUnavailable(f"The database {self._path} took back all that was written together.")

    def _check_schema(self) -> None:
        """Another process, of a newer version of the program, may have changed the tables since."""
        with translated(self._path):
            (version,) = self._current.writer.execute("PRAGMA user_version").fetchone()
        if version != self._schema:
            raise Outdated(
                f"The database {self._path} was changed by another version of Verbatim (its schema is now "
                f"{version}, this program works with {self._schema}). Nothing was written; restart the bot."
            )

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(CLOSED.format(path=self._path))
