"""Waiting for the bot: every wait has an end, and says what the bot did instead."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 15.0
"""Seconds a test waits for the bot unless it says otherwise."""

LOOK_EVERY = 0.02


class Changes:
    """Wakes whoever waits whenever something has happened in the loopback."""

    def __init__(self, story: Callable[[], str]) -> None:
        self._story = story
        self._waiting: set[asyncio.Future[None]] = set()

    def happened(self) -> None:
        """Let every waiter look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, probe: Callable[[], T | None], what: str, within: float = PATIENCE) -> T:
        """Wait until `probe` gives something truthy, and return that.

        Raises:
            AssertionError: it did not within `within` seconds; the message tells what the bot sent.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not (found := probe()):
            if (left := end - loop.time()) <= 0:
                raise AssertionError(f"{what}: not within {within:g} s.\n{self._story()}")
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            # A probe may look into the bot itself, of whose changes nothing is heard here.
            await asyncio.wait([future], timeout=min(left, LOOK_EVERY))
            self._waiting.discard(future)
        return found
