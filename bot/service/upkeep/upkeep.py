"""What is done every minute: backups when it is time, and nothing left anywhere of who was erased."""

import asyncio
import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from bot.service.process.memory import give_back
from bot.service.process.turns import alone
from bot.service.upkeep.backups import Backups
from bot.service.upkeep.retention import Retention
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.backup_folder import folder_of
from corpus.clock import Clock, utc_now
from corpus.errors import VerbatimError
from corpus.keeping import Deletion, Interrupted

log = logging.getLogger(__name__)

PERIOD: Final = 60.0
"""Seconds from one look to the next."""

LEASE: Final = 1800.0
"""Seconds for which another process that is at it is left alone, if it does not say that it is done."""

RETRY: Final = timedelta(hours=1)
"""What failed is tried again after so long."""

QUICK: Final = 128 << 20
"""Bytes of a database that is compacted in about two seconds, for which whoever writes may as well wait."""

SELDOM: Final = timedelta(days=1)
"""A larger database is compacted at most so often."""


class Upkeep:
    """Looks every `period` seconds what there is to do.

    Each process does, for what it has in memory; the rest is done by one of them.
    """

    def __init__(
        self,
        verbatim: Verbatim,
        backups: Backups,
        *,
        period: float = PERIOD,
        clock: Clock = utc_now,
    ) -> None:
        self._verbatim = verbatim
        self._keeping = verbatim.records.keeping
        self._backups = backups
        self._period = period
        self._clock = clock
        self._holder = uuid4().hex
        self._known: frozenset[Deletion] | None = None
        self._swept: datetime | None = None
        self._failed: dict[str, datetime] = {}
        self._stop = threading.Event()

    @property
    def newest_backup(self) -> Callable[[], datetime | None] | None:
        """Says when the last backup was made, and blocks; None where none are made by themselves."""
        return self._backups.newest if self._backups.by_themselves else None

    def take_up(self, settings: Settings) -> None:
        """Go by settings that have changed; what failed is tried again at the next look."""
        if self._keeping.path is not None:
            folder = folder_of(self._keeping.path, settings.backup_folder)
            self._backups.take_up(folder, every=settings.backup_every_hours, keep=settings.backup_keep)
        self._failed.clear()

    async def run(self) -> None:
        """Look until cancelled; what fails is tried again."""
        self._stop.clear()
        try:
            while True:
                try:
                    await asyncio.to_thread(self.look)
                except VerbatimError as error:
                    log.error("Upkeep failed, and is tried again in a minute: %s", error)  # noqa: TRY400
                await asyncio.sleep(self._period)
        finally:
            self._stop.set()

    def look(self) -> None:
        """Do what there is to do now; what fails is a line in the log, and left alone for an hour. Blocks.

        Raises:
            StoreUnavailable: the store cannot be read or written at all.
        """
        self._forget()
        give_back()
        with alone(self._verbatim.records.leases, "upkeep", self._holder, LEASE) as mine:
            if not mine:
                return
            self._attempt("erasing in backups", lambda: self._backups.carry_out(self._stop))
            self._attempt("the backup", lambda: self._backups.back_up_if_due(self._stop))
            self._attempt("deleting what is too old in backups", self._backups.expire)
            self._attempt("compacting after an erasure", self._sweep)
            self._keeping.empty_log()

    def _forget(self) -> None:
        """Let go of what is in memory of servers that were erased, perhaps by another process."""
        deletions = frozenset(self._keeping.deletions())
        for each in deletions - (deletions if self._known is None else self._known):
            if not each.is_person:
                self._verbatim.let_go(each.id)
        self._known = deletions

    def _sweep(self) -> None:
        """Compact, if somebody was erased since it was last done."""
        if self._keeping.path is None or not self._keeping.to_sweep():
            return
        large = self._keeping.path.stat().st_size > QUICK
        if large and self._swept is not None and self._lately(self._swept, SELDOM):
            return
        compacted = self._keeping.compact(self._stop)
        self._swept = self._clock()
        log.info("compacted after an erasure: %d bytes are %d", compacted.before, compacted.after)

    def _attempt(self, what: str, do: Callable[[], None]) -> None:
        failed = self._failed.get(what)
        if failed is not None and self._lately(failed, RETRY):
            return
        try:
            do()
        except Interrupted:
            log.info("the bot is stopping; %s follows after the next start", what)
        except (VerbatimError, OSError) as error:
            self._failed[what] = self._clock()
            log.error("Failed, and tried again in an hour: %s. %s", what, error)  # noqa: TRY400
        else:
            self._failed.pop(what, None)

    def _lately(self, moment: datetime, within: timedelta) -> bool:
        """Whether a moment is not long ago; one in the future is of a clock that was wrong."""
        return timedelta() <= self._clock() - moment < within


def upkeep_of(verbatim: Verbatim, settings: Settings, clock: Clock = utc_now) -> Upkeep | None:
    """Wire it together as the settings say; None if the store is in memory, where nothing is kept.

    `clock` gives the time of day.
    """
    keeping = verbatim.records.keeping
    if keeping.path is None:
        return None
    backups = Backups(
        keeping,
        keeping.path,
        folder_of(keeping.path, settings.backup_folder),
        every=settings.backup_every_hours,
        keep=settings.backup_keep,
        kept_since=Retention(verbatim.records, clock).kept_since,
        clock=clock,
    )
    return Upkeep(verbatim, backups, clock=clock)
