"""Asks feeds when they are due, for as long as the bot runs."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Final, Protocol, TypeAlias
from weakref import WeakValueDictionary

from corpus.article import ServerId
from corpus.clock import Clock, utc_now
from corpus.errors import VerbatimError
from corpus.feeds import Feed, FeedStore

TICK: Final = 20.0
"""Seconds between two looks at what is due."""

AT_ONCE: Final = 50
"""Visits under way at once: most of a visit is waiting for a site, or for a site's turn."""

AT_ONCE_OF_A_SERVER: Final = 5
"""As many of these are of one server: its slow sites do not keep others' feeds waiting."""

CLAIMED: Final = timedelta(minutes=20)
"""How long a visit may last; after that, whoever began it was killed, and it is made anew."""

FAR: Final = timedelta(days=2)
"""No feed is left alone for so long; one that is due later was visited while the clock was wrong."""

STRAYS_EVERY: Final = 3600.0
"""Seconds between two looks for such feeds."""

_EVER: Final = timedelta(days=36_500)

log = logging.getLogger(__name__)


class Visits(Protocol):
    """What a poller needs of a visitor."""

    async def visit(self, feed: Feed) -> None:
        """Ask a feed, and bring what is pending."""
        ...


async def _alone(run: Callable[[], Awaitable[None]]) -> None:
    await run()


WatchOver: TypeAlias = Callable[[Callable[[], Awaitable[None]]], Coroutine[Any, Any, None]]
"""Lets something go on, and begins it again if it dies."""


class Poller:
    """Lets a visitor visit each feed that is due, none twice at the same time, whatever process does so.

    `start` and `close` belong to one event loop. A visit that `close` cuts short is made at the next start.
    """

    def __init__(
        self,
        feeds: FeedStore,
        visitor: Visits,
        *,
        tick: float = TICK,
        clock: Clock = utc_now,
        serves: Callable[[ServerId], bool] = lambda _: True,
        watch_over: WatchOver = _alone,
    ) -> None:
        """`serves` says whether the bot is on a server at the moment; the feeds of others rest."""
        self._feeds = feeds
        self._visitor = visitor
        self._tick = tick
        self._clock = clock
        self._serves = serves
        self._watch_over = watch_over
        self._places = asyncio.Semaphore(AT_ONCE)
        self._own_places = WeakValueDictionary[ServerId, asyncio.Semaphore]()  # while they are needed
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._running: asyncio.Task[None] | None = None
        self._strays_sought = -math.inf

    def start(self) -> None:
        """Begin; starting twice is fine."""
        if self._running is None:
            self._running = asyncio.create_task(self._watch_over(self._run))

    async def close(self) -> None:
        """Stop, and wait until nothing is under way."""
        tasks = [*self._under_way.values(), *([self._running] if self._running else [])]
        self._running = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def look(self) -> None:
        """Begin the visits that are due."""
        for feed in await asyncio.to_thread(self._due):
            if feed.number not in self._under_way:
                self._under_way[feed.number] = asyncio.create_task(self._visit(feed))

    async def _run(self) -> None:
        while True:
            try:
                await self.look()
            except VerbatimError as error:
                log.warning("feeds cannot be asked at the moment: %s", error)
            except Exception:  # a bug of ours must not end the asking unseen
                log.exception("looking for feeds that are due failed")
            await asyncio.sleep(self._tick)

    def _due(self) -> list[Feed]:
        """What is to be asked now. Blocks."""
        now = self._clock()
        due = self._due_by(now)
        if time.monotonic() - self._strays_sought >= STRAYS_EVERY:
            self._strays_sought = time.monotonic()
            due += [each for each in self._due_by(now + _EVER) if each.standing.due > now + FAR]
        return due

    def _due_by(self, moment: datetime) -> list[Feed]:
        servers = [each for each in self._feeds.servers_due(moment) if self._serves(each)]
        return [feed for server_id in servers for feed in self._feeds.due(server_id, moment)]

    async def _visit(self, feed: Feed) -> None:
        """Visit a feed. One that meets a bug of ours must not keep the others from being visited."""
        own = self._own_places.setdefault(feed.server_id, asyncio.Semaphore(AT_ONCE_OF_A_SERVER))
        try:
            async with own, self._places:
                await self._claim_and_visit(feed)
        except VerbatimError as error:
            log.warning("feed %d of server %d: %s", feed.number, feed.server_id, error)
        except Exception:
            log.exception("feed %d of server %d failed", feed.number, feed.server_id)
        finally:
            del self._under_way[feed.number]

    async def _claim_and_visit(self, feed: Feed) -> None:
        """Visit a feed, unless somebody else has begun to or it is not due any more."""
        due, until = feed.standing.due, self._clock() + CLAIMED
        claim = self._feeds.claim
        if not await asyncio.to_thread(claim, feed.server_id, feed.number, due, until):
            return
        visited = False
        try:
            await self._visitor.visit(feed)
            visited = True
        finally:
            if not visited:  # unless the visit came so far that its result is kept
                await asyncio.to_thread(claim, feed.server_id, feed.number, until, due)
