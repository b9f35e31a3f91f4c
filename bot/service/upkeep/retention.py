"""Questions are deleted when their time is over, every day, by one of the processes that share a store."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Final

from bot.formatter.about.privacy_card import DIRECT_DAYS
from bot.service.process.turns import once_in
from corpus.article import SHARED, ServerId
from corpus.clock import Clock, utc_now
from corpus.records import Records
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

EVERY: Final = 24 * 3600.0
"""Seconds from one time to the next."""

LOOK: Final = 3600.0
"""Seconds from one look to the next whether it is time."""


class Retention:
    """Deletes questions older than their server keeps them; also those of servers that the bot has left."""

    def __init__(self, records: Records, clock: Clock = utc_now) -> None:
        self._records = records
        self._clock = clock

    def expire(self) -> int:
        """Delete what is too old by now; how many questions that were. Blocks.

        Raises:
            StoreUnavailable: not all of it could be deleted.
        """
        questions, gone, failure = self._records.questions, 0, None
        for each in questions.servers():
            try:
                since = self.kept_since(each)
            except StoreUnavailable as error:  # its settings are damaged: not to the harm of the others
                failure = error
            else:
                gone += questions.expire(each, since)
        if gone:
            self._records.keeping.empty_log()
        if failure is not None:
            raise failure
        return gone

    def kept_since(self, server_id: ServerId) -> datetime:
        """What was asked on a server before this moment is not to be kept any more. Blocks."""
        settings = self._records.servers.settings
        days = DIRECT_DAYS if server_id == SHARED else settings(server_id).retention_days
        return self._clock() - timedelta(days=days)

    async def run(self, every: float = EVERY, look: float = LOOK) -> None:
        """Do so every day, until cancelled; what cannot be done now is tried again at the next look."""
        while True:
            try:
                deleted = await asyncio.to_thread(self.expire_in_turn, every)
            except StoreUnavailable as error:
                log.warning("Old questions could not be deleted: %s", error)
            except Exception:  # a bug must not let questions be kept for ever
                log.exception("Old questions could not be deleted")
            else:
                if deleted is not None:
                    log.info("questions deleted as their time is over: %d", deleted)
            await asyncio.sleep(look)

    def expire_in_turn(self, every: float) -> int | None:
        """As `expire`, unless this or another process did so less than `every` seconds ago. Blocks."""
        with once_in(self._records.leases, "retention", every) as mine:
            return self.expire() if mine else None
