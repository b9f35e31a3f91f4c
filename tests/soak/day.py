"""The whole day: the bot in its process, everybody else here, and a look at the bot now and then."""

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tests.soak.crowd import PATIENCE, Crowd, Day
from tests.soak.haste import HASTE
from tests.soak.plan import Scale, the_day
from tests.soak.report import PARTS, Part, Seen, part_of
from tests.soak.subject import Sample, be_the_bot

COMMANDS: Final = "/applications/{application}/commands"


def live(scale: Scale, seed: int, tell: Callable[[float], None]) -> Seen:
    """Live through the day; `tell` hears how far it is, from 0 to 1."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_live(scale, seed, f"sqlite:///{Path(folder, 'soak.db')}", tell))


async def _live(scale: Scale, seed: int, url: str, tell: Callable[[float], None]) -> Seen:
    async with Day() as day:
        crowd = Crowd(day, url, scale, seed)
        here, there = multiprocessing.Pipe()
        bot = multiprocessing.get_context("spawn").Process(
            target=be_the_bot, args=(day.port, day.token, url, there), daemon=True
        )
        try:
            await asyncio.to_thread(crowd.fill)
            bot.start()
            await day.ready(within=PATIENCE)
            await day.until(lambda: day.journal.sent("PUT", COMMANDS), "the bot's commands", PATIENCE)
            began = time.perf_counter()
            parts = await _parts(crowd, scale, seed, here, tell, began)
            seconds = time.perf_counter() - began
            here.send("enough")
            left: list[str] = await asyncio.to_thread(here.recv)
            await asyncio.to_thread(bot.join)
        finally:
            bot.kill()
            crowd.close()
        violations = [str(each) for each in day.journal.violations]
        return Seen(parts, seconds, crowd.reconnected, len(day.open), day.twice, violations, left)


async def _parts(
    crowd: Crowd, scale: Scale, seed: int, bot: Connection, tell: Callable[[float], None], began: float
) -> list[Part]:
    a_day = scale.hours * 3600 / HASTE
    parts: list[Part] = []
    samples: list[Sample] = []
    for at, doing in the_day(scale, seed):
        if samples and at * PARTS >= len(parts) + 1:
            parts.append(_part(crowd.day, samples))
            samples = []
        if at * PARTS >= len(parts) + len(samples) / scale.looks:
            samples.append(await _look(bot))
            crowd.day.forget()
            tell(at)
        await asyncio.sleep(max(0.0, began + at * a_day - time.perf_counter()))
        await crowd.do(doing)
    await crowd.all_answered()
    return [*parts, _part(crowd.day, samples)]


def _part(day: Day, samples: Sequence[Sample]) -> Part:
    seconds, day.answered = day.answered, []
    return part_of(samples, seconds)


async def _look(bot: Connection) -> Sample:
    bot.send("how is it")
    seen: Sample = await asyncio.to_thread(bot.recv)
    return seen
