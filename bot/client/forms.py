"""Forms whose senders are told what comes of them, whatever happens."""

from typing import Any

import discord
from discord import ui

from bot.client.errors import report_to


class Form(ui.Modal):
    """A form; what is sent in it is dealt with in `sent`."""

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """What sending the form does. Whoever sent it may be anybody by now, and waits for an answer."""
        raise NotImplementedError

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """The form came back."""
        interaction.client.begun.note_interaction(interaction)
        await self.sent(interaction)

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, _: object = None, /
    ) -> None:
        """The form could not be taken; the one who sent it is told."""
        await report_to(interaction, error)
