"""The queue: each item that waits is a message with two buttons, in the channel its feed names."""

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.outages import UNREACHABLE, is_outage
from bot.client.permissions import curator_of, server_of
from bot.client.presses import Presses
from bot.client.sending import content_of, edit_of
from bot.feeds.bringing import DOOR, AlreadyDecided, Bringing, ChangedMeanwhile
from bot.formatter.feeds import decided_card, feed_name, gone_card, item_card
from bot.formatter.one_line import one_line
from bot.translation.language import ENGLISH, Language, language_of
from corpus.article import ServerId
from corpus.feeds import Feed, FeedNotFound, FeedStore, Item, ItemNotFound, ItemState
from corpus.records import Records
from corpus.servers import EventKind
from corpus.shelf import Shelf
from corpus.store import Actor

HANDFUL: Final = 5
"""Messages of one feed that wait for a decision at the same time; further items wait without one."""

PRESS: Final = "item"

VERBATIM: Final = Actor("Verbatim", DOOR)

log = logging.getLogger(__name__)


class Queue:
    """Asks curators about items, and does what they decide."""

    def __init__(self, client: discord.Client, shelf: Shelf, records: Records, presses: Presses) -> None:
        self._client = client
        self._records = records
        self._feeds: FeedStore = records.feeds
        self._bringing = Bringing(shelf, records.feeds)
        self._told_closed: set[int] = set()
        self._asking: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        presses.on(PRESS, self.decide)

    async def ask(self, feed: Feed) -> None:
        """Send a message for items that wait, as long as there are not too many of the same feed."""
        async with self._asking[feed.number]:  # a visit and a decision may come here together
            items, left = await asyncio.to_thread(self._to_be_asked, feed)
            to = await self._language(feed.server_id) if items else ENGLISH
            for item in items:
                if not await self._send(feed, item, left if item is items[-1] else 0, to):
                    return

    def _to_be_asked(self, feed: Feed) -> tuple[Sequence[Item], int]:
        """Items there is room to ask about now, and how many wait behind them. Blocks."""
        server_id, number = feed.server_id, feed.number
        waiting = self._feeds.counts(server_id, number).get(ItemState.WAITING, 0)
        open_now = self._feeds.items(server_id, ItemState.WAITING, feed=number, asked=True, limit=HANDFUL)
        room = HANDFUL - len(open_now)
        items = self._feeds.items(server_id, ItemState.WAITING, feed=number, asked=False, limit=room)
        return items, waiting - len(open_now) - len(items)

    async def _send(self, feed: Feed, item: Item, more: int, to: Language) -> bool:
        """Send the message about an item; whether that was possible."""
        channel = self._client.get_channel(feed.terms.queue or 0)
        if not isinstance(channel, discord.abc.Messageable):
            await self._closed(feed, "it has no channel")
            return False
        card = item_card(item, feed_name(feed.title, feed.url), PRESS, more=more, to=to)
        try:
            message = await channel.send(**content_of(card), nonce=secrets.token_hex(12))
        except (discord.HTTPException, *UNREACHABLE) as refusal:
            if is_outage(refusal):
                log.warning("Curators could not be asked; they are at the next visit", exc_info=refusal)
            else:
                await self._closed(feed, str(refusal))
            return False
        self._told_closed.discard(feed.number)
        await asyncio.to_thread(self._feeds.shown, feed.server_id, item.number, message.id)
        return True

    async def _closed(self, feed: Feed, why: str) -> None:
        """Nobody can be asked: say so once, in our log and in the server's trail."""
        if feed.number in self._told_closed:
            return
        self._told_closed.add(feed.number)
        log.warning("The queue of feed %d of server %d is closed to us: %s", feed.number, feed.server_id, why)
        note, name = self._records.servers.note, one_line(feed.title) or feed.url
        await asyncio.to_thread(note, feed.server_id, EventKind.QUEUE_CLOSED, name, VERBATIM)

    async def decide(
        self, interaction: discord.Interaction[Any], verb: str, number: int, digest: str
    ) -> None:
        """A curator approved or rejected an item; perhaps somebody else was faster, or it has changed."""
        server_id = server_of(interaction)
        await defer(interaction)
        settings = await asyncio.to_thread(self._records.servers.settings, server_id)
        curator_of(interaction, settings)
        to = await self._language(server_id)
        actor = Actor(f"{interaction.user.name} ({interaction.user.id})", DOOR)
        decide = self._approved if verb == "approve" else self._rejected
        try:
            item = await asyncio.to_thread(decide, server_id, number, digest, actor)
            feed = await asyncio.to_thread(self._feeds.feed, server_id, item.feed)
        except (ItemNotFound, FeedNotFound):
            await interaction.edit_original_response(**edit_of(gone_card(to)))
            return
        except ChangedMeanwhile:
            item = await asyncio.to_thread(self._feeds.item, server_id, number)
            feed = await asyncio.to_thread(self._feeds.feed, server_id, item.feed)
            card = item_card(item, feed_name(feed.title, feed.url), PRESS, to=to)
            await interaction.edit_original_response(**edit_of(card))
            raise
        await interaction.edit_original_response(**edit_of(decided_card(item, to)))
        await self.ask(feed)

    def _approved(self, server_id: ServerId, number: int, digest: str, actor: Actor) -> Item:
        """What became of an item, by this decision or one before it. Blocks."""
        try:
            return self._bringing.approve(server_id, number, digest, actor)
        except AlreadyDecided:
            return self._feeds.item(server_id, number)

    def _rejected(self, server_id: ServerId, number: int, digest: str, actor: Actor) -> Item:
        """The same. Blocks."""
        try:
            item = self._bringing.reject(server_id, number, digest, actor)
        except AlreadyDecided:
            return self._feeds.item(server_id, number)
        self._records.servers.note(server_id, EventKind.ITEM_REJECTED, item.article.title, actor)
        return item

    async def forget_message(self, server_id: ServerId, message_id: int) -> None:
        """A message is gone; if it asked about an item, ask again."""
        item = await asyncio.to_thread(self._feeds.asked_in, server_id, message_id)
        if item is not None:
            await asyncio.to_thread(self._feeds.shown, server_id, item.number, None)
            await self.ask(await asyncio.to_thread(self._feeds.feed, server_id, item.feed))

    async def _language(self, server_id: ServerId) -> Language:
        """The language in which everybody on a server is spoken to."""
        settings = await asyncio.to_thread(self._records.servers.settings, server_id)
        server = self._client.get_guild(server_id)
        return language_of(settings.language or (str(server.preferred_locale) if server else None))
