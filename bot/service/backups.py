"""Backups by themselves: one when it is time, the last few kept, and in those nothing of who was erased."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from corpus.article import ServerId
from corpus.backup_folder import backup_name, made_at, unfinished_in
from corpus.errors import VerbatimError
from corpus.keeping import BackupFailed, BadBackup, Deletion, Interrupted, Keeping
from corpus.leases import LeaseStore

log = logging.getLogger(__name__)

LEASE: Final = 1800.0
"""Seconds for which another process that is at it is left alone, if it does not say that it is done."""

RETRY: Final = timedelta(hours=1)
"""What failed is tried again after so long."""


def _now() -> datetime:
    return datetime.now(UTC)


class Backups:
    """The backups of a store in one folder; `look` does what is due, in one of the processes that share it.

    `every` hours one is made, 0 for never, and the newest `keep` are kept. `kept_since` says since when
    questions of a server may be kept. Only files that are backups of this store, and bear the names that are
    given here, are ever deleted.
    """

    def __init__(
        self,
        keeping: Keeping,
        leases: LeaseStore,
        database: Path,
        folder: Path,
        *,
        every: int,
        keep: int,
        kept_since: Callable[[ServerId], datetime],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._keeping = keeping
        self._leases = leases
        self._database = database
        self._folder = folder
        self._every = timedelta(hours=every)
        self._keep = keep
        self._kept_since = kept_since
        self._clock = clock
        self._holder = f"backups {secrets.token_hex(8)}"
        self._settled: tuple[Sequence[Deletion], Sequence[Path]] | None = None
        self._failed: dict[str, datetime] = {}
        self._stop = threading.Event()

    def stop(self) -> None:
        """Let `look` end soon, whatever it is at."""
        self._stop.set()

    def look(self) -> None:
        """Do what is due. Blocks.

        What fails is one line in the log, and is tried again later.

        Raises:
            StoreUnavailable: the database cannot be read or written.
        """
        if not self._leases.take("backups", self._holder, LEASE):
            return
        try:
            if self._may("let go of who was erased"):
                self._attempt("let go of who was erased", self._carry_out)
            if self._is_due() and self._may("backup"):
                self._attempt("backup", self._back_up)
        finally:
            self._leases.release("backups", self._holder)

    def _may(self, what: str) -> bool:
        """Whether it has not failed just now; a failure in the future is one of a clock that was wrong."""
        failed = self._failed.get(what)
        return failed is None or not timedelta() <= self._clock() - failed < RETRY

    def _attempt(self, what: str, do: Callable[[], None]) -> None:
        try:
            do()
        except Interrupted:
            log.info("The bot is stopping; what it was at (%s) is done after the next start", what)
        except (VerbatimError, OSError) as error:
            self._failed[what] = self._clock()
            log.error("Backups: it failed, and is tried again in an hour (%s): %s", what, error)  # noqa: TRY400
        else:
            self._failed.pop(what, None)

    def _carry_out(self) -> None:
        """Let every backup let go of who was erased since it was made."""
        now = self._keeping.deletions(), self._ours()
        if now == self._settled:
            return
        failures = []
        for backup in now[1]:
            try:
                if self._keeping.carry_out(backup, self._stop):
                    log.info("erased from the backup %s who was erased since", backup.name)
            except (BadBackup, BackupFailed) as failure:  # not to the harm of the other backups
                failures.append(failure)
        if failures:
            raise failures[0]
        self._settled = now

    def _is_due(self) -> bool:
        if not self._every:
            return False
        now = self._clock()
        # One of the future was made while the clock was wrong.
        past = [made for made in map(self._made_at, self._ours()) if made is not None and made <= now]
        return not past or now - max(past) >= self._every

    def _back_up(self) -> None:
        began = time.monotonic()
        for left in unfinished_in(self._folder, self._database, older_than=time.time() - LEASE):
            left.unlink()
        made = self._keeping.back_up(self._folder / backup_name(self._database, self._clock()), self._stop)
        log.info(
            "backed up to %s: %.1f MB, %d articles, checked, %.1f s",
            *(made.path, made.size / 1e6, made.articles, time.monotonic() - began),
        )
        named = [each for each in self._ours() if self._made_at(each) is not None]
        for old in named[: -self._keep]:
            old.unlink()
            log.info("deleted the backup %s: %d newer ones are kept", old.name, self._keep)
        for backup in self._ours():
            self._keeping.expire(backup, self._kept_since)

    def _ours(self) -> Sequence[Path]:
        return self._keeping.backups_in(self._folder)

    def _made_at(self, backup: Path) -> datetime | None:
        return made_at(self._database, backup.name)
