"""The bot under watch, in a process of its own."""

import asyncio
import gc
import os
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tests.soak.haste import hasten, hasty_loop

_OPEN_FORM: Final = "BaseView.__timeout_task_impl"
"""A task of discord.py's: a form that somebody has opened and not sent waits for an hour."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the bot's process holds at a moment, and the processor time it has taken until then.

    `yardstick` is how many seconds of the processor a piece of work takes that is always the same.
    """

    cpu_seconds: float
    yardstick: float
    resident_bytes: int
    tasks: int
    threads: int
    files: int
    objects: int


def be_the_bot(port: int, token: str, url: str, notes: Connection) -> None:
    """Be the bot until told that it is enough, sending a `Sample` each time one is asked for.

    In the end, send what runs although the bot has left.
    """
    from bot.service.process.memory import share_heaps

    hasten()
    share_heaps()
    gc.set_threshold(50_000, 10, 10)  # as `main` of the command line does
    with asyncio.Runner(loop_factory=hasty_loop) as runner:
        runner.run(_be_the_bot(port, token, url, notes))


async def _be_the_bot(port: int, token: str, url: str, notes: Connection) -> None:
    # Imported late, when all clocks are hasty.
    import aiohttp

    from bot.client.client import VerbatimClient
    from bot.client.connection.leaving import leave
    from bot.client.connection.starts import Starts
    from bot.service.process.supervised import Chore
    from bot.service.upkeep.upkeep import upkeep_of
    from bot.service.watch.watched import Watched
    from bot.settings import Settings
    from bot.verbatim import open_verbatim
    from tests.discord.here import Here

    settings, watched = Settings(corpus_url=url), Watched(("127.0.0.1", 0))
    with open_verbatim(settings, watched.measures) as verbatim:
        verbatim.prepare()
        upkeep = upkeep_of(verbatim, settings)
        assert upkeep is not None
        way = aiohttp.TCPConnector(resolver=Here(port), ssl=False)
        client = VerbatimClient(verbatim, connector=way, chores=[Chore("upkeep", upkeep.run)])
        client.starts = Starts(client, verbatim.records.leases, between=0.1)  # leases go by the time of day
        async with watched.by(client.vitals.connection, verbatim, upkeep.newest_backup), client:
            running = asyncio.create_task(client.start(token))
            while await asyncio.to_thread(notes.recv) == "how is it":
                notes.send(sample())
            await leave(client, running)
        await asyncio.sleep(1)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        left = [getattr(task.get_coro(), "__qualname__", str(task)) for task in others]
        notes.send([name for name in left if name != _OPEN_FORM])


def sample() -> Sample:
    """What this process holds now; on Linux alone, what the system says of it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Sample(
        cpu_seconds=time.process_time(),
        yardstick=_yardstick(),
        resident_bytes=pages * os.sysconf("SC_PAGE_SIZE"),
        tasks=len(asyncio.all_tasks()),
        threads=threading.active_count(),
        files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        objects=len(gc.get_objects()),
    )


def _yardstick() -> float:
    began = time.thread_time()
    sorted(range(60_000), key=lambda number: number * 7919 % 100_003)
    return time.thread_time() - began
