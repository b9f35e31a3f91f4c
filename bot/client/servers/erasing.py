"""`/server erase`: all of a server's data, gone once its name was typed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.curating.desk import actor_of
from bot.client.forms import Form
from bot.client.permissions import server_of
from bot.client.presses import Presses
from bot.client.sending import content_of, edit_of
from bot.client.servers.log_channel import LogChannels
from bot.client.servers.moderators import Moderators
from bot.formatter.message import Message
from bot.formatter.servers.erasing_card import ERASE, Kept, erase_card, erased_card, not_erased_card
from bot.formatter.servers.server_log import event_line
from bot.translation import Language, language_of
from bot.verbatim import Verbatim
from corpus.article import ServerId
from corpus.servers import EventKind

MAX_NAME: Final = 100
"""Characters of the name of a server."""


class Erasing:
    """Asks, asks for the server's name, and erases."""

    def __init__(self, verbatim: Verbatim, moderators: Moderators, channels: LogChannels) -> None:
        self._verbatim = verbatim
        self._moderators = moderators
        self._channels = channels

    def register(self, presses: Presses) -> None:
        """Let the button come here."""
        presses.on(ERASE, self.press)

    async def run(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the command with what would be erased."""
        self._moderators.admit(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        kept = await asyncio.to_thread(self._kept, server_of(interaction))
        card = erase_card(_name(interaction), kept, _language(interaction))
        await interaction.edit_original_response(**content_of(card))

    async def press(self, interaction: discord.Interaction[Any]) -> None:
        """Ask for the name."""
        self._moderators.check(interaction)
        form = EraseForm(_name(interaction), self.erase, _language(interaction))
        await interaction.response.send_modal(form)

    async def erase(self, interaction: discord.Interaction[Any], typed: str) -> None:
        """Erase everything, if what was typed is the server's name."""
        self._moderators.check(interaction)
        await defer(interaction)
        to, name, server_id = _language(interaction), _name(interaction), server_of(interaction)
        if " ".join(typed.split()) != " ".join(name.split()):
            await interaction.edit_original_response(**edit_of(not_erased_card(name, to)))
            return
        settings = await self._channels.settings(server_id)
        kept = await interaction.client.bulk.run(self._erase, server_id)
        await interaction.edit_original_response(**edit_of(erased_card(kept, to)))
        if settings.log_channel is not None:  # its trail is erased, so the watcher will not tell it
            language = self._channels.language(server_id, settings)
            line = event_line(EventKind.ERASED, "", actor_of(interaction, "Discord"), language)
            await self._channels.send(
                server_id, settings.log_channel, [Message(line)], f"erased {interaction.id}"
            )

    def _kept(self, server_id: ServerId) -> Kept:
        questions = self._verbatim.records.questions.questions(server_id)
        return Kept(self._verbatim.shelf.store.count(server_id), len(questions))

    def _erase(self, server_id: ServerId) -> Kept:
        """Erase, and let go of what is in memory; how much it was. Blocks."""
        kept = self._kept(server_id)
        self._verbatim.erase(server_id)
        return kept


class EraseForm(Form):
    """One line for the name of the server."""

    def __init__(
        self,
        name: str,
        erase: Callable[[discord.Interaction[Any], str], Awaitable[None]],
        to: Language,
    ) -> None:
        super().__init__(title=to.say("Erase everything"), timeout=600.0)
        self._erase = erase
        self._typed: discord.ui.TextInput[Any] = discord.ui.TextInput(
            placeholder=name[:MAX_NAME], max_length=2 * MAX_NAME
        )
        label = to.say("Type the name of this server")
        self.add_item(discord.ui.Label(text=label, component=self._typed))

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Hand on what was typed."""
        await self._erase(interaction, self._typed.value)


def _name(interaction: discord.Interaction[Any]) -> str:
    """The name of the server as Discord has it, its id if it has none."""
    return (
        interaction.guild.name if interaction.guild and interaction.guild.name else str(interaction.guild_id)
    )


def _language(interaction: discord.Interaction[Any]) -> Language:
    return language_of(interaction.locale.value)
