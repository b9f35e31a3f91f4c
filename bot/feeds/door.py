"""The way to the web, taken politely: of each site one thing at a time, with a pause before the next."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import urlsplit

from corpus.download import fetch
from corpus.page import Fetched, Version

PAUSE: Final = 2.0
"""Seconds between the end of one request to a site and the beginning of the next."""


class Fetch(Protocol):
    """What `corpus.download.fetch` does."""

    async def __call__(self, url: str, known: Version = ..., *, kinds: tuple[str, ...] = ...) -> Fetched:
        """Go to a page again."""
        ...


@dataclass(slots=True)
class _Site:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    free_from: float = 0.0


class Door:
    """Fetches pages, and lets each site rest in between."""

    def __init__(
        self, fetch: Fetch = fetch, *, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._pause = pause
        self._clock = clock
        self._sites: dict[str, _Site] = {}

    async def fetch(self, url: str, known: Version, kinds: tuple[str, ...]) -> Fetched:
        """As `corpus.download.fetch`, when it is this address's turn."""
        async with self._turn((urlsplit(url).hostname or "").removeprefix("www.")):
            return await self._fetch(url, known, kinds=kinds)

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        self._forget_rested()
        site = self._sites.setdefault(host, _Site())
        site.waiting += 1
        try:
            async with site.lock:
                await asyncio.sleep(max(0.0, site.free_from - self._clock()))
                try:
                    yield
                finally:
                    site.free_from = self._clock() + self._pause
        finally:
            site.waiting -= 1

    def _forget_rested(self) -> None:
        now = self._clock()
        rested = [host for host, site in self._sites.items() if not site.waiting and site.free_from <= now]
        for host in rested:
            del self._sites[host]
