"""**Find a source**: what articles say for and against what a message claims, to whoever asks."""

import asyncio
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands

from bot.client.acknowledging import defer
from bot.client.answers import Asking
from bot.client.asking.claimed import claimed
from bot.client.asking.gate import Gate
from bot.client.asking.homes import Homes
from bot.client.asking.limits import Once
from bot.client.asking.share import check_may_post, post
from bot.client.capacity import Capacity
from bot.client.permissions import NotYours
from bot.client.place import server_asked
from bot.client.presses import Presses, press
from bot.client.sending import content_of, put
from bot.formatter.asking.share import SHARE_SOURCES, with_share
from bot.formatter.asking.sources_card import sources_card
from bot.measures import Underway, WayIn, counted
from bot.retriever.sources import Sources
from bot.translation import phrase
from bot.verbatim import Verbatim
from corpus.article import Quote
from corpus.errors import VerbatimError
from corpus.store import ArticleNotFound

NAME: Final = "Find a source"

CAPACITY: Final = 500
"""Findings remembered so that they can be shared; the oldest are forgotten first."""


class Forgotten(VerbatimError):
    """What was found is not remembered any more."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was found, for whom and where, and the message it is about."""

    asker: int
    channel_id: int | None
    sources: Sources
    message: str


class FindSource:
    """The menu's command, and the button that shares what it found. Nothing of the message is kept."""

    def __init__(
        self, verbatim: Verbatim, gate: Gate, homes: Homes, lately: Once, capacity: Capacity
    ) -> None:
        self._verbatim = verbatim
        self._gate = gate
        self._homes = homes
        self._lately = lately
        self._capacity = capacity
        self._shown: OrderedDict[str, _Shown] = OrderedDict()

    def register(self, presses: Presses) -> None:
        """Let the button come here."""
        presses.on(SHARE_SOURCES, self.share)

    def command(self) -> app_commands.ContextMenu:
        """The entry of the menu that a right-click on a message opens."""

        @app_commands.context_menu(name=NAME)
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        @app_commands.allowed_installs(guilds=True, users=True)
        async def find_source(interaction: discord.Interaction, message: discord.Message) -> None:
            await self.find(interaction, message)

        return find_source

    async def find(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """Answer who asks, and nobody else."""
        with counted(self._verbatim.measures, WayIn.MENU) as underway:
            await self._find(interaction, message, underway)

    async def _find(
        self, interaction: discord.Interaction[Any], message: discord.Message, underway: Underway
    ) -> None:
        by_machine = message.author.bot or message.webhook_id is not None
        text = claimed(message.clean_content, by_machine=by_machine, with_files=bool(message.attachments))
        await defer(interaction, thinking=True, ephemeral=True)
        to, _ = await self._gate.admit(interaction)
        asking = Asking(server_asked(interaction), interaction.user.id, text, to)
        if interaction.context.dm_channel:
            asking = await self._homes.searched(asking)
        shelf, now = asking.server_id if asking.shelf is None else asking.shelf, datetime.now(UTC)
        async with self._capacity:
            sources = await asyncio.to_thread(self._verbatim.sources, shelf, text, now)
        underway.found(answered=bool(sources.claims))
        card = sources_card(sources, now, to, note=asking.note)
        if sources.claims and not interaction.context.dm_channel:
            token = self._remember(_Shown(asking.asker, interaction.channel_id, sources, message.jump_url))
            card = with_share(card, press(SHARE_SOURCES, token), to)
        await put(interaction, content_of(card))

    async def share(self, interaction: discord.Interaction[Any], token: str) -> None:
        """Post what was found, as far as it is still so.

        Raises:
            Forgotten: it was found too long ago, before a restart or elsewhere; or an article has changed.
        """
        await defer(interaction, ephemeral=True)
        shown = self._shown.get(token)
        if shown is None or shown.channel_id != interaction.channel_id:
            raise Forgotten(phrase("I no longer remember what I found. Please use “Find a source” again."))
        if shown.asker != interaction.user.id:
            raise NotYours(phrase("Only the person who asked can share this."))
        to, settings = await self._gate.admit(interaction)
        check_may_post(interaction, settings)
        if not await asyncio.to_thread(self._stands, shown.sources):
            raise Forgotten(phrase("An article has changed since. Please use “Find a source” again."))
        card = sources_card(shown.sources, datetime.now(UTC), to, message=shown.message)
        await post(interaction, card, token, self._lately, to)

    def _stands(self, sources: Sources) -> bool:
        """Whether every quote is one of its article as the article is now. Blocks."""
        quotes = [finding.quote for claim in sources.claims for finding in claim.findings]
        return all(self._is_newest(quote) and self._verbatim.is_verbatim(quote) for quote in quotes)

    def _is_newest(self, quote: Quote) -> bool:
        try:
            newest = self._verbatim.shelf.store.get(quote.server_id, quote.article.id)
        except ArticleNotFound:
            return False
        return newest.revision == quote.article.revision

    def _remember(self, shown: _Shown) -> str:
        token = secrets.token_hex(8)
        self._shown[token] = shown
        while len(self._shown) > CAPACITY:
            self._shown.popitem(last=False)
        return token
