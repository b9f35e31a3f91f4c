"""The bot under watch, in a process of its own, in which a day of waiting passes in minutes."""

import asyncio
import gc
import os
import selectors
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import aiohttp

from bot.client.client import VerbatimClient
from bot.settings import Settings
from bot.verbatim import open_verbatim
from tests.benchmarks.chatting import Here

HASTE: Final = 36.0
"""How many seconds pass for the bot in one: 24 hours in 40 minutes."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the bot's process holds at a moment."""

    resident_bytes: int
    tasks: int
    threads: int
    files: int
    objects: int


class HastyLoop(asyncio.SelectorEventLoop):
    """An event loop in which `HASTE` seconds pass in one: what waits, waits for less."""

    def __init__(self) -> None:
        super().__init__(_HastySelector())

    def time(self) -> float:
        """Seconds of the day."""
        return super().time() * HASTE


class _HastySelector(selectors.DefaultSelector):
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for less."""
        return super().select(timeout and timeout / HASTE)


class _Client(VerbatimClient):
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the seconds that discord.py waits."""


def be_the_bot(port: int, token: str, url: str, notes: Connection) -> None:
    """Be the bot until told that it is enough, sending a `Sample` each time one is asked for."""
    gc.set_threshold(50_000, 10, 10)  # as `main` of the command line does
    with asyncio.Runner(loop_factory=HastyLoop) as runner:
        runner.run(_be_the_bot(port, token, url, notes))


async def _be_the_bot(port: int, token: str, url: str, notes: Connection) -> None:
    with open_verbatim(Settings(corpus_url=url)) as verbatim:
        verbatim.prepare()
        client = _Client(verbatim, connector=aiohttp.TCPConnector(resolver=Here(port), ssl=False))
        async with client:
            running = asyncio.create_task(client.start(token))
            while await asyncio.to_thread(notes.recv) == "how is it":
                notes.send(sample())
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
        await asyncio.sleep(0)
        notes.send(
            [str(task.get_coro()) for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        )


def sample() -> Sample:
    """What this process holds now; on Linux alone, what the system says of it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Sample(
        resident_bytes=pages * os.sysconf("SC_PAGE_SIZE"),
        tasks=len(asyncio.all_tasks()),
        threads=threading.active_count(),
        files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        objects=len(gc.get_objects()),
    )
