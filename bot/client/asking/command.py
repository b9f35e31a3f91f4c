"""`/ask`: a question by command, answered to everyone or to the asker alone."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.client.answers import Answers, Asking, Found
from bot.client.asking.homes import Homes
from bot.client.asking.limits import Limits
from bot.client.asking.tongue import Tongue
from bot.client.place import channels_of, server_asked
from bot.client.presses import press
from bot.client.questions import MAX_QUESTION, checked
from bot.client.sending import content_of
from bot.formatter.asking import alone_words, help_words, wait_words
from bot.formatter.card import Button, Card, Row
from bot.translation import Language
from corpus.article import SHARED
from corpus.servers import ServerSettings

SHARE = "share"


class AskCommand:
    """Answers `/ask` on servers, in direct messages, and wherever somebody brings the bot along."""

    def __init__(self, answers: Answers, tongue: Tongue, limits: Limits, homes: Homes) -> None:
        self._answers = answers
        self._tongue = tongue
        self._limits = limits
        self._homes = homes

    def command(self) -> app_commands.Command[Any, ..., None]:
        """`/ask question: [private:]`."""

        @app_commands.command(name="ask", description="Ask about the news; the answer is quoted word for word")
        @app_commands.describe(
            question="What you want to know, in one sentence",
            private="Only you see the answer, until you share it",
        )
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        @app_commands.allowed_installs(guilds=True, users=True)
        async def ask(
            interaction: discord.Interaction,
            question: app_commands.Range[str, 1, MAX_QUESTION],
            private: bool | None = None,
        ) -> None:
            await self._ask(interaction, question, private)

        return ask

    async def _ask(
        self, interaction: discord.Interaction[Any], question: str, private: bool | None
    ) -> None:
        to, settings = await self._tongue.of(interaction)
        if wait := self._limits.ask(server_asked(interaction), interaction.user.id, settings):
            words = wait_words(wait.seconds, wait.everyone, to)
            await interaction.response.send_message(words, ephemeral=True)
            return
        open_here = answers_here(interaction, settings)
        hidden = not open_here or (settings.private if private is None else private)
        await interaction.response.defer(thinking=True, ephemeral=hidden)
        if not (asked := checked(question)):
            await interaction.edit_original_response(content=help_words(to))
            return
        asking = Asking(
            server_asked(interaction), interaction.user.id, asked, to, private=hidden, aloud=True
        )
        if interaction.context.dm_channel:
            asking = await self._homes.searched(asking)
        elif not open_here:
            asking = replace(asking, note=alone_words(to))
        await self._answer(interaction, asking, shareable=hidden and open_here)

    async def _answer(self, interaction: discord.Interaction[Any], asking: Asking, shareable: bool) -> None:
        found = await self._answers.find(asking)
        shareable = shareable and not interaction.context.dm_channel
        card = with_share(found, asking.to) if shareable else found.card
        posted = await interaction.edit_original_response(**content_of(card))
        message_id = None if posted.flags.ephemeral else posted.id
        await self._answers.keep(found, posted.channel.id, message_id)


def answers_here(interaction: discord.Interaction[Any], settings: ServerSettings) -> bool:
    """Whether the server lets the bot answer to all where a command or press comes from."""
    return server_asked(interaction) == SHARED or settings.answers(*channels_of(interaction.channel))


def with_share(found: Found, to: Language) -> Card:
    """The card of a private answer, with a button that shares it."""
    share = Row((Button(to.say("Share"), press(SHARE, found.id)),))
    return replace(found.card, below=(*found.card.below, share))
