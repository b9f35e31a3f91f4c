"""The first answer to an interaction: Discord is told in time that more will come."""

from typing import Any, Final

import discord

DONE_ALREADY: Final = 40060
"""Discord's code for an interaction that was answered before."""


async def defer(
    interaction: discord.Interaction[Any], *, thinking: bool = False, ephemeral: bool = False
) -> None:
    """Tell Discord that something will come of an interaction.

    That it was told already is no failure: where its answer to the first try is lost, discord.py tries again.
    """
    try:
        await interaction.response.defer(thinking=thinking, ephemeral=ephemeral)
    except discord.HTTPException as refusal:
        if refusal.code != DONE_ALREADY:
            raise
