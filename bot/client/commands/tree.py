"""The tree on which all commands are: the way to Discord for them, and the one place where they fail."""

import logging

import discord
from discord import app_commands

from bot.client.commands.sync import Registered, sync_commands
from bot.client.commands.texts import CommandTexts
from bot.client.connection.connected import ConnectedClient
from bot.client.errors import report_to
from bot.client.outages import UNREACHABLE, until_sent
from corpus.leases import LeaseStore
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)


class Commands(app_commands.CommandTree[ConnectedClient]):
    """The commands of a client; `registered` are they as Discord has them, none before `send`."""

    registered: Registered = ()

    async def send(self, leases: LeaseStore) -> None:
        """Let Discord have the commands; as long as it cannot take them, it keeps those it has."""
        await self.set_translator(CommandTexts())
        try:
            self.registered = await until_sent(lambda: sync_commands(self, leases), "list of commands")
        except (discord.HTTPException, StoreUnavailable, *UNREACHABLE) as error:
            log.warning("The commands could not be sent to Discord; it keeps those it has: %s", error)

    async def interaction_check(self, interaction: discord.Interaction[ConnectedClient], /) -> bool:
        """Whether to do what a command says: not again, if Discord sends it again; and note who waits."""
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.client.begun.note_interaction(interaction)
        return interaction.client.is_new(interaction)

    async def on_error(
        self, interaction: discord.Interaction[ConnectedClient], error: app_commands.AppCommandError, /
    ) -> None:
        """A command failed; the one who ran it is told."""
        await report_to(interaction, error)
