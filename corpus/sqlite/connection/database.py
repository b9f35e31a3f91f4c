"""One database file as it was opened: the connections to it, and whether it is still at its path."""

import logging
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from corpus.sqlite.connection.content import Content
from corpus.sqlite.connection.failures import OVERWRITTEN, REPLACED, UNSAVED, is_damage, is_read_only
from corpus.sqlite.connection.opening import connect
from corpus.sqlite.connection.place import MEMORY, Place, is_writable, log_put_aside, place_of
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

_ATTEMPTS: Final = 3
"""So often a database is opened that somebody replaces at that very moment."""


class Database:
    """The connections to one file, or to a database in memory, which has only the one that writes.

    Those that read cannot write, not even when they are closed: the last one that could would remove the log
    at the path, whoever's it is by then. `anchor` is one more of them, which outlives `writer` for that.
    """

    def __init__(self, path: str, patience: float, open_writer: Callable[[], sqlite3.Connection]) -> None:
        """Open the database at `path`, which `open_writer` makes or migrates where needed.

        Raises:
            StoreError, sqlite3.Error: as for `open_database`; nothing is open then.
        """
        self._path = path
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        self._readers = 0
        self._reading = threading.Condition()
        self._left = False
        for _ in range(_ATTEMPTS):
            before = place_of(path)
            self.writer = open_writer()
            try:
                self._anchor = self.writer if path == MEMORY else self._anchored()
                self._content = None if path == MEMORY else Content(path)
            except BaseException:
                self.writer.close()
                raise
            self.place = place_of(path)
            self._read_only = path != MEMORY and not is_writable(path)
            if before.database in (None, self.place.database):
                return
            self._close_all()  # another file was put there at this very moment
        raise StoreUnavailable(REPLACED.format(path=path))

    def is_in_place(self) -> bool:
        """Whether the files at the path are those that were opened, as they can be opened now.

        Raises:
            StoreUnavailable: they are, but another program has written into the database.
        """
        if self.place != place_of(self._path) or (self._read_only and is_writable(self._path)):
            return False
        if self._is_overwritten():
            raise StoreUnavailable(OVERWRITTEN.format(path=self._path))
        return True

    def is_same_file(self, other: "Database") -> bool:
        """Whether what is written to `other` is written to this one."""
        return self.place.database == other.place.database

    def begin(self, patience: float | None = None) -> None:
        """Begin a transaction that writes; who writes already is waited for `patience` seconds.

        IMMEDIATE: what is read in it still holds when it writes, and only its beginning can meet a lock.
        """
        if patience is None:
            self.writer.execute("BEGIN IMMEDIATE")
            return
        self.writer.execute(f"PRAGMA busy_timeout = {int(1000 * patience)}")
        try:
            self.writer.execute("BEGIN IMMEDIATE")
        finally:
            self.writer.execute(f"PRAGMA busy_timeout = {int(1000 * self._patience)}")

    def enter(self) -> bool:
        """Begin a reading, which `reader` ends; not once the database was left."""
        with self._reading:
            if not self._left:
                self._readers += 1
            return not self._left

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Connection]:
        """A connection for the reading that `enter` began."""
        try:
            reader = self._taken()
            try:
                yield reader
            except (sqlite3.Error, GeneratorExit):  # it may be broken, or in the middle of a result
                reader.close()
                raise
            except BaseException:
                self._give_back(reader)
                raise
            else:
                self._give_back(reader)
        finally:
            with self._reading:
                self._readers -= 1
                self._reading.notify_all()

    def close(self) -> None:
        """Close in good order: SQLite empties the log and removes it, unless others use the database.

        A reading under way closes its own connection when it ends.

        Raises:
            StoreUnavailable, sqlite3.Error: as for `leave`, if its files are not in place.
        """
        if self.place != place_of(self._path) or self._is_overwritten():
            self.leave()
            return
        self._left = True
        self._close_idle()
        if self._path != MEMORY:
            self._anchor.close()
        self.writer.close()
        self._close_content()

    def leave(self) -> None:
        """Write the log into the database, wherever that is now, and close; leave nothing of it at the path.

        A log that stayed would be taken for that of the database which stands there now.

        Raises:
            StoreUnavailable: not all of it could be written; nothing was closed.
        """
        now = place_of(self._path)
        stays = now.database == self.place.database
        self._stop_readers(wait=stays)
        try:
            self._save()
        except BaseException:
            self._left = False
            raise
        self._close_all()
        try:
            if not stays or self._is_overwritten():
                self._clear_away(now)
            elif self._read_only:
                self._open_up()
        except OSError as error:
            log.warning("What is left beside %s cannot be cleared away: %s", self._path, error)

    def _save(self) -> None:
        if self._is_overwritten():
            return  # what is in the log belongs to what was in the file before
        try:
            busy, _, _ = self.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.DatabaseError as error:
            if is_read_only(error):
                return  # nothing was written
            if not is_damage(error):
                raise
            log.warning("What was last written to %s could not be saved: %s", self._path, error)
        else:
            if busy:
                raise StoreUnavailable(UNSAVED.format(path=self._path))

    def _clear_away(self, now: Place) -> None:
        """Leave nothing at the path of what was opened; a log that could not be saved gets another name."""
        if now.log_index is not None and now.log_index == self.place.log_index:
            Path(f"{self._path}-shm").unlink(missing_ok=True)
        if now.log is not None and now.log == self.place.log:
            left = Path(f"{self._path}-wal")
            if left.stat().st_size:
                aside = left.replace(log_put_aside(self._path))
                log.warning("What was last written to %s is in %s", self._path, aside)
            else:
                left.unlink()

    def _open_up(self) -> None:
        """Let the log be written as the database is by now: it was made as read-only as that was."""
        mode = stat.S_IMODE(Path(self._path).stat().st_mode)
        for end in ("-wal", "-shm"):
            with suppress(OSError):  # it may be another user's, who made it
                Path(f"{self._path}{end}").chmod(mode)

    def _is_overwritten(self) -> bool:
        return self._content is not None and self._content.is_overwritten()

    def _close_content(self) -> None:
        if self._content is not None:
            self._content.close()

    def _anchored(self) -> sqlite3.Connection:
        anchor = self._connected()
        anchor.execute("PRAGMA schema_version").fetchone()  # only who has read something holds the files
        return anchor

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        return connect(self._path, self._patience, mode="ro")

    def _give_back(self, reader: sqlite3.Connection) -> None:
        self._idle.append(reader)
        if self._left:
            self._close_idle()

    def _close_all(self) -> None:
        self._left = True
        self.writer.close()
        self._close_idle()
        self._anchor.close()
        self._close_content()

    def _close_idle(self) -> None:
        with suppress(IndexError):  # empty, or emptied by another thread
            while True:
                self._idle.pop().close()

    def _stop_readers(self, *, wait: bool) -> None:
        """Let nobody begin to read, and wait for those who do.

        Who goes on with a log that is no longer at the path would share its index with who uses the next one.
        """
        end = time.monotonic() + self._patience
        with self._reading:
            while wait and self._readers:
                if not self._reading.wait(end - time.monotonic()):
                    raise StoreUnavailable(UNSAVED.format(path=self._path))
            self._left = True
