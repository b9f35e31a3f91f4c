"""Backups by themselves: one when it is time, the last few kept, and in those nothing of who was erased."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from corpus.article import ServerId
from corpus.backup_folder import made_at, new_backup, unfinished_in
from corpus.clock import Clock, utc_now
from corpus.keeping import BackupFailed, BadBackup, Deletion, Keeping
from corpus.servers import RETENTION_DAYS
from corpus.size import megabytes

log = logging.getLogger(__name__)

REMEMBERED: Final = timedelta(days=max(RETENTION_DAYS) + 1)
"""For so long it is remembered who was erased; a question from a backup older than that expires at once."""

DAILY: Final = timedelta(days=1)

ABANDONED: Final = 3600.0
"""Seconds after which whoever was making a backup and has not finished is taken for dead."""


class Backups:
    """The backups of a store in one folder.

    `every` hours one is made, 0 for never, and the newest `keep` are kept. `kept_since` says since when
    questions of a server may be kept. Only files that are backups of this store, and bear the names that are
    given here, are ever deleted. Its methods block.
    """

    def __init__(
        self,
        keeping: Keeping,
        database: Path,
        folder: Path,
        *,
        every: int,
        keep: int,
        kept_since: Callable[[ServerId], datetime],
        clock: Clock = utc_now,
    ) -> None:
        self._keeping = keeping
        self._database = database
        self._folder = folder
        self._every = timedelta(hours=every)
        self._keep = keep
        self._kept_since = kept_since
        self._clock = clock
        self._settled: tuple[Sequence[Deletion], Sequence[Path]] | None = None
        self._expired: tuple[Sequence[Path], datetime] | None = None

    def take_up(self, folder: Path, *, every: int, keep: int) -> None:
        """From the next look on, go by these; backups in a folder of before stay as they are."""
        self._folder, self._every, self._keep = folder, timedelta(hours=every), keep

    @property
    def by_themselves(self) -> bool:
        """Whether backups are made without being asked for."""
        return bool(self._every)

    def newest(self) -> datetime | None:
        """When the last of those that are there was made; None if there is none. Blocks."""
        return max(filter(None, map(self._made_at, self._ours())), default=None)

    def carry_out(self, stop: threading.Event) -> None:
        """Let every backup let go of who was erased since it was made.

        Raises:
            BadBackup, NoRoom, BackupFailed, Interrupted: one could not; the others have.
            StoreUnavailable: the store cannot be read.
        """
        now = self._keeping.deletions(), self._ours()
        if now == self._settled:
            return
        failures = []
        for backup in now[1]:
            try:
                if self._keeping.carry_out(backup, stop):
                    log.info("erased from the backup %s who was erased since", backup.name)
            except (BadBackup, BackupFailed) as failure:  # not to the harm of the other backups
                failures.append(failure)
        if failures:
            raise failures[0]
        self._settled = now

    def back_up_if_due(self, stop: threading.Event) -> None:
        """Make a backup if it is time, and delete those that are too many.

        Raises:
            NoRoom, BackupFailed, Interrupted: it could not be done.
            StoreUnavailable: the store cannot be read.
            OSError: a file cannot be deleted.
        """
        if not self._is_due():
            return
        began = time.monotonic()
        made = self._keeping.back_up(new_backup(self._folder, self._database, self._clock()), stop)
        log.info(
            "backed up to %s: %s, %d articles, checked, %.1f s",
            *(made.path, megabytes(made.size), made.articles, time.monotonic() - began),
        )
        self._delete_old()

    def expire(self) -> None:
        """Delete what was left unfinished; and daily, or where a backup is new, what in them is too old.

        Raises:
            BadBackup: a backup cannot be changed; the others have been.
            StoreUnavailable: the store cannot be read or written.
            OSError: a file cannot be deleted.
        """
        for left in unfinished_in(self._folder, self._database, older_than=time.time() - ABANDONED):
            left.unlink()
        now, ours = self._clock(), self._ours()
        before, then = self._expired or (None, now)
        if ours == before and timedelta() <= now - then < DAILY:
            return
        failures = []
        for backup in ours:
            try:
                self._keeping.expire(backup, self._kept_since)
            except BadBackup as failure:  # not to the harm of the other backups
                failures.append(failure)
        self._keeping.forget_people(now - REMEMBERED)
        if failures:
            raise failures[0]
        self._expired = ours, now

    def _is_due(self) -> bool:
        if not self._every:
            return False
        now = self._clock()
        # One of the future was made while the clock was wrong.
        past = [made for made in map(self._made_at, self._ours()) if made is not None and made <= now]
        return not past or now - max(past) >= self._every

    def _delete_old(self) -> None:
        named = [each for each in self._ours() if self._made_at(each) is not None]
        for old in named[: -self._keep]:
            old.unlink()
            log.info("deleted the backup %s: %d newer ones are kept", old.name, self._keep)

    def _ours(self) -> Sequence[Path]:
        return self._keeping.backups_in(self._folder)

    def _made_at(self, backup: Path) -> datetime | None:
        return made_at(self._database, backup.name)
