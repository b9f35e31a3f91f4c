"""Whether the file of an open database still begins as this program left it."""

import os
import sqlite3
import threading

from corpus.sqlite.connection.failures import MESSAGES
from corpus.sqlite.connection.header import LENGTH, Header
from corpus.store import StoreUnavailable


class Content:
    """The header of a database, watched while the database is open.

    SQLite looks at it once and then goes by its log: it would mix what another program, such as a copying
    one, writes into the file with what it knows. To be closed after all connections to the file: a process
    that closes a file loses every lock it has on it.
    """

    def __init__(self, path: str) -> None:
        """Begin to watch the file at `path`.

        Raises:
            StoreUnavailable: it cannot be opened.
        """
        try:
            self._file = os.open(path, os.O_RDONLY)
        except OSError as error:
            raise StoreUnavailable(MESSAGES[sqlite3.SQLITE_CANTOPEN].format(path=path)) from error
        self._changes = 0
        self._overwritten = False
        self._lock = threading.Lock()

    def is_overwritten(self) -> bool:
        """Whether the file is no database of ours any more, or an earlier state of it than was seen before.

        Once it is, it stays so: what was written into it may be a part of the truth.
        """
        with self._lock:
            self._overwritten = self._overwritten or not self._goes_on()
            return self._overwritten

    def close(self) -> None:
        """Stop watching; what was found stays."""
        with self._lock:
            if self._file >= 0:
                os.close(self._file)
                self._file = -1

    def _goes_on(self) -> bool:
        if self._file < 0:
            return True
        header = Header(os.pread(self._file, LENGTH, 0))
        if not (header.is_of_sqlite and header.is_ours) or header.changes < self._changes:
            return False
        self._changes = header.changes
        return True
