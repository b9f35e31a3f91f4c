"""From a token to a running bot, and from a signal to an orderly goodbye."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Final

import aiohttp
import discord

from bot.client.client import Chore, VerbatimClient
from bot.client.leaving import leave
from bot.client.outages import is_expected
from bot.client.reaching import admission
from bot.client.refusals import refusal_of
from bot.client.servers.departures import GRACE_DAYS
from bot.client.shards import ALL_SHARDS, Shards
from bot.service.clock import TrustedClock
from bot.service.ending import Signals
from bot.service.notify import Notifier
from bot.service.supervised import tell_of_the_unhandled
from bot.service.terse import tersely
from bot.verbatim import Verbatim
from corpus.article import SHARED

log = logging.getLogger(__name__)

THREADS: Final = 12
"""Threads for questions, more than are searched at once (`bot/client/room.py`), and for what panels ask of
the store; long work has its own (`bot/bulk.py`).
"""

NOWHERE: Final = Notifier(None)


def _nothing() -> None:
    """Nothing is done."""


def run(
    verbatim: Verbatim,
    token: str,
    *,
    connector: Callable[[], aiohttp.BaseConnector] | None = None,
    message_content: bool = False,
    shards: Shards = ALL_SHARDS,
    grace_days: Callable[[], int] = lambda: GRACE_DAYS,
    clock: TrustedClock | None = None,
    chores: Sequence[Chore] = (),
    beside: Callable[[VerbatimClient], AbstractAsyncContextManager[object]] = nullcontext,
    notifier: Notifier = NOWHERE,
    reload: Callable[[], object] = _nothing,
    leaving: Callable[[], object] = _nothing,
) -> None:
    """Be the bot on Discord until SIGINT or SIGTERM.

    `connector` makes the way out to Discord, inside the event loop; `message_content`, `shards`,
    `grace_days`, `clock` and `chores` are as for the client. `beside` is entered before the client connects,
    and left after it. `notifier` tells the machine's service manager how it goes; `reload` is called at
    SIGHUP, `leaving` when the first signal to end has come.

    Raises:
        Refused: the token or the intents were refused; the message says what to do. Never start again in a
            loop on it: 1,000 refused logins in a day reset the token.
        CannotConnect: Discord ended the connection for another reason.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

    async def main() -> None:
        threads = ThreadPoolExecutor(THREADS, thread_name_prefix="question")
        asyncio.get_running_loop().set_default_executor(threads)
        way = connector() if connector else None
        client = VerbatimClient(
            verbatim,
            connector=way,
            message_content=message_content,
            shards=shards,
            grace_days=grace_days,
            clock=clock,
            chores=chores,
        )
        tell_of_the_unhandled(asyncio.get_running_loop())
        async with beside(client):
            await serve(client, token, notifier=notifier, reload=reload, leaving=leaving)

    with tersely(is_expected):
        asyncio.run(main())


async def serve(
    client: VerbatimClient,
    token: str,
    *,
    notifier: Notifier = NOWHERE,
    reload: Callable[[], object] = _nothing,
    leaving: Callable[[], object] = _nothing,
) -> None:
    """Connect, and stay until SIGINT, SIGTERM or `client.close()`; then leave Discord properly.

    A Discord that cannot be reached is waited for. A second signal ends the process at once.

    Raises:
        Refused, CannotConnect: as for `run`.
    """
    ending = asyncio.Event()

    async def end() -> None:
        await ending.wait()

    def alive() -> asyncio.Future[int]:
        return asyncio.ensure_future(asyncio.to_thread(client.verbatim.shelf.store.version, SHARED))

    async with client:
        connection = asyncio.create_task(_connect(client, token))
        signalled = asyncio.create_task(end())
        supervised = asyncio.create_task(notifier.supervise(client.wait_until_ready, alive))
        with Signals(ending.set, reload):
            try:
                await asyncio.wait([connection, signalled], return_when=asyncio.FIRST_COMPLETED)
                if not ending.is_set():
                    await connection
                    return
                log.info("leaving Discord; a second signal ends at once")
                notifier.stopping()
                leaving()
                await leave(client, connection)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                raise refusal_of(error) from error
            finally:
                signalled.cancel()
                supervised.cancel()


async def _connect(client: VerbatimClient, token: str) -> None:
    await admission(token, client.connector)
    await client.start(token)
