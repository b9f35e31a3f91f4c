"""How much is done at the same moment, whoever asks for it: so much at once, so much waiting, and no more."""

import asyncio
from types import TracebackType
from typing import Final, Self

from bot.translation import phrase
from corpus.errors import VerbatimError

QUESTIONS_AT_ONCE: Final = 8
QUESTIONS_WAITING: Final = 200
"""Questions searched at the same time, each in a thread; the last to wait is answered after some seconds."""

FILES_AT_ONCE: Final = 3
FILES_WAITING: Final = 30
"""Attached files and pages in memory at the same time, of at most 8 MB each."""

CHOICES_AT_ONCE: Final = 4
CHOICES_WAITING: Final = 60
"""Lists made while somebody types; Discord waits three seconds for one, and the next letter asks again."""


class TooBusy(VerbatimError):
    """So much is asked for at once that it would take too long."""


class Capacity:
    """To be entered by `async with`; whoever leaves lets the next one in, in the order they came.

    It keeps the machine from being swamped by all of them together, in whatever threads the work is done. How
    often one person may ask is for `Limits` to say; long work, of which nobody is sent away, is for `Bulk`.

    Raises:
        TooBusy: there is no room to wait either.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._most = at_once + waiting
        self._inside = 0

    async def __aenter__(self) -> Self:
        if self._inside >= self._most:
            raise TooBusy(phrase("I have too much to do at the moment. Please try again in a minute."))
        self._inside += 1
        try:
            await self._places.acquire()
        except BaseException:
            self._inside -= 1
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside -= 1
        self._places.release()


class Capacities:
    """One for each kind of work that comes from outside, as much as people want."""

    def __init__(self) -> None:
        self.questions = Capacity(QUESTIONS_AT_ONCE, QUESTIONS_WAITING)
        self.files = Capacity(FILES_AT_ONCE, FILES_WAITING)
        self.choices = Capacity(CHOICES_AT_ONCE, CHOICES_WAITING)
