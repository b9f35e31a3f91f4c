"""Answers that are on their way to Discord and not kept yet, so that whoever is quicker can wait for them."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 10.0
"""Seconds an answer may be underway. One that Discord did not take is never kept, and nobody waits for it."""

PATIENCE: Final = 1.5
"""Seconds to wait; Discord waits for three."""


class Underway:
    """Which answers were found and not kept yet; used from the event loop alone."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, asyncio.Event]] = OrderedDict()

    def begin(self, answer_id: str) -> None:
        """An answer goes out."""
        self._forget_old()
        self._kept[answer_id] = (_now(), asyncio.Event())

    def end(self, answer_id: str) -> None:
        """It was kept, or cannot be."""
        if answer_id in self._kept:
            self._kept.pop(answer_id)[1].set()

    async def settled(self, answer_id: str) -> None:
        """Wait a moment until this answer is kept, if it is underway."""
        self._forget_old()
        if answer_id in self._kept:
            await _all([self._kept[answer_id][1]])

    async def all_settled(self) -> None:
        """Wait a moment until all that are underway now are kept."""
        self._forget_old()
        await _all([event for _, event in self._kept.values()])

    def _forget_old(self) -> None:
        while self._kept and next(iter(self._kept.values()))[0] < _now() - LONGEST:
            self._kept.popitem(last=False)


async def _all(events: Iterable[asyncio.Event]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            for event in events:
                await event.wait()
    except TimeoutError:
        return


def _now() -> float:
    return asyncio.get_running_loop().time()
