"""What is looked up when the state of the bot is asked for: its connections, its index, its store."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from corpus.errors import VerbatimError
from corpus.figures import Figures

log = logging.getLogger(__name__)

FRESH: Final = 10.0
"""Seconds for which the store's figures are not read again."""

PATIENCE: Final = 5.0
"""Seconds until a store that does not answer counts as one that cannot."""


@dataclass(frozen=True, slots=True)
class Connection:
    """How it stands with Discord: so many of `shards` are `connected`, `servers` are known.

    `latency` is the longest time, in seconds, in which a connected shard's last heartbeat was answered.
    """

    shards: int
    connected: int
    servers: int
    latency: float | None = None


class StoreState:
    """The store's figures, read in a thread at most every `FRESH` seconds, for one event loop.

    A store that does not answer keeps nobody waiting for longer than `PATIENCE`, and one thread busy at most.
    """

    def __init__(
        self,
        read: Callable[[], Figures],
        newest_backup: Callable[[], datetime | None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self._read = read
        self._look_for_backup = newest_backup
        self._clock = clock
        self._patience = patience
        self._reading: asyncio.Task[None] | None = None
        self._read_at: float | None = None
        self.figures: Figures | None = None
        """As they were last read; None if they could not be."""
        self.failure = "it was not asked yet"
        """Why not."""
        self.newest_backup: float | None = None
        """When it was made, in seconds since 1970, 0.0 if there is none; None where none are made."""

    async def refresh(self) -> None:
        """Read the figures if they are old."""
        if self._reading is None or self._reading.done():
            if self._read_at is not None and self._clock() - self._read_at < FRESH:
                return
            self._reading = asyncio.create_task(self._refresh())
        done, _ = await asyncio.wait([self._reading], timeout=self._patience)
        if not done:
            self.figures, self.failure = None, f"it does not answer within {self._patience:.0f} seconds"

    async def _refresh(self) -> None:
        try:
            self.figures, self.failure = await asyncio.to_thread(self._look), ""
        except (VerbatimError, OSError) as error:
            self.figures, self.failure = None, str(error)
        except Exception as error:
            log.exception("the store's figures cannot be read")
            self.figures, self.failure = None, type(error).__name__
        self._read_at = self._clock()

    def _look(self) -> Figures:
        if self._look_for_backup is not None:
            try:
                made = self._look_for_backup()
            except (VerbatimError, OSError) as error:
                log.warning("the newest backup cannot be looked for: %s", error)
            else:
                self.newest_backup = made.timestamp() if made else 0.0
        return self._read()
