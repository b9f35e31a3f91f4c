"""A process in which a day of waiting passes in minutes."""

import asyncio
import selectors
import time
from typing import Final

HASTE: Final = 45.0
"""How many seconds pass for the bot in one: 24 hours in 32 minutes. The time of day alone goes on as ever."""


def hasten() -> None:
    """Let the clock that never goes back go faster, for all that is imported from now on."""
    steady = time.monotonic
    time.monotonic = lambda: steady() * HASTE


def hasty_loop() -> asyncio.AbstractEventLoop:
    """An event loop that waits by the clock that `hasten` made."""
    return asyncio.SelectorEventLoop(_HastySelector())


class _HastySelector(selectors.DefaultSelector):
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for less."""
        return super().select(timeout and timeout / HASTE)
