"""`Keeping` on one SQLite file."""

import threading
from collections.abc import Sequence
from pathlib import Path

from corpus.keeping import Backup, BackupFailed, Keeping
from corpus.sqlite import copying
from corpus.sqlite.connections import Connections
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

    def _file(self) -> str:
        if self.path is None:
            raise BackupFailed("The store is in memory, and gone when the program ends: there is no file to keep.")
        return str(self.path)
