"""The bot follows the feeds of its servers: what is wired together, started and ended with the client."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

import discord

from bot.bulk import Bulk
from bot.client.feeds.queue import VERBATIM, Queue
from bot.client.presses import Presses
from bot.feeds.door import Door
from bot.feeds.poller import Poller
from bot.feeds.visiting import Visitor
from bot.formatter.one_line import one_line
from bot.service.process.supervised import supervised
from corpus.feeds import Feed
from corpus.records import Records
from corpus.servers import EventKind
from corpus.shelf import Shelf


class Following:
    """The visits to feeds, and who is told what comes of them: the queue, and the trail of the server."""

    def __init__(
        self,
        client: discord.Client,
        shelf: Shelf,
        records: Records,
        presses: Presses,
        door: Door,
        *,
        bulk: Bulk,
        clock: Callable[[], datetime],
    ) -> None:
        """`clock` gives the time of day."""
        self.door = door
        self.queue = Queue(client, shelf, records, presses)
        self._records = records
        visitor = Visitor(shelf, records.feeds, self, door, clock=clock, bulk=bulk)
        self.poller = Poller(
            records.feeds,
            visitor,
            clock=clock,
            serves=lambda server_id: client.get_guild(server_id) is not None,
            watch_over=partial(supervised, "asking feeds"),
        )

    async def queued(self, feed: Feed) -> None:
        """Ask curators."""
        await self.queue.ask(feed)

    async def failing(self, feed: Feed) -> None:
        """Into the trail, from where the log channel learns of it."""
        about = f"{_name(feed)}: {feed.standing.failure}"
        await asyncio.to_thread(
            self._records.servers.note, feed.server_id, EventKind.FEED_FAILING, about, VERBATIM
        )

    async def recovered(self, feed: Feed) -> None:
        """The same."""
        await asyncio.to_thread(
            self._records.servers.note, feed.server_id, EventKind.FEED_RECOVERED, _name(feed), VERBATIM
        )


def _name(feed: Feed) -> str:
    return one_line(feed.title) or feed.url
