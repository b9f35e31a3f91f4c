"""The bot as a process of its own, started as its maintainer would, on a loopback Discord in this process."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.discord.loopback import Loopback

CHECKOUT = Path(__file__).resolve().parent.parent.parent

STARTED_WITHIN = 60.0
"""Seconds; the machine may have other things to do."""


class Launched:
    """The process: what it got from Discord, what it logged, and how it ended."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.got: list[int] = []
        """The ids of messages and interactions, in the order in which it got them."""
        self.log: list[str] = []
        self._news = asyncio.Condition()
        self._reading = [asyncio.create_task(self._read_got()), asyncio.create_task(self._read_log())]

    def signal(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.process.send_signal(number)

    async def ended(self, within: float) -> tuple[int, float]:
        """Its exit status, and the seconds until it was there."""
        began = time.monotonic()
        status = await asyncio.wait_for(self.process.wait(), within)
        seconds = time.monotonic() - began
        await asyncio.gather(*self._reading)
        return status, seconds

    async def logged(self, words: str, within: float = 20.0) -> str:
        """Wait until a line of the log has these words, and return it."""
        async with asyncio.timeout(within), self._news:
            await self._news.wait_for(lambda: any(words in line for line in self.log))
        return next(line for line in self.log if words in line)

    async def _read_got(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.got.append(int(line))

    async def _read_log(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._news:
                self.log.append(line.decode().rstrip())
                self._news.notify_all()


@asynccontextmanager
async def launched(
    loopback: Loopback,
    folder: Path,
    environment: Mapping[str, str] = {},
    *,
    port: int | None = None,
    every: float = 0.0,
) -> AsyncIterator[Launched]:
    """`python -m bot run` in `folder`, with this environment; killed at the end if it is still there.

    `port` is where it looks for Discord, by default where the loopback is. `every` is how many seconds it
    lets pass between two IDENTIFYs. It looks for feeds on this machine, and often.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {"DISCORD_TOKEN": loopback.token, "PYTHONPATH": str(CHECKOUT), **environment}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.discord.launcher", str(port or loopback.port), str(every)),
        cwd=folder,
        env=kept | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    bot = Launched(process)
    try:
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
            await bot.ended(10)
