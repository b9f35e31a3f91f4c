"""Which database is at the path now: the one that was opened, or what was put in its place since."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from corpus.sqlite.connection.database import Database
from corpus.sqlite.connection.failures import GONE, NOT_OURS, TOO_NEW
from corpus.sqlite.connection.opening import check_replacement
from corpus.store import SchemaTooNew, StoreUnavailable

log = logging.getLogger(__name__)


class CurrentDatabase:
    """The database at a path, opened again when its files were moved or replaced.

    Within `alone` nobody else writes. SQLite's errors come out as they are.
    """

    def __init__(
        self,
        path: str,
        patience: float,
        open_writer: Callable[[], sqlite3.Connection],
        alone: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Open what is there.

        Raises:
            StoreError, sqlite3.Error: as for `open_database`.
        """
        self._path = path
        self._patience = patience
        self._open_writer = open_writer
        self._alone = alone
        self._database: Database | None = Database(path, patience, open_writer)
        self.openings = 1
        """How often a database was opened; after each time, it may be another one."""

    @property
    def writer(self) -> sqlite3.Connection:
        """The connection that writes to the database found last, within `alone`.

        Raises:
            StoreUnavailable: it was left, and what came in its place could not be opened.
        """
        if self._database is None:
            raise StoreUnavailable(GONE.format(path=self._path))
        return self._database.writer

    def here(self) -> Database:
        """The database that is at the path now.

        Raises:
            StoreUnavailable: there is none of ours, or another program has written into it.
        """
        database = self._database
        if database is not None and database.is_in_place():
            return database
        with self._alone():
            database = self._database
            if database is None or not database.is_in_place():
                database = self._reopened()
                log.warning(
                    "The database %s, which was moved, replaced or read-only, is opened again", self._path
                )
            return database

    def _reopened(self) -> Database:
        """What is at the path, opened in the place of what was; nothing is closed if that is none of ours."""
        check_replacement(self._path)
        if self._database is not None:
            self._database.leave()
            self._database = None
        try:
            self._database = Database(self._path, self._patience, self._open_writer)
        except SchemaTooNew as error:
            raise StoreUnavailable(NOT_OURS.format(path=self._path, reason=TOO_NEW)) from error
        self.openings += 1
        return self._database

    def close(self) -> None:
        """Close it, within `alone`; a reading under way closes its own connection when it ends."""
        database, self._database = self._database, None
        if database is not None:
            database.close()
