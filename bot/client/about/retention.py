"""Questions are deleted when their time is over, every day."""

import asyncio
import logging
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


def _now() -> datetime:
    return datetime.now(UTC)


class Retention:
    """Deletes questions older than their server keeps them; also those of servers that the bot has left."""

    def __init__(self, records: Records, clock: Callable[[], datetime] = _now) -> None:
        self._records = records
        self._clock = clock

    def expire(self) -> int:
        """Delete what is too old by now; how many questions that were. Blocks.

        Raises:
            StoreUnavailable: not all of it could be deleted.
        """
        now, questions = self._clock(), self._records.questions
        return sum(
            questions.expire(server_id, now - timedelta(days=self._days(server_id)))
            for server_id in questions.servers()
        )

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

    def _days(self, server_id: ServerId) -> int:
        return (
            DIRECT_DAYS if server_id == SHARED else self._records.servers.settings(server_id).retention_days
        )
