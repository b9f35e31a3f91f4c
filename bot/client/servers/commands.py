"""`/server`: what moderators settle, see, take away and erase."""

from typing import Any

import discord
from discord import app_commands

from bot.client.commands.group import ServerGroup
from bot.client.permissions import MODERATORS_NEED
from bot.client.servers.erasing import Erasing
from bot.client.servers.exporting import Exporting
from bot.client.servers.gaps import Gaps
from bot.client.servers.settings import SettingsPanel
from bot.client.servers.stats import Stats


class ServerCommands(ServerGroup):
    """Settings and more. Whatever they answer, only the moderator sees."""

    def __init__(
        self, settings: SettingsPanel, gaps: Gaps, stats: Stats, exporting: Exporting, erasing: Erasing
    ) -> None:
        super().__init__(
            "server", "What I do on this server: settings, gaps, figures, export", MODERATORS_NEED
        )
        self._settings = settings
        self._gaps = gaps
        self._stats = stats
        self._exporting = exporting
        self._erasing = erasing

    @app_commands.command(name="settings", description="Where I answer, who curates, what is kept, and more")
    async def settings(self, interaction: discord.Interaction[Any]) -> None:
        """Show the panel."""
        await self._settings.show(interaction)

    @app_commands.command(name="gaps", description="What was asked and nothing answered, most wanted first")
    async def gaps(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page."""
        await self._gaps.show(interaction)

    @app_commands.command(name="stats", description="What was asked, answered, found helpful and quoted")
    async def stats(self, interaction: discord.Interaction[Any]) -> None:
        """Show the figures."""
        await self._stats.show(interaction)

    @app_commands.command(name="export", description="Everything this server has here, as files for you")
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """Send the export."""
        await self._exporting.run(interaction)

    @app_commands.command(name="erase", description="Delete everything I keep of this server, for good")
    async def erase(self, interaction: discord.Interaction[Any]) -> None:
        """Ask whether to."""
        await self._erasing.run(interaction)
