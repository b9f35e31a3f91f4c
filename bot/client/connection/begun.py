"""Who is being answered at this moment, so that nobody is left without an answer when the bot ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final, TypeAlias

import discord

from bot.bulk import Interrupted
from bot.client.errors import report_to
from bot.translation import phrase

log = logging.getLogger(__name__)

Tell: TypeAlias = Callable[[Exception], Awaitable[None]]
"""Tells whoever waits what kept them from being answered."""

TURNS: Final = 3
"""Turns of the event loop within which what Discord sent has come to `Begun`: it goes through two tasks."""


class Begun:
    """The tasks in which somebody is answered, each with whom to tell if it has to be cut short."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], Tell] = {}

    def __len__(self) -> int:
        return len(self._tasks)

    def note(self, tell: Tell) -> None:
        """Somebody is answered by the current task from now on, until it ends."""
        task = asyncio.current_task()
        if task is not None and task not in self._tasks:
            self._tasks[task] = tell
            task.add_done_callback(self._tasks.pop)

    def note_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """The same for who used a command, a button or a form."""
        self.note(partial(report_to, interaction))

    async def finished(self, within: float) -> bool:
        """Wait until everybody is answered, for so many seconds at most; whether they are."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
        ends = asyncio.get_running_loop().time() + within
        while self._tasks and (left := ends - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(list(self._tasks), timeout=left)
        return not self._tasks

    async def cut_short(self, within: float) -> None:
        """End what is not finished, and tell whoever waits for it, as far as that takes so many seconds."""
        cut = dict(self._tasks)
        for task in cut:
            task.cancel()
        told = [asyncio.create_task(_told(tell)) for tell in cut.values()]
        if told:
            log.warning("cut short: %d; those who waited are told", len(told))
            _, late = await asyncio.wait(told, timeout=within)
            for each in late:
                each.cancel()


async def _told(tell: Tell) -> None:
    words = phrase("I am being restarted, and could not finish this. Please try again in a minute.")
    try:
        await tell(Interrupted(words))
    except Exception:  # one of many, and the last thing that is done
        log.exception("somebody could not be told that their question was cut short")
