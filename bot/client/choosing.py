"""What is offered while somebody types: quickly, or nothing."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeAlias, TypeVar

import discord
from discord import app_commands

from bot.client.capacity import TooBusy
from bot.client.errors import measures_of, referenced, trouble_of
from bot.formatter.card import MAX_CHOICE
from bot.formatter.message import units
from bot.formatter.one_line import shortened
from bot.measures import Trouble
from bot.translation import language_of
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

T = TypeVar("T")
G = TypeVar("G")

Completion: TypeAlias = Callable[
    [G, discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]
"""A method of a group of commands that says what may be meant by what was typed so far."""


async def offered(interaction: discord.Interaction[Any], look: Callable[[], list[T]]) -> list[T]:
    """What `look`, which blocks, finds; nothing, if that cannot be had before the next letter is typed."""
    try:
        async with interaction.client.capacities.choices:
            return await asyncio.to_thread(look)
    except (TooBusy, StoreUnavailable) as failure:
        log.info("interaction %s: nothing is offered: %s", interaction.id, failure)
        return []


def completing(complete: Completion[G]) -> Completion[G]:
    """Let a list that helps while one types offer the reference number of what failed, if that is our fault.

    discord.py would leave who types waiting. Choosing the line gives what was typed.
    """

    @wraps(complete)
    async def completed(
        group: G, interaction: discord.Interaction, typed: str, /
    ) -> list[app_commands.Choice[str]]:
        try:
            return await complete(group, interaction, typed)
        except Exception as error:  # noqa: BLE001  it is told and logged below
            trouble, to = trouble_of(error), language_of(interaction.locale.value)
            measures_of(interaction).troubled(trouble)
            if trouble is Trouble.REFUSED:
                return []
            name = interaction.command.qualified_name if interaction.command else "?"
            reference = referenced(error, f"interaction {interaction.id} (typing of {name})", trouble)
            words = to.say("Something went wrong on my side (reference {reference}).", reference=reference)
            kept = typed if 0 < units(typed) <= MAX_CHOICE else reference
            return [app_commands.Choice(name=shortened(words, MAX_CHOICE), value=kept)]

    return completed
