"""What is wrong with Discord or the way to it, and not with us: it is waited for until it is over."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final, TypeVar

import aiohttp
import discord
from discord.gateway import ReconnectWebSocket

log = logging.getLogger(__name__)

T = TypeVar("T")

FIRST_WAIT: Final = 5.0
LONGEST_WAIT: Final = 60.0
"""Seconds between two attempts; each wait is twice the one before it."""

LASTS: Final = 840.0
"""Seconds for which an answer is sent again: Discord lets an interaction be answered for fifteen minutes."""

UNREACHABLE: Final = (aiohttp.ClientError, OSError)
"""What is raised when Discord cannot be reached at all."""


def is_outage(error: BaseException) -> bool:
    """Whether the same request may succeed later: Discord is unwell, out of reach, or wants to be left alone."""
    match error:
        case discord.DiscordServerError() | discord.RateLimited() | discord.GatewayNotFound():
            return True
        case ReconnectWebSocket():  # how discord.py tells itself to connect again
            return True
        case discord.HTTPException():
            return error.status == HTTPStatus.TOO_MANY_REQUESTS
        case _:
            return isinstance(error, UNREACHABLE)


async def until_sent(send: Callable[[], Awaitable[T]], what: str) -> T:
    """What `send` gives, once no outage is in its way; `what` is sent, for the log.

    Sending must be harmless if it was done before and nothing was heard of it.

    Raises:
        HTTPException, ClientError, OSError: Discord refused, or the outage lasts too long.
    """
    ends, wait = time.monotonic() + LASTS, FIRST_WAIT
    while True:
        try:
            return await send()
        except (discord.HTTPException, *UNREACHABLE) as error:
            if not is_outage(error) or time.monotonic() + wait > ends:
                raise
            log.warning("%s waits until Discord can be reached", what, exc_info=error)
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)
