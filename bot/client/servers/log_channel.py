"""Sends to the log channels of servers, once what is to be told, and says once where that cannot be done."""

import asyncio
import logging
from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from typing import Final

import discord

from bot.client.outages import UNREACHABLE, is_outage
from bot.client.sending import content_of
from bot.formatter.message import Message
from bot.translation import Language, language_of
from corpus.article import ServerId
from corpus.servers import EventKind, ServerSettings, ServerStore
from corpus.store import Actor

log = logging.getLogger(__name__)

VERBATIM: Final = Actor("Verbatim", "Discord")

CLOSED: Final = (401, 403, 404)
"""HTTP statuses by which Discord says that nothing at all can be sent to a channel."""


class Outcome(Enum):
    """What became of messages to a log channel."""

    SENT = "sent"
    LATER = "Discord is unwell: try again"
    CLOSED = "nothing can be sent there"


class LogChannels:
    """Where each server wants to be told what happens to it."""

    def __init__(self, client: discord.Client, servers: ServerStore) -> None:
        self._client = client
        self._servers = servers
        self._unreachable: set[tuple[ServerId, int]] = set()
        self._sent: dict[tuple[ServerId, str], int] = {}

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

    async def send(
        self, server_id: ServerId, channel_id: int, messages: Sequence[Message], about: str
    ) -> Outcome:
        """Send to a channel, each message once however often this is called with the same `about`.

        A message that Discord does not take is left out. A channel that is gone or closed to us is named in
        our own log and in the server's trail, once.
        """
        channel = self._client.get_partial_messageable(channel_id, guild_id=server_id)
        done = self._sent.get((server_id, about), 0)
        for number, message in enumerate(messages[done:], done):
            nonce = sha256(f"{channel_id} {about} {number}".encode()).hexdigest()[:24]
            try:
                await channel.send(**content_of(message), nonce=nonce)
            except (discord.HTTPException, *UNREACHABLE) as refusal:
                if is_outage(refusal):
                    log.warning("A log channel could not be told; it is told later", exc_info=refusal)
                    return Outcome.LATER
                if isinstance(refusal, discord.HTTPException) and refusal.status in CLOSED:
                    self._sent.pop((server_id, about), None)
                    await self._closed(server_id, channel_id, refusal)
                    return Outcome.CLOSED
                log.warning("Discord does not take what the log channel %d is told: %s", channel_id, refusal)
            self._sent[server_id, about] = number + 1
        self._sent.pop((server_id, about), None)
        self._unreachable.discard((server_id, channel_id))
        return Outcome.SENT

    async def _closed(self, server_id: ServerId, channel_id: int, refusal: discord.HTTPException) -> None:
        if (server_id, channel_id) in self._unreachable:
            return
        self._unreachable.add((server_id, channel_id))
        log.warning("The log channel %d of server %d is closed to us: %s", channel_id, server_id, refusal)
        note = self._servers.note
        await asyncio.to_thread(note, server_id, EventKind.LOG_CLOSED, f"<#{channel_id}>", VERBATIM)
