"""Answers that are on their way to Discord and not kept yet, so that whoever is quicker can wait for them."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

CAPACITY: Final = 1_000
"""Answers waited for at once. One that never arrives is forgotten when so many others came after it."""

PATIENCE: Final = 1.5
"""Seconds to wait; Discord waits for three."""


class Underway:
    """Which answers were found and not kept yet."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, asyncio.Event] = OrderedDict()

    def begin(self, answer_id: str) -> None:
        """An answer goes out."""
        self._kept[answer_id] = asyncio.Event()
        while len(self._kept) > self._capacity:
            self._kept.popitem(last=False)

    def end(self, answer_id: str) -> None:
        """It was kept, or cannot be."""
        if event := self._kept.pop(answer_id, None):
            event.set()

    async def settled(self, answer_id: str) -> None:
        """Wait a moment until this answer is kept, if it is underway."""
        if event := self._kept.get(answer_id):
            await _all([event])

    async def all_settled(self) -> None:
        """Wait a moment until all that are underway now are kept."""
        await _all(list(self._kept.values()))


async def _all(events: Iterable[asyncio.Event]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            for event in events:
                await event.wait()
    except TimeoutError:
        return
