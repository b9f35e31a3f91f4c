"""Questions are deleted when their time is over, every day."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.formatter.about.privacy_card import DIRECT_DAYS
from corpus.article import SHARED, ServerId
from corpus.records import Records
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

EVERY: Final = 24 * 3600.0
"""Seconds from one time to the next."""

LEASE: Final = 3600.0
"""Seconds for which another process that is at it is left alone, if it does not say that it is done."""


def _now() -> datetime:
    return datetime.now(UTC)


class Retention:
    """Deletes questions older than their server keeps them; also those of servers that the bot has left."""

    def __init__(self, records: Records, clock: Callable[[], datetime] = _now) -> None:
        self._records = records
        self._clock = clock
        self._holder = f"retention {secrets.token_hex(8)}"

    def expire(self) -> int:
        """Delete what is too old by now; how many questions that were. Blocks.

        While another process is at it, nothing is deleted here.

        Raises:
            StoreUnavailable: not all of it could be deleted.
        """
        leases, questions = self._records.leases, self._records.questions
        if not leases.take("retention", self._holder, LEASE):
            return 0
        try:
            gone = sum(questions.expire(each, self.kept_since(each)) for each in questions.servers())
        finally:
            leases.release("retention", self._holder)
        if gone:
            self._records.keeping.empty_log()
        return gone

    def kept_since(self, server_id: ServerId) -> datetime:
        """What was asked on a server before this moment is not to be kept any more. Blocks."""
        settings = self._records.servers.settings
        days = DIRECT_DAYS if server_id == SHARED else settings(server_id).retention_days
        return self._clock() - timedelta(days=days)

    async def run(self, every: float = EVERY) -> None:
        """Do so now and every day, until cancelled; what cannot be done today may be done tomorrow."""
        while True:
            try:
                deleted = await asyncio.to_thread(self.expire)
            except StoreUnavailable as error:
                log.warning("Old questions could not be deleted: %s", error)
            except Exception:  # a bug must not let questions be kept for ever
                log.exception("Old questions could not be deleted")
            else:
                log.info("questions deleted as their time is over: %d", deleted)
            await asyncio.sleep(every)
