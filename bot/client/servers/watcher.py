"""Watches every server's changes, through whatever door they came: tells log channels, corrects answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol, TypeAlias
from uuid import uuid4

import discord

from bot.client.answers.corrections import NotCorrected
from bot.client.outages import Waits
from bot.client.servers.log_channel import LogChannels
from bot.client.servers.progress import Progress
from bot.client.servers.telling import News, Telling
from corpus.article import SHARED, ServerId
from corpus.records import Records
from corpus.servers import Told
from corpus.store import ArticleStore, Change, ChangeKind, StoreUnavailable

log = logging.getLogger(__name__)

PERIOD: Final = 3.0
"""Seconds from one look to the next."""

BURST: Final = 5
"""So many changes at a look may be the beginning of more, which are then waited for."""

LEFT_ALONE: Final = 60.0
"""Seconds for which a process is left to correct what quotes the shared shelf, from its last article on."""

MOST_LOOKS: Final = 10
"""Looks after which a burst is told even if it goes on."""


_State: TypeAlias = tuple[tuple[ServerId, ...], str, int, int]
"""The servers looked at, the store, and its newest change and event."""


class Corrects(Protocol):
    """What corrects answers already given."""

    async def article_changed(self, shelf: ServerId, article_id: str) -> None:
        """Correct the answers that quote this article, as it stands now.

        Raises:
            NotCorrected: not all could be, and it is to be tried again.
        """
        ...


class Watcher:
    """Looks every `period` seconds, or at once when nudged, at what every server of the bot's has new.

    How far it has told and corrected is kept, so that nothing is missed while the bot is away; what was sent
    just before it was killed may be sent again. A server that it sees for the first time is not told
    how its shelf came to be. The shared shelf has no log channel; answers that quote it are corrected, by one
    of the processes that share the store.
    """

    def __init__(
        self,
        client: discord.Client,
        store: ArticleStore,
        records: Records,
        corrections: Corrects,
        channels: LogChannels,
        *,
        period: float = PERIOD,
    ) -> None:
        self._client = client
        self._store = store
        self._servers = records.servers
        self._leases = records.leases
        self._name = uuid4().hex
        self._corrections = corrections
        self._telling = Telling(channels)
        self._waits = Waits()
        self._period = period
        self._progress = Progress(store, records.servers)
        self._bursts: dict[ServerId, tuple[tuple[int, int], int]] = {}
        self._all_told: _State | None = None
        self._all_corrected: _State | None = None
        self._nudged = (asyncio.Event(), asyncio.Event())

    def nudge(self) -> None:
        """Look at once."""
        for event in self._nudged:
            event.set()

    async def run(self) -> None:
        """Look until cancelled: for what to tell, and, not to keep that waiting, for what to correct."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._looking(self.tell, self._nudged[0]))
            both.create_task(self._looking(self.correct, self._nudged[1]))

    async def _looking(self, look: Callable[[], Awaitable[None]], nudged: asyncio.Event) -> None:
        while True:
            nudged.clear()
            try:
                await look()
            except StoreUnavailable as error:
                log.warning("What happened cannot be read; it is told later: %s", error)
            except Exception:  # a bug must not silence the bot for ever
                log.exception("Looking for what happened failed")
            try:
                await asyncio.wait_for(nudged.wait(), self._period)
            except TimeoutError:
                continue

    async def tell(self) -> None:
        """Tell the log channels what they have not been told.

        Raises:
            StoreUnavailable: it cannot be read.
        """
        for news in await asyncio.to_thread(self._news, [server.id for server in self._client.guilds]):
            with _not_to_the_harm_of_others(news.server_id):
                if not self._goes_on(news):
                    change, event = await self._telling.tell(news)
                    await self._progress.keep(news.server_id, Told(change=change, event=event))

    async def correct(self) -> None:
        """Correct the answers whose articles have changed since.

        Raises:
            StoreUnavailable: the changes cannot be read.
        """
        servers = [SHARED, *(server.id for server in self._client.guilds)]
        servers = [each for each in servers if self._waits.over(each)]
        for server_id, changes in await asyncio.to_thread(self._uncorrected, servers):
            touched = [each.article_id for each in changes if each.kind is not ChangeKind.ADDED]
            with _not_to_the_harm_of_others(server_id):
                try:
                    for article_id in dict.fromkeys(touched):
                        await self._corrections.article_changed(server_id, article_id)
                        await asyncio.to_thread(self._is_mine, server_id)
                except NotCorrected:
                    self._waits.failed(server_id)
                    continue
                self._waits.done(server_id)
                await self._progress.keep(server_id, Told(corrected=changes[-1].number))

    def _goes_on(self, news: News) -> bool:
        """Whether to wait for the end of a burst."""
        before, looks = self._bursts.get(news.server_id, ((0, 0), 0))
        if len(news.changes) < BURST or news.newest == before or looks >= MOST_LOOKS:
            self._bursts.pop(news.server_id, None)
            return False
        self._bursts[news.server_id] = news.newest, looks + 1
        return True

    def _news(self, servers: Sequence[ServerId]) -> list[News]:
        """What these servers were not told; blocks."""
        state = self._state(servers)
        if state == self._all_told:
            return []
        found = []
        for server_id in servers:
            told = self._progress.of(server_id)
            events = self._servers.trail(server_id, after=told.event)
            is_new = self._store.version(server_id) > told.change
            changes = self._store.changes(server_id, after=told.change) if is_new else ()
            if changes or events:
                found.append(News(server_id, changes, events))
        self._all_told = None if found else state
        return found

    def _uncorrected(self, servers: Sequence[ServerId]) -> list[tuple[ServerId, Sequence[Change]]]:
        """The changes to these servers' shelves after which answers were not corrected; blocks."""
        state = self._state(servers)
        if state == self._all_corrected:
            return []
        found, others = [], False
        for server_id in servers:
            corrected = self._progress.of(server_id).corrected
            if self._store.version(server_id) <= corrected:
                continue
            if self._is_mine(server_id):
                corrected = self._progress.of(server_id).corrected
                found.append((server_id, self._store.changes(server_id, after=corrected)))
            else:
                others = True
        self._all_corrected = None if found or others else state
        return [(server_id, changes) for server_id, changes in found if changes]

    def _state(self, servers: Sequence[ServerId]) -> _State:
        """What stays the same as long as there is nothing new on any of these servers; blocks."""
        return tuple(servers), self._store.identity(), self._store.newest(), self._servers.newest()

    def _is_mine(self, server_id: ServerId) -> bool:
        """Whether to correct what quotes this shelf; of the shared one, if no other process does so now.

        That one may have done so already: how far is read anew.
        """
        if server_id != SHARED:
            return True
        if self._store.version(SHARED) <= self._progress.read_anew(SHARED).corrected:
            return False
        return self._leases.take("corrections", self._name, LEFT_ALONE)


@contextmanager
def _not_to_the_harm_of_others(server_id: ServerId) -> Iterator[None]:
    """What fails for one server is tried again at the next look; the others after it still get theirs."""
    try:
        yield
    except StoreUnavailable as error:
        log.warning("What happened on server %d is told later: %s", server_id, error)
    except Exception:
        log.exception("What happened on server %d could not be dealt with", server_id)
