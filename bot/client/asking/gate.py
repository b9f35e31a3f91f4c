"""What every question by command or button passes: limits, where it may be answered, what it reads."""

from dataclasses import replace
from typing import Any

import discord

from bot.client.answers import Asking
from bot.client.asking.limits import Limits
from bot.client.asking.tongue import Tongue
from bot.client.place import channels_of, server_asked
from bot.formatter.asking.words import alone_words, wait_words
from bot.translation import Language
from corpus.article import SHARED
from corpus.errors import VerbatimError
from corpus.servers import ServerSettings


class TooSoon(VerbatimError):
    """There were enough questions in the last minute; the words, in the asker's language, say when again."""


class Gate:
    """Turns what somebody asks into a question that may be answered now."""

    def __init__(self, tongue: Tongue, limits: Limits) -> None:
        self._tongue = tongue
        self._limits = limits

    async def asking_of(
        self, interaction: discord.Interaction[Any], question: str, private: bool | None = None
    ) -> Asking:
        """The question, counted; `private` as the person wants it, None for what the server has settled.

        Where the server does not let the bot answer, it is private whatever anybody wants.

        Raises:
            TooSoon: there were enough questions in the last minute.
        """
        to, settings = await self.admit(interaction)
        asking = Asking(server_asked(interaction), interaction.user.id, question, to)
        if interaction.context.dm_channel:
            return replace(asking, private=bool(private), direct=True)
        if not answers_here(interaction, settings):
            return replace(asking, private=True, note="" if private else alone_words(to))
        return replace(asking, private=settings.private if private is None else private, shareable=True)

    async def admit(self, interaction: discord.Interaction[Any]) -> tuple[Language, ServerSettings]:
        """Count something that is as much work as a question; the language to answer in, and the settings.

        Raises:
            TooSoon: as for `asking_of`.
        """
        to, settings = await self._tongue.of(interaction)
        if wait := self._limits.ask(server_asked(interaction), interaction.user.id, settings):
            raise TooSoon(wait_words(wait.seconds, wait.everyone, to))
        return to, settings


def answers_here(interaction: discord.Interaction[Any], settings: ServerSettings) -> bool:
    """Whether the server lets the bot answer to all where a command or press comes from."""
    return server_asked(interaction) == SHARED or settings.answers(*channels_of(interaction.channel))
