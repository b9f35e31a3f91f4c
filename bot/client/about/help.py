"""`/help`: what the bot can do, for whoever asks, with examples that they could ask themselves."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.client.about.tools import mention, tools_for
from bot.client.acknowledging import defer
from bot.client.asking.homes import Homes
from bot.client.asking.tongue import Tongue
from bot.client.commands.sync import Registered
from bot.client.numbers import number_in
from bot.client.place import server_asked
from bot.client.presses import Presses, chosen
from bot.client.sending import content_of
from bot.formatter.about.help_card import (
    HOME,
    MOST_EXAMPLES,
    NO_HOME,
    Helped,
    Servers,
    chosen_words,
    help_card,
)
from bot.formatter.asking.words import places
from bot.verbatim import Verbatim
from corpus.article import SHARED, ServerId
from corpus.questions import Asked
from corpus.servers import ServerSettings
from corpus.store import ArticleNotFound


class Help:
    """Says what can be done here, to one person; in direct messages, lets them choose what is searched."""

    def __init__(
        self, verbatim: Verbatim, tongue: Tongue, homes: Homes, registered: Callable[[], Registered]
    ) -> None:
        self._verbatim = verbatim
        self._tongue = tongue
        self._homes = homes
        self._registered = registered

    def register(self, presses: Presses) -> None:
        """Let the menu of servers come here."""
        presses.on(HOME, self.choose_home)

    def command(self) -> app_commands.Command[Any, ..., None]:
        """`/help`, wherever the bot can be used."""

        @app_commands.command(name="help", description="What I can do, with examples from the articles here")
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        @app_commands.allowed_installs(guilds=True, users=True)
        async def help_command(interaction: discord.Interaction) -> None:
            await defer(interaction, thinking=True, ephemeral=True)
            to, settings = await self._tongue.of(interaction)
            helped = await self._helped(interaction, settings)
            await interaction.edit_original_response(**content_of(help_card(helped, to)))

        return help_command

    async def choose_home(self, interaction: discord.Interaction[Any]) -> None:
        """Search from now on what was chosen."""
        await defer(interaction, thinking=True, ephemeral=True)
        to, _ = await self._tongue.of(interaction)
        home = await self._homes.choose(interaction.user.id, _home_of(chosen(interaction)))
        await interaction.edit_original_response(content=chosen_words(home.name if home else None, to))

    async def _helped(self, interaction: discord.Interaction[Any], settings: ServerSettings) -> Helped:
        server_id, registered = server_asked(interaction), self._registered()
        examples = await self._examples(interaction, server_id)
        titles = () if examples else await asyncio.to_thread(self._titles, server_id)
        return Helped(
            present=server_id != SHARED or interaction.context.dm_channel,
            ask=mention(registered, "ask"),
            privacy=mention(registered, "privacy"),
            places=places(settings),
            unbidden=f"<#{settings.answer_channel}>" if self._reads_all(interaction, settings) else None,
            examples=examples,
            titles=titles,
            tools=await tools_for(interaction, registered),
            servers=await self._servers(interaction) if interaction.context.dm_channel else None,
        )

    @staticmethod
    def _reads_all(interaction: discord.Interaction[Any], settings: ServerSettings) -> bool:
        return settings.answer_channel is not None and interaction.client.intents.message_content

    async def _examples(self, interaction: discord.Interaction[Any], server_id: ServerId) -> tuple[str, ...]:
        """Questions lately answered on this server where the person could have seen it."""
        if server_id == SHARED:
            return ()
        answered = await asyncio.to_thread(self._verbatim.records.questions.answered, server_id)
        visible = [asked for asked in answered if _sees(interaction, asked.channel_id)]
        return tuple(await asyncio.to_thread(lambda: list(self._standing(visible))))

    def _standing(self, answered: list[Asked]) -> Iterator[str]:
        """The first few questions, each once, whose article is still there. Blocks."""
        told: set[str] = set()
        for asked in answered:
            question, best = asked.question, asked.cited[0]
            if question.casefold() in told or asked.subject != question:  # a follow-up says little by itself
                continue
            try:
                self._verbatim.shelf.store.get(best.shelf, best.article_id)
            except ArticleNotFound:
                continue
            told.add(question.casefold())
            yield question
            if len(told) == MOST_EXAMPLES:
                return

    def _titles(self, server_id: ServerId) -> list[str]:
        """Headlines of the newest articles of the server, else of those for everyone. Blocks."""
        store = self._verbatim.shelf.store
        for shelf in dict.fromkeys((server_id, SHARED)):
            if listings := store.listings(shelf, limit=MOST_EXAMPLES):
                return [listing.title for listing in listings]
        return []

    async def _servers(self, interaction: discord.Interaction[Any]) -> Servers:
        person = interaction.user.id
        offered = await self._homes.shared_with(person)
        home = await self._homes.chosen(person)
        return Servers(
            tuple((each.server_id, each.name) for each in offered), home.server_id if home else None
        )


def _home_of(values: Sequence[str]) -> int | None:
    """The server that a menu's values name; one that is never there, if they are no menu's of ours."""
    if values == [NO_HOME]:
        return None
    home = number_in(values[0]) if len(values) == 1 else None
    return SHARED if home is None else home


def _sees(interaction: discord.Interaction[Any], channel_id: int) -> bool:
    """Whether the person sees a channel of this server; of threads that not everybody is in, nobody does."""
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    if channel is None or not isinstance(member, discord.Member):
        return False
    if isinstance(channel, discord.Thread) and channel.is_private():
        return False
    granted = channel.permissions_for(member)
    return granted.view_channel and granted.read_message_history
