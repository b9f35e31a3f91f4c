"""From a token to a running bot, and from a signal to an orderly goodbye."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import aiohttp
import discord

from bot.client.client import VerbatimClient
from bot.client.connection.leaving import leave
from bot.client.connection.reaching import admission
from bot.client.connection.refusals import refusal_of
from bot.client.outages import is_expected
from bot.service.log.expected import tersely
from bot.service.process.clock import TrustedClock
from bot.service.process.ending import Signals
from bot.service.process.notify import Notifier
from bot.service.process.pulse import Pulse
from bot.service.process.supervised import Chore, tell_of_the_unhandled
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.article import SHARED

log = logging.getLogger(__name__)

THREADS: Final = 12
"""Threads for questions, more than are searched at once (`bot/client/capacity.py`), and for what panels
ask of the store; long work has its own (`bot/bulk.py`).
"""


def _nothing() -> None:
    """Nothing is done."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What surrounds the bot on its machine; by default, nothing does.

    `notifier` tells the service manager how it goes. `reload` is called at SIGHUP, `leaving` when the first
    signal to end has come. `beside` is entered before the client connects, and left after it. `chores` go on
    as long as the bot does, and `clock` is told by Discord what time it is.
    """

    notifier: Notifier = field(default_factory=lambda: Notifier(None))
    reload: Callable[[], object] = _nothing
    leaving: Callable[[], object] = _nothing
    beside: Callable[[VerbatimClient], AbstractAsyncContextManager[object]] = nullcontext
    chores: Sequence[Chore] = ()
    clock: TrustedClock = field(default_factory=TrustedClock)


def run(
    verbatim: Verbatim,
    token: str,
    settings: Settings,
    around: Surroundings,
    *,
    connector: Callable[[], aiohttp.BaseConnector] | None = None,
) -> None:
    """Be the bot on Discord until SIGINT or SIGTERM.

    `connector` makes the way out to Discord, inside the event loop.

    Raises:
        Refused: the token or the intents were refused; the message says what to do. Never start again in a
            loop on it: 1,000 refused logins in a day reset the token.
        CannotConnect: Discord ended the connection for another reason.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="question"))
        tell_of_the_unhandled(loop)
        way = connector() if connector else None
        client = VerbatimClient(verbatim, settings, connector=way, clock=around.clock, chores=around.chores)
        async with around.beside(client):
            await serve(client, token, around)

    with tersely(is_expected):
        asyncio.run(main())


async def serve(client: VerbatimClient, token: str, around: Surroundings | None = None) -> None:
    """Connect, and stay until SIGINT, SIGTERM or `client.close()`; then leave Discord properly.

    A Discord that cannot be reached is waited for. A second signal ends the process at once.

    Raises:
        Refused, CannotConnect: as for `run`.
    """
    around, ending = around or Surroundings(), asyncio.Event()
    pulse = Pulse(partial(client.verbatim.shelf.store.version, SHARED))
    async with client:
        connection = asyncio.create_task(_connect(client, token))
        signalled = asyncio.create_task(_wait(ending))
        supervised = asyncio.create_task(around.notifier.supervise(client.wait_until_ready, pulse))
        with Signals(ending.set, around.reload):
            try:
                await asyncio.wait([connection, signalled], return_when=asyncio.FIRST_COMPLETED)
                if not ending.is_set():
                    await connection
                    return
                log.info("leaving Discord; a second signal ends at once")
                around.notifier.stopping()
                around.leaving()
                await leave(client, connection)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                raise refusal_of(error) from error
            finally:
                signalled.cancel()
                supervised.cancel()
                pulse.end()


async def _wait(event: asyncio.Event) -> None:
    await event.wait()


async def _connect(client: VerbatimClient, token: str) -> None:
    await admission(token, client.connector)
    await client.start(token)
