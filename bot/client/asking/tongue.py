"""In which language somebody is answered."""

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Final, TypeVar

import discord

from bot.client.place import server_asked
from bot.translation import ENGLISH, Language, language_of
from corpus.article import SHARED, ServerId
from corpus.records import Records
from corpus.servers import ServerSettings

T = TypeVar("T")

CAPACITY: Final = 10_000
"""People whose language is remembered, and servers whose settings are."""

QUICK: Final = 1.0
"""Seconds for the store to say what a server has settled; Discord waits three for the first answer."""


class Tongue:
    """A server's own language if it has settled one, else that of whoever asks.

    Messages do not tell it. On a server they are answered in the language that the server has chosen on
    Discord; in direct messages, in that of the person's last command or press, else in English.
    """

    def __init__(self, records: Records, capacity: int = CAPACITY) -> None:
        self._records = records
        self._capacity = capacity
        self._heard: OrderedDict[int, str] = OrderedDict()
        self._settled: OrderedDict[ServerId, ServerSettings] = OrderedDict()

    async def of(self, interaction: discord.Interaction[Any]) -> tuple[Language, ServerSettings]:
        """The language to answer a command or press in, and the settings of its server."""
        locale = interaction.locale.value
        self._remember(interaction.user.id, locale)
        settings = await self.settings(server_asked(interaction))
        return language_of(settings.language or locale), settings

    async def of_message(self, message: discord.Message) -> tuple[Language, ServerSettings]:
        """The same for a message."""
        if message.guild is None:
            heard = self._heard.get(message.author.id)
            return (language_of(heard) if heard else ENGLISH), ServerSettings()
        settings = await self.settings(message.guild.id)
        return language_of(settings.language or message.guild.preferred_locale.value), settings

    async def settings(self, server_id: ServerId) -> ServerSettings:
        """What a server has settled; outside of servers, what holds where nothing was settled.

        Who asks by a command is not told anything before, not even that it was heard. So where the store is
        slow to say it, what it said the last time holds, and answers are private, as they may be by now.
        """
        if server_id == SHARED:
            return ServerSettings()
        known = self._settled.get(server_id)
        try:
            async with asyncio.timeout(QUICK if known is not None else None):
                return await self._read(server_id)
        except TimeoutError:
            if known is None:
                raise
            return replace(known, private=True)

    def forget(self, server_id: ServerId) -> None:
        """A server was erased."""
        self._settled.pop(server_id, None)

    async def _read(self, server_id: ServerId) -> ServerSettings:
        settings = await asyncio.to_thread(self._records.servers.settings, server_id)
        self._keep(self._settled, server_id, settings)
        return settings

    def _remember(self, person: int, locale: str) -> None:
        self._keep(self._heard, person, locale)

    def _keep(self, kept: OrderedDict[int, T], key: int, value: T) -> None:
        kept[key] = value
        kept.move_to_end(key)
        while len(kept) > self._capacity:
            kept.popitem(last=False)
