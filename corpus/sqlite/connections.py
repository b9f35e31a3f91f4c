"""The connections to one database: one that writes, and one for each thread that is reading."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

from corpus.article import ServerId
from corpus.sqlite import erasing
from corpus.sqlite.database import Database
from corpus.sqlite.failures import CLOSED, GONE, LOCKED, NOT_OURS, REPLACED, TOO_NEW, translated
from corpus.sqlite.opening import check_replacement, connect, open_database
from corpus.sqlite.place import MEMORY
from corpus.sqlite.schema import Migration
from corpus.store import Outdated, SchemaTooNew, StoreUnavailable

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
        before_migrating: Callable[[], object] = lambda: None,
    ) -> None:
        # Absolute, because readers are opened later, when the working directory may be another one.
        self._path = MEMORY if str(path) == MEMORY else str(Path(path).absolute())
        self._patience = patience
        self._open = partial(open_database, self._path, patience, migrations, before_migrating)
        self.openings = 1
        """How often a database was opened; after each time, it may be another one."""
        self._schema = len(migrations)
        with translated(self._path):
            self._database: Database | None = Database(self._path, patience, self._open)
        self._lock = threading.RLock()
        self._writing_thread: int | None = None
        self._writing_shelf: ServerId | None = None
        self._closed = False

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
            database, self._database = self._database, None
            if database is not None:
                database.close()

    def read_through_writer(self) -> bool:
        """Whether a reading here and now shares the writing connection, and so must be short."""
        return self._path == MEMORY or self._writing_thread == threading.get_ident()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from; inside a transaction, the one that sees what was written in it."""
        with translated(self._path):
            if self.read_through_writer():
                with self._locked():
                    yield self._writer
            else:
                database = self._here()
                while not database.enter():
                    database = self._here()
                with database.reader() as reader:
                    yield reader

    @contextmanager
    def writing(self, shelf: ServerId) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, kept when the block ends and undone when it raises.

        Inside another such block of the same thread, a part of that block's transaction. The block may be
        anyone's, so its own errors come out as they are.
        """
        with self._locked():
            if self._writing_shelf is None:
                with self._transaction(shelf):
                    yield self._writer
            else:
                with self._savepoint(shelf):
                    yield self._writer

    def empty_log(self) -> bool:
        """Leave nothing in the write-ahead log; inside a transaction, or where others read, it stays."""
        if self._path == MEMORY or self._writing_thread == threading.get_ident():
            return False
        with translated(self._path):
            self._here()
        with translated(self._path), closing(connect(self._path, self._patience)) as connection:
            return erasing.empty_log(connection, self._patience)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=self._patience):
            raise StoreUnavailable(LOCKED.format(path=self._path))
        try:
            self._check_open()
            yield
        finally:
            self._lock.release()

    @property
    def _writer(self) -> sqlite3.Connection:
        if self._database is None:  # it was left, and what came in its place could not be opened
            raise StoreUnavailable(GONE.format(path=self._path))
        return self._database.writer

    def _here(self) -> Database:
        """The database that is at the path now."""
        self._check_open()
        database = self._database
        if database is not None and database.is_in_place():
            return database
        with self._locked():
            database = self._database
            if database is None or not database.is_in_place():
                database = self._reopened()
            return database

    def _reopened(self) -> Database:
        """What is at the path, opened in the place of what was; if it is not ours, better is waited for."""
        check_replacement(self._path)
        if self._database is not None:
            self._database.leave()
            self._database = None
        try:
            self._database = Database(self._path, self._patience, self._open)
        except SchemaTooNew as error:
            raise StoreUnavailable(NOT_OURS.format(path=self._path, reason=TOO_NEW)) from error
        self.openings += 1
        log.warning("The files of the database %s were moved or replaced; it was opened again", self._path)
        return self._database

    @contextmanager
    def _transaction(self, shelf: ServerId) -> Iterator[None]:
        self._begin()
        self._check_schema()
        self._writing_thread, self._writing_shelf = threading.get_ident(), shelf
        try:
            yield
            self._check_whole()
            self._run("COMMIT")
        except BaseException:
            if self._writer.in_transaction:
                self._run("ROLLBACK")
            raise
        finally:
            self._writing_thread = self._writing_shelf = None
        self._check_kept()

    def _begin(self) -> None:
        with translated(self._path):
            self._here()
            while True:
                # IMMEDIATE: what is read in it still holds when it writes, and only this can meet a lock.
                self._writer.execute("BEGIN IMMEDIATE")
                if self._database and self._database.is_in_place():
                    return
                self._writer.execute("ROLLBACK")  # replaced while this waited
                self._here()

    def _check_kept(self) -> None:
        """Acknowledge nothing that went into a file which is no longer there."""
        written_to = self._database
        with translated(self._path):
            if written_to is None or not self._here().is_same_file(written_to):
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
            if self._writer.in_transaction:
                self._run("ROLLBACK TO step")
                self._run("RELEASE step")
            raise
        self._run("RELEASE step")

    def _run(self, statement: str) -> None:
        with translated(self._path):
            self._writer.execute(statement)

    def _check_whole(self) -> None:
        """SQLite takes back a whole transaction by itself when, say, the disk is full: nothing may follow."""
        if not self._writer.in_transaction:
            raise StoreUnavailable(f"The database {self._path} took back all that was written together.")

    def _check_schema(self) -> None:
        """Another process, of a newer version of the program, may have changed the tables since."""
        with translated(self._path):
            (version,) = self._writer.execute("PRAGMA user_version").fetchone()
        if version != self._schema:
            self._run("ROLLBACK")
            raise Outdated(
                f"The database {self._path} was changed by another version of Verbatim (its schema is now "
                f"{version}, this program works with {self._schema}). Nothing was written; restart the bot."
            )

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(CLOSED.format(path=self._path))
