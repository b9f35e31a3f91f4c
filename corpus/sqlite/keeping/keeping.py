"""`Keeping` on one SQLite file."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from corpus.article import SHARED, ServerId
from corpus.keeping import Backup, Compacted, Deletion, Keeping, Restored, nothing_to_keep
from corpus.sqlite.connection.connections import Connections
from corpus.sqlite.keeping import compacting, copying, old_backups, restoring
from corpus.sqlite.keeping.deletions import Known, forget_people, known_of
from corpus.sqlite.schema import MIGRATIONS


class SQLiteKeeping(Keeping):
    """What is done to the whole file; what each method does and raises is said in `Keeping`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def path(self) -> Path | None:
        return self._connections.path

    def back_up(self, file: Path, stop: threading.Event | None = None) -> Backup:
        with self._connections.translated():
            return copying.back_up(self._file(), file.absolute(), MIGRATIONS, stop)

    def restore(self, file: Path, kept: Path) -> Restored:
        with self._connections.translated():
            restored = restoring.restore(self._file(), file, kept.absolute(), MIGRATIONS)
        self.empty_log()
        return restored

    def deletions(self) -> Sequence[Deletion]:
        return self._known().deletions

    def forget_people(self, before: datetime) -> None:
        with self._connections.writing(SHARED) as connection, self._connections.translated():
            forget_people(connection, before)

    def backups_in(self, folder: Path) -> Sequence[Path]:
        return old_backups.of_line(self._known().line, self._file(), folder)

    def carry_out(self, backup: Path, stop: threading.Event | None = None) -> bool:
        return old_backups.carry_out(backup, self.deletions(), stop)

    def expire(self, backup: Path, before: Callable[[ServerId], datetime]) -> int:
        return old_backups.expire(backup, before)

    def empty_log(self) -> bool:
        return self._connections.empty_log()

    def to_sweep(self) -> bool:
        with self._connections.reading() as connection:
            return compacting.to_sweep(connection)

    def compact(self, stop: threading.Event | None = None) -> Compacted:
        with self._connections.translated():
            return compacting.compact(self._file(), stop)

    def _known(self) -> Known:
        with self._connections.reading() as connection:
            return known_of(connection)

    def _file(self) -> Path:
        if self.path is None:
            raise nothing_to_keep()
        return self.path
