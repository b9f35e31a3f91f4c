"""Servers that the bot was removed from keep everything for a grace time, and then are erased."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import aiohttp
import discord

from bot.client.connection.shards import is_ours
from bot.verbatim import Verbatim
from corpus.article import ServerId
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)

EVERY: Final = 3600.0
"""Seconds from one look to the next."""

UNKNOWN_SERVER, NO_ACCESS = 10004, 50001
"""What Discord says of a server that the bot is not on (reference, "JSON Error Codes")."""


class Departures:
    """Notices where the bot is no more, also if it was removed while it did not run; erases after its grace.

    Only this process's servers are its business. Nothing is concluded from a connection that is lost or a
    server that is away: Discord is asked, when the grace time begins, and again at the moment of erasing. It
    begins anew where it was another bot that left: then perhaps only the token was changed by mistake.
    `grace_days` says how many days that is, `clock` the time of day, also when the machine's clock jumps.
    """

    def __init__(
        self,
        client: discord.AutoShardedClient,
        verbatim: Verbatim,
        grace_days: Callable[[], int],
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._verbatim = verbatim
        self._store = verbatim.records.departures
        self._grace_days = grace_days
        self._clock = clock
        self._nudged = asyncio.Event()

    async def left(self, server_id: ServerId) -> None:
        """The bot was removed from a server."""
        await self._depart(server_id)
        self._nudged.set()

    async def joined(self, server_id: ServerId) -> None:
        """The bot was added to a server, perhaps again."""
        if await asyncio.to_thread(self._store.forget, server_id):
            log.info("The bot is back on server %d, all of which was kept", server_id)

    async def run(self, every: float = EVERY) -> None:
        """Look now and every hour, until cancelled; what Discord or the store cannot say now is for later."""
        await self._client.wait_until_ready()
        while True:
            self._nudged.clear()
            try:
                await self.look()
            except (discord.HTTPException, aiohttp.ClientError, OSError, StoreUnavailable) as error:
                log.warning("Servers that the bot has left are looked for later: %s", error)
            except Exception:  # a bug must not let a server's data be kept for ever
                log.exception("Looking for servers that the bot has left failed")
            try:
                await asyncio.wait_for(self._nudged.wait(), every)
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Note departures and returns, and erase what is due.

        Raises:
            HTTPException, ClientError, OSError: Discord cannot be asked.
            StoreUnavailable: the store cannot be read or written.
        """
        departures = {each.server_id: each for each in await asyncio.to_thread(self._store.departures)}
        kept = await asyncio.to_thread(self._store.servers)
        present = {each.id async for each in self._client.fetch_guilds(limit=None, with_counts=False)}
        for server_id in sorted({*kept, *departures}):
            if not is_ours(self._client, server_id):
                continue
            departure = departures.get(server_id)
            if server_id in present:
                if departure is not None:
                    await self.joined(server_id)
            elif departure is None or departure.bot != self._me:
                if await self._is_gone(server_id):
                    await self._depart(server_id)
            elif self._clock() >= departure.since + self._grace and await self._is_gone(server_id):
                await asyncio.to_thread(self._verbatim.erase, server_id)
                log.info("Server %d is erased: the bot has not come back to it", server_id)

    @property
    def _grace(self) -> timedelta:
        return timedelta(days=self._grace_days())

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user else 0

    async def _depart(self, server_id: ServerId) -> None:
        departure = await asyncio.to_thread(self._store.depart, server_id, self._me, self._clock())
        until = departure.since + self._grace
        log.info(
            "The bot is no more on server %d; all of it is kept until %s", server_id, f"{until:%F %R} UTC"
        )

    async def _is_gone(self, server_id: ServerId) -> bool:
        """Whether Discord says at this moment that the bot is not on a server."""
        if self._client.get_guild(server_id) is not None:
            return False
        try:
            await self._client.fetch_guild(server_id, with_counts=False)
        except (discord.NotFound, discord.Forbidden) as refusal:
            return refusal.code in (UNKNOWN_SERVER, NO_ACCESS)
        return False
