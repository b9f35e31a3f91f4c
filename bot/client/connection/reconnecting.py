"""How the bot connects anew: to the session it had, and the more slowly the more often that fails."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Final, TypeAlias

import aiohttp

log = logging.getLogger(__name__)

WINDOW: Final = 3600.0
"""Seconds over which attempts are counted."""

AT_ONCE: Final = 4
"""Attempts of a shard in the window that nothing is waited for."""

LONGEST_TO_CONNECT: Final = 10.0
"""Seconds. Discord.py gives an attempt a minute, of which this and `SILENCE` must leave something."""

SILENCE: Final = 47.0
"""Seconds of silence after which a connection counts as lost; Discord wants a heartbeat every 41.25 s."""

SWITCHING_PROTOCOLS: Final = 101
"""The status by which a web socket begins (RFC 6455, section 1.3)."""

RESET: Final = 54
"""The number of the error, of those that discord.py looks for, after which it resumes the session."""

LONGEST_TO_IDENTIFY: Final = 120.0
"""Seconds: 720 a day. Discord resets the token of a bot that identifies itself 1,000 times in one."""

Sleep: TypeAlias = Callable[[float], Awaitable[None]]


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


class Attempts:
    """Counts attempts at something, and says how long to wait before the next; knows no Discord.

    `clock` gives seconds that never go back.
    """

    def __init__(self, longest: float, clock: Callable[[], float]) -> None:
        self._longest = longest
        self._clock = clock
        self._at: deque[float] = deque(maxlen=10_000)

    def wait(self, shards: int = 1) -> float:
        """Seconds to wait before the next attempt: after a few, each time twice as long."""
        now = self._clock()
        while self._at and self._at[0] <= now - WINDOW:
            self._at.popleft()
        over = len(self._at) // max(shards, 1) - AT_ONCE
        return max(0.0, self._at[-1] + min(2.0**over, self._longest) - now) if over >= 0 else 0.0

    def count(self) -> None:
        """An attempt is made."""
        self._at.append(self._clock())


class Pace:
    """Holds back the attempts of this process that follow each other too fast, and keeps the session.

    It counts what this process did in the last hour; of other processes, and of what Discord allows in a day,
    `Starts` knows.

    discord.py connects at once when Discord drops it right after it let it in, and waits five seconds before
    it identifies itself again; a Discord in trouble would be asked many times a second, or some 17,000 times
    a day. And where the gateway cannot be reached, its sharded client begins a new session, to which nobody
    sends what was missed; told that the connection was reset, it resumes the old one.
    """

    def __init__(
        self,
        shards: Callable[[], int] = lambda: 1,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = _sleep,
    ) -> None:
        self._shards = shards
        self._sleep = sleep
        self._connecting = Attempts(LONGEST_TO_CONNECT, clock)
        self._identifying = Attempts(LONGEST_TO_IDENTIFY, clock)

    def follow(self, trace: aiohttp.TraceConfig) -> None:
        """Watch the requests that a trace sees, as far as they open web sockets."""
        trace.on_request_start.insert(0, self._connect)  # before whoever measures how long a request takes
        trace.on_request_end.append(_connected)
        trace.on_request_exception.append(_failed)

    async def _connect(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        request: aiohttp.TraceRequestStartParams,
    ) -> None:
        if request.url.scheme == "wss":
            await self._wait(self._connecting, "connecting")

    async def identify(self) -> None:
        """Wait for as long as the next IDENTIFY should."""
        await self._wait(self._identifying, "identifying")

    async def _wait(self, attempts: Attempts, doing: str) -> None:
        while wait := attempts.wait(self._shards()):
            log.info("%s again in %.0f s, as it was tried too often in the last hour", doing, wait)
            await self._sleep(wait)
        attempts.count()


async def _connected(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
) -> None:
    if request.url.scheme == "wss" and request.response.status != SWITCHING_PROTOCOLS:
        request.response.close()
        raise aiohttp.ClientConnectionError(f"the gateway answers {request.response.status}")


async def _failed(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestExceptionParams
) -> None:
    if request.url.scheme == "wss" and isinstance(request.exception, aiohttp.ClientError | OSError):
        log.warning("The gateway cannot be reached", exc_info=request.exception)
        raise ConnectionResetError(RESET, "the gateway cannot be reached") from request.exception
