"""The way out: off Discord first, then what was begun is finished or told, then the rest."""

import asyncio
import logging
from typing import Final

import aiohttp

from bot.client.connection.connected import ConnectedClient

log = logging.getLogger(__name__)

QUICK: Final = 5.0
"""Seconds for what is under way; after that, long work is asked to stop where it can."""

FINISH: Final = 8.0
"""Seconds after which what is still under way is cut short, and whoever waits for it told."""

TELL: Final = 1.0
"""Seconds for telling them."""

GOODBYE: Final = 2.0
"""Seconds for Discord to say goodbye; it need not, and a broken line cannot."""


async def leave(client: ConnectedClient, connection: asyncio.Task[None]) -> None:
    """Take no further question, finish those begun, and end.

    Discord shows the bot offline and sends it nothing more as soon as the gateway is left; answers go over
    REST, which stays open until the last one is out.
    """
    connection.cancel()  # it would connect again
    goodbye = asyncio.create_task(_leave_gateway(client))
    resting = asyncio.create_task(client.rest())  # it may have to wait for somebody who writes
    begun = client.begun
    if not await begun.finished(QUICK):
        client.bulk.stop()
        if not await begun.finished(FINISH - QUICK):
            await begun.cut_short(TELL)
    await goodbye
    await client.close()
    await resting
    log.info("left Discord")


async def _leave_gateway(client: ConnectedClient) -> None:
    """Say goodbye, after which the session is over and cannot be resumed."""
    try:
        async with asyncio.timeout(GOODBYE):
            await asyncio.gather(*(shard.disconnect() for shard in client.shards.values()))
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        log.debug("no goodbye: %r", error)
