"""The keeping of a store as a whole: backups, putting one in place, compaction."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from corpus.article import ServerId
from corpus.store import StoreError

SPARE: Final = 32 << 20
"""Bytes that stay free on a disk, besides what is written there: the bot goes on writing meanwhile."""


class BackupFailed(StoreError):
    """A backup could not be made; nothing of it was left behind."""


def nothing_to_keep() -> BackupFailed:
    """The error of everything here that needs a file, for a store in memory."""
    return BackupFailed("The store is in memory, and gone when the program ends: there is no file to keep.")


class NoRoom(BackupFailed):
    """There is not enough free space, so nothing was begun."""


class BadBackup(StoreError):
    """A file is no backup that could be put in place; the store was left as it is."""


class Interrupted(StoreError):
    """Somebody asked for it to end before it was done; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a database, checked: where it is, its size in bytes, its schema, and what it holds."""

    path: Path
    size: int
    schema: int
    articles: int
    questions: int
    servers: int


@dataclass(frozen=True, slots=True)
class Restored:
    """The backup that was put in place, and the backup of what had been there; None if that was nothing.

    `erased` are the servers, and `forgotten` the number of people, that had been erased since the backup was
    made, and stay so.
    """

    backup: Backup
    kept: Backup | None
    erased: Sequence[ServerId] = ()
    forgotten: int = 0


@dataclass(frozen=True, slots=True)
class Compacted:
    """The size of a database in bytes, its log included, before and after."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which version of the schema to which; `seconds` it took; the backup made before, if one was."""

    before: int
    after: int
    seconds: float = 0.0
    backup: Path | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """That a server, or a person if `is_person`, was erased; `token` is of this one time."""

    is_person: bool
    id: int
    token: str


class Keeping(Protocol):
    """What is done to a store as a whole, while it is used.

    Every method blocks, for seconds with a large store, may be called from any thread, and may raise
    `StoreUnavailable`. One that takes `stop` raises `Interrupted` soon after that is set.
    """

    @property
    def path(self) -> Path | None:
        """The file of the store; None if it is in memory, where nothing here can be done."""
        ...

    def back_up(self, file: Path, stop: threading.Event | None = None) -> Backup:
        """Make a checked copy of all that stands at one moment; nothing that was erased is in its bytes.

        Others read and write meanwhile. The file appears when it is whole, for its owner alone to read.

        Raises:
            NoRoom: the disk has too little room for it.
            BackupFailed: there is such a file, or the copy is not what it should be.
        """
        ...

    def restore(self, file: Path, kept: Path) -> Restored:
        """Put a backup in the place of all there is, at once, after a backup of that to `kept`.

        Who uses the store meanwhile sees either, never a mixture. Servers and people erased since the
        backup was made stay erased; leases and departures stay as they are.

        Raises:
            BadBackup: the file is none, is damaged, or was made by a newer version of the program.
            NoRoom, BackupFailed: as for `back_up`.
        """
        ...

    def deletions(self) -> Sequence[Deletion]:
        """Who was erased, of each the last time; backups of before must let go of them too."""
        ...

    def forget_people(self, before: datetime) -> None:
        """Forget that people were erased before a moment, so long ago that no backup has anything of them."""
        ...

    def backups_in(self, folder: Path) -> Sequence[Path]:
        """Those files of a folder that are backups of this store, in the order of their names."""
        ...

    def carry_out(self, backup: Path, stop: threading.Event | None = None) -> bool:
        """Erase in a backup whom `deletions` names since it was made; whether there was anything to do.

        Raises:
            BadBackup: it cannot be read; it was left as it is.
            NoRoom, BackupFailed: as for `back_up`.
        """
        ...

    def expire(self, backup: Path, before: Callable[[ServerId], datetime]) -> int:
        """Delete in a backup the questions asked before a server's moment; how many there were.

        Raises:
            BadBackup: as for `carry_out`.
        """
        ...

    def empty_log(self) -> bool:
        """Leave nothing in the store's log; False where somebody reads for so long that it stays."""
        ...

    def to_sweep(self) -> bool:
        """Whether somebody was erased since the store was last compacted.

        What is deleted is overwritten; but where SQLite had moved rows from page to page, it may have left
        some bytes of them behind, and only compaction takes away those.
        """
        ...

    def compact(self, stop: threading.Event | None = None) -> Compacted:
        """Give back the room of what is gone. Others read meanwhile, but whoever writes has to wait.

        Raises:
            NoRoom: the disk has too little room for it.
        """
        ...
