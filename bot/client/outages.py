"""What is wrong with Discord or the way to it, and not with us: it is waited for until it is over."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Hashable
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

TOO_MANY_EDITS: Final = 30046
"""Discord's code for more edits of messages older than an hour than it lets a bot make at a time."""

TOO_LATE: Final = (10015, 10062, 40060, 50027)
"""Discord's codes for an interaction that is over, or answered already."""


def is_outage(error: BaseException) -> bool:
    """Whether the same request may succeed later: Discord is unwell, out of reach, or wants its peace."""
    match error:
        case discord.DiscordServerError() | discord.RateLimited() | discord.GatewayNotFound():
            return True
        case ReconnectWebSocket():  # how discord.py tells itself to connect again
            return True
        case discord.HTTPException():
            return error.status == HTTPStatus.TOO_MANY_REQUESTS or error.code == TOO_MANY_EDITS
        case _:
            return isinstance(error, UNREACHABLE)


def is_expected(error: BaseException) -> bool:
    """Whether something failed as things do on a network: it is told in one line, not as a bug of ours."""
    return is_outage(error) or (isinstance(error, discord.HTTPException) and error.code in TOO_LATE)


class Waits:
    """When what failed may be tried again, by key: after `FIRST_WAIT`, then twice as long, at most `longest`.

    `clock` gives seconds that never go back.
    """

    def __init__(self, longest: float = LONGEST_WAIT, clock: Callable[[], float] = time.monotonic) -> None:
        self._longest = longest
        self._clock = clock
        self._until: dict[Hashable, tuple[float, float]] = {}

    def over(self, key: Hashable) -> bool:
        """Whether it may be tried now."""
        return self._until.get(key, (0.0, 0.0))[0] <= self._clock()

    def failed(self, key: Hashable) -> None:
        """It was tried, and failed."""
        wait = min(2 * self._until[key][1], self._longest) if key in self._until else FIRST_WAIT
        self._until[key] = self._clock() + wait, wait

    def done(self, key: Hashable) -> None:
        """It need not be tried again."""
        self._until.pop(key, None)


async def until_sent(send: Callable[[], Awaitable[T]], what: str, number: int = 0) -> T:
    """What `send` gives, once no outage is in its way; the log is told `what` is sent, and its number.

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
            log.warning("the %s %d waits until Discord is well", what, number, exc_info=error)
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)
