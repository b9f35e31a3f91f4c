"""The loopback's time, and the ids (snowflakes) that are made of it."""

import itertools
from datetime import UTC, datetime, timedelta

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first millisecond of 2015, from which Discord counts (reference, "Snowflakes")."""


class Clock:
    """Real time plus what a test has added, so that no test has to wait for fifteen minutes."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._counter = itertools.count()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once, on Discord's side alone."""
        self._ahead += timedelta(seconds=seconds)

    def new_id(self) -> int:
        """A snowflake: 42 bits of milliseconds, and a counter that keeps ids of one millisecond apart."""
        milliseconds = int(self.now().timestamp() * 1000) - DISCORD_EPOCH_MS
        return (milliseconds << 22) | (next(self._counter) % (1 << 22))
