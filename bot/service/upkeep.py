"""What is done every minute: backups when it is time, and nothing left anywhere of who was erased."""

import asyncio
import logging
from typing import Final

from bot.service.backups import Backups
from bot.service.retention import Retention
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.backup_folder import folder_of
from corpus.errors import VerbatimError
from corpus.keeping import Deletion

log = logging.getLogger(__name__)

PERIOD: Final = 60.0
"""Seconds from one look to the next."""


class Upkeep:
    """Looks every `period` seconds what there is to do. Each process does so, for what it has in memory."""

    def __init__(self, verbatim: Verbatim, backups: Backups | None, *, period: float = PERIOD) -> None:
        self._verbatim = verbatim
        self._backups = backups
        self._period = period
        self._forgotten: frozenset[Deletion] | None = None

    async def run(self) -> None:
        """Look until cancelled; what fails is tried again."""
        try:
            while True:
                try:
                    await asyncio.to_thread(self.look)
                except VerbatimError as error:
                    log.error("Upkeep: it failed, and is tried again in a minute: %s", error)  # noqa: TRY400
                except Exception:  # a bug must not end all backups
                    log.exception("Upkeep failed")
                await asyncio.sleep(self._period)
        finally:
            if self._backups is not None:
                self._backups.stop()

    def look(self) -> None:
        """Do what there is to do now. Blocks.

        Raises:
            StoreUnavailable: the store cannot be read or written.
        """
        if self._verbatim.records.keeping.path is None:
            return
        self._forget()
        if self._backups is not None:
            self._backups.look()
        self._verbatim.records.keeping.empty_log()

    def _forget(self) -> None:
        """Let go of what is in memory of servers that were erased, perhaps by another process."""
        deletions = frozenset(self._verbatim.records.keeping.deletions())
        if self._forgotten is not None:
            for each in deletions - self._forgotten:
                if not each.is_person:
                    self._verbatim.prepare(each.id)
        self._forgotten = deletions


def upkeep_of(verbatim: Verbatim, settings: Settings) -> Upkeep:
    """Wire it together as the settings say."""
    keeping = verbatim.records.keeping
    if keeping.path is None:
        return Upkeep(verbatim, None)
    backups = Backups(
        keeping,
        verbatim.records.leases,
        keeping.path,
        folder_of(keeping.path, settings.backup_folder),
        every=settings.backup_every_hours,
        keep=settings.backup_keep,
        kept_since=Retention(verbatim.records).kept_since,
    )
    return Upkeep(verbatim, backups)
