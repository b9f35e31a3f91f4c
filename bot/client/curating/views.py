"""Buttons and forms that outlive a curator's command: who may use them, and what happens when nobody does."""

from collections.abc import Awaitable
from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.errors import report, report_to
from bot.client.permissions import Permits, person_of

PATIENCE: Final = 600.0
"""Seconds without a click until the buttons go; Discord lets us edit for 15 minutes after one."""


class CuratorView(discord.ui.View):
    """Buttons for the person who ran a command, for as long as they may run it."""

    def __init__(
        self, interaction: discord.Interaction, permits: Permits, *, timeout: float = PATIENCE
    ) -> None:
        super().__init__(timeout=timeout)
        self.permits = permits
        self.permit = permits.issue(person_of(interaction))
        self.latest = interaction
        """The one through which the message can be edited the longest."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Refuse a stranger, and someone who may not any more; of two quick clicks, let one through."""
        interaction.client.begun.note_interaction(interaction)
        self.permits.check(self.permit, person_of(interaction))
        await self.acknowledge(interaction)
        return not self.is_finished()

    async def acknowledge(self, interaction: discord.Interaction) -> None:
        """Tell Discord at once that the click arrived; the message may change later."""
        await defer(interaction)
        self.latest = interaction

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, _: discord.ui.Item[Any], /
    ) -> None:
        """A click failed; the one who clicked is told."""
        await report_to(interaction, error)

    async def on_timeout(self) -> None:
        """Nobody clicked for long: leave no button that does nothing."""
        await at_timeout(self.close(self.words_at_timeout()), self.latest)

    def words_at_timeout(self) -> str | None:
        """What the message says from then on; None leaves it as it is."""
        return None

    async def close(self, text: str | None) -> None:
        """Take every button away, listen no more, and put `text`, if any, in place of the message."""
        self.stop()
        content = discord.utils.MISSING if text is None else text
        await self.latest.edit_original_response(content=content, view=None)


async def at_timeout(closing: Awaitable[None], latest: discord.Interaction[Any]) -> None:
    """Close what nobody used for long; who closed Discord in the meantime need not be told."""
    try:
        await closing
    except discord.HTTPException as error:
        await report(error, _nobody, f"interaction {latest.id} (time out)")


async def _nobody(_: str) -> None:
    """There is nobody to tell."""
