"""What is offered while somebody types: quickly, or nothing."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import discord

from bot.client.capacity import TooBusy
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

T = TypeVar("T")


async def offered(interaction: discord.Interaction[Any], look: Callable[[], list[T]]) -> list[T]:
    """What `look`, which blocks, finds; nothing, if that cannot be had before the next letter is typed."""
    try:
        async with interaction.client.rooms.choices:
            return await asyncio.to_thread(look)
    except (TooBusy, StoreUnavailable) as failure:
        log.info("interaction %s: nothing is offered: %s", interaction.id, failure)
        return []
