"""Sends to the log channels of servers, and says once where that cannot be done."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
import discord

from bot.client.sending import content_of
from bot.formatter.message import Message
from bot.translation import Language, language_of
from corpus.article import ServerId
from corpus.servers import ServerSettings, ServerStore

log = logging.getLogger(__name__)


class LogChannels:
    """Where each server wants to be told what happens to it."""

    def __init__(self, client: discord.Client, servers: ServerStore) -> None:
        self._client = client
        self._servers = servers
        self._unreachable: set[tuple[ServerId, int]] = set()

    async def settings(self, server_id: ServerId) -> ServerSettings:
        """What the server has settled; its `log_channel` is where to send.

        Raises:
            StoreUnavailable: the settings cannot be read.
        """
        return await asyncio.to_thread(self._servers.settings, server_id)

    def language(self, server_id: ServerId, settings: ServerSettings) -> Language:
        """The language of a server's log: its own, or the one it has on Discord."""
        server = self._client.get_guild(server_id)
        return language_of(settings.language or (server.preferred_locale.value if server else None))

    async def send(self, server_id: ServerId, channel_id: int, messages: Sequence[Message]) -> bool:
        """Send to a channel; whether that is done with, also because nothing can be sent there.

        A channel that is gone or closed to us is named in our own log, once.
        """
        channel = self._client.get_partial_messageable(channel_id, guild_id=server_id)
        try:
            for message in messages:
                await channel.send(**content_of(message))
        except (discord.NotFound, discord.Forbidden) as refusal:
            if (server_id, channel_id) not in self._unreachable:
                self._unreachable.add((server_id, channel_id))
                log.warning(
                    "The log channel %d of server %d is closed to us: %s", channel_id, server_id, refusal
                )
            return True
        except (discord.HTTPException, aiohttp.ClientError, OSError):
            log.warning("The log channel %d could not be told", channel_id, exc_info=True)
            return False
        self._unreachable.discard((server_id, channel_id))
        return True
