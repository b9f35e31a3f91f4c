"""From a token to a running bot, and from a signal to an orderly goodbye."""

import asyncio
import logging
import signal
from collections.abc import Callable

import aiohttp
import discord

from bot.client.client import VerbatimClient
from bot.client.outages import is_expected
from bot.client.shards import ALL_SHARDS, Shards
from bot.service.terse import tersely
from bot.verbatim import Verbatim
from corpus.errors import VerbatimError

log = logging.getLogger(__name__)


class CannotConnect(VerbatimError):
    """Discord does not let the bot in, and trying again would not help before something is changed."""


def run(
    verbatim: Verbatim,
    token: str,
    *,
    connector: Callable[[], aiohttp.BaseConnector] | None = None,
    message_content: bool = False,
    shards: Shards = ALL_SHARDS,
) -> None:
    """Be the bot on Discord until SIGINT or SIGTERM.

    `connector` makes the way out to Discord, inside the event loop; `message_content` and `shards` are as for
    the client.

    Raises:
        CannotConnect: the token or the intents were refused, or Discord cannot be reached; the message says
            what to do. Never start again in a loop on it: 1,000 refused logins in a day reset the token.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

    async def main() -> None:
        way = connector() if connector else None
        client = VerbatimClient(verbatim, connector=way, message_content=message_content, shards=shards)
        await serve(client, token)

    with tersely(is_expected):
        asyncio.run(main())


async def serve(client: VerbatimClient, token: str) -> None:
    """Connect, and stay until SIGINT, SIGTERM or `client.close()`; then leave Discord properly.

    Raises:
        CannotConnect: as for `run`.
    """
    loop = asyncio.get_running_loop()
    async with client:
        connection = asyncio.create_task(client.start(token))
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, connection.cancel)
        try:
            await connection
        except asyncio.CancelledError:
            log.info("leaving Discord")
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise refusal_of(error) from error
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


def refusal_of(error: Exception) -> CannotConnect:
    """What to tell the maintainer when the connection could not be made, or was ended for good."""
    match error:  # 4004 is the gateway's code for a token it does not accept
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):
            return CannotConnect(
                "Discord refused the token. Copy it again from your application's page in Discord's "
                "developer portal (Bot, Reset Token) into DISCORD_TOKEN."
            )
        case discord.PrivilegedIntentsRequired():  # what discord.py makes of the gateway's code 4014
            return CannotConnect(
                "Discord does not let the bot read messages not meant for it, as MESSAGE_CONTENT=yes "
                "asks. Switch on the Message Content Intent in Discord's developer portal (Bot, Privileged "
                "Gateway Intents), or set MESSAGE_CONTENT=no; then start again."
            )
        case discord.ConnectionClosed():
            return CannotConnect(f"Discord ended the connection for good (code {error.code}): {error.reason}")
        case discord.HTTPException():
            return CannotConnect(f"Discord does not answer as it should ({error.status}); try again later.")
        case _:
            return CannotConnect(
                f"Discord cannot be reached: {error}. Is this machine connected to the internet?"
            )
