"""Where somebody asks, and whose articles they may read there: the one place that decides it."""

from typing import Any

import discord

from corpus.article import SHARED, ServerId


def server_asked(interaction: discord.Interaction[Any]) -> ServerId:
    """The server whose shelf a command or press may read, besides the shared one; `SHARED` if none.

    Only a server that has the bot, and only on that server itself. Who brings the bot along on their own
    account reads the shared shelf alone, in whatever server or conversation they use it.
    """
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return interaction.guild_id
    return SHARED


def channels_of(channel: Any) -> tuple[int | None, int | None]:  # noqa: ANN401  any of discord.py's twenty kinds
    """The channel's id and, if it is a thread, that of the channel it belongs to."""
    if channel is None:
        return None, None
    return channel.id, getattr(channel, "parent_id", None)
