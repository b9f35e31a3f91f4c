"""When a shard may begin a session: the bot's processes take turns, and leave some of the day's sessions."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Final

import discord

from bot.service.process.turns import take_when_free
from corpus.leases import LeaseStore
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

BETWEEN: Final = 5.5
"""Seconds between two IDENTIFYs of one bucket: Discord asks for 5, and not all are as long on the way."""

PATIENCE: Final = 50.0
"""Seconds to wait for a turn: after 60 discord.py gives up a connection on which it reads nothing."""

A_DAY: Final = 1000
"""Sessions that Discord lets begin in a day, unless it says otherwise; with the last, it resets the token."""

RESERVE: Final = 50
"""Sessions of a day that are left unused."""

FRESH: Final = 60.0
"""Seconds for which the number of sessions left, as Discord said it, is counted on."""


class Starts:
    """Lets the sessions of all processes that share a store begin one after the other, and none in a storm.

    Of each `max_concurrency` shards in a row, as Discord says how many that are, one is of each bucket; of a
    bucket one may begin a session every five seconds. How often one process tries is for `Pace` to say.
    """

    def __init__(
        self, client: discord.AutoShardedClient, leases: LeaseStore, *, between: float = BETWEEN
    ) -> None:
        self._client = client
        self._leases = leases
        self._between = between
        self._buckets = 1
        self._left = A_DAY
        self._asked = float("-inf")
        self._reset = datetime.now(UTC)

    async def open(self) -> None:
        """Ask Discord how many sessions may begin; wait, and say so, while there are too few for safety."""
        await self._ask()
        while self._left <= RESERVE:
            wait = max(60.0, (self._reset - datetime.now(UTC)).total_seconds())
            log.error(self._words())
            await asyncio.sleep(wait)
            await self._ask()

    async def turn(self, shard_id: int) -> None:
        """Wait until a shard may begin its session.

        Raises:
            TimeoutError: it takes too long, or too few sessions are left today; discord.py tries again.
        """
        if time.monotonic() - self._asked > FRESH:
            await self._ask()
        if self._left <= RESERVE:
            raise TimeoutError(self._words())
        try:
            async with asyncio.timeout(PATIENCE):
                bucket = shard_id % self._buckets
                await take_when_free(self._leases, f"identify {bucket}", self._between)
        except StoreUnavailable:  # who cannot see the others leaves them time, as discord.py does
            log.warning("The store cannot say whether another shard begins; waiting %s s", self._between)
            await asyncio.sleep(self._between)
        self._left -= 1

    async def _ask(self) -> None:
        try:
            limits = await self._client.fetch_session_start_limits()
        except (discord.GatewayNotFound, discord.HTTPException):
            log.warning("Discord does not say how many sessions may begin", exc_info=True)
            return
        self._buckets, self._left = max(1, limits.max_concurrency), limits.remaining
        self._reset = datetime.now(UTC) + timedelta(milliseconds=limits.reset_after)
        self._asked = time.monotonic()

    def _words(self) -> str:
        return (
            f"Discord lets this bot connect only {self._left} more times until {self._reset:%H:%M} UTC, and "
            "resets the token after the last of them. So the bot waits until then. Something has made it "
            "connect anew some hundred times: look above in the log for why."
        )
