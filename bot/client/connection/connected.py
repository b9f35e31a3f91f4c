"""discord.py's client as the bot connects by it: its sessions, what is under way, and whether all is well."""

import logging
from typing import Any

import aiohttp
import discord

from bot.bulk import Bulk
from bot.client.connection.begun import Begun
from bot.client.connection.reconnecting import SILENCE, Pace
from bot.client.connection.seen import Seen
from bot.client.connection.shards import ShardedClient
from bot.client.connection.starts import Starts
from bot.client.connection.timekeeping import keep_time
from bot.client.connection.vitals import Vitals, request_trace
from bot.measures import GatewayEvent, Measures
from bot.service.process.clock import TrustedClock
from bot.settings import Settings
from corpus.leases import LeaseStore

log = logging.getLogger(__name__)


class ConnectedClient(ShardedClient):
    """Holds the connection, whatever it is used for; it hears of no message and no command.

    It asks for no privileged intent unless `message_content` says so: messages that mention the bot, reply
    to it with a ping or are sent to it directly carry their text without. Nothing it sends can ping anybody.
    `begun` are those who are being answered, `bulk` is where long work is done, `vitals` say how it stands
    with Discord, and `trace` sees every request to it.
    """

    def __init__(
        self,
        settings: Settings,
        leases: LeaseStore,
        measures: Measures,
        *,
        clock: TrustedClock,
        connector: aiohttp.BaseConnector | None = None,
    ) -> None:
        self.trace = request_trace(measures)
        shards: dict[str, Any] = {"shard_ids": settings.shard_ids, "shard_count": settings.shard_count}
        super().__init__(
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=settings.message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
            heartbeat_timeout=SILENCE,
            http_trace=self.trace,
            **shards,
        )
        self.connector, self.measures, self.clock = connector, measures, clock
        self.vitals = Vitals(self, measures)
        self.starts = Starts(self, leases)
        self.pace = Pace(lambda: len(self.shards))
        self.begun, self.bulk = Begun(), Bulk()
        self._seen = Seen()
        self.pace.follow(self.trace)
        keep_time(self.trace, clock)

    def is_new(self, event: discord.Message | discord.Interaction) -> bool:
        """Whether a message or interaction comes for the first time."""
        return self._seen.first(event.id)

    async def rest(self) -> None:
        """Stop what goes on by itself; whoever asked something is still answered."""

    async def close(self) -> None:
        """Leave Discord, and stop everything."""
        await self.rest()
        self.bulk.stop()
        await super().close()

    async def before_identify_hook(self, shard_id: int | None, **_: object) -> None:
        """A session is about to begin; it waits for its turn, the longer the more often it failed."""
        await self.pace.identify()
        await self.starts.turn(shard_id or 0)
        self.measures.gateway(GatewayEvent.IDENTIFY)

    async def on_ready(self) -> None:
        """All shards of this process are connected."""
        log.info("connected as %s, shards: %d, servers: %d", self.user, len(self.shards), len(self.guilds))

    async def on_shard_connect(self, shard_id: int) -> None:
        """A new session began."""
        self.vitals.connected(shard_id, GatewayEvent.READY)

    async def on_shard_ready(self, shard_id: int) -> None:
        """A new session's servers are known."""
        log.info("shard %d is connected%s", shard_id, self.vitals.gap(shard_id))

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """The connection of a shard was lost; discord.py connects again."""
        if not self.is_closed():
            self.vitals.disconnected(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """The session of a shard goes on, and what was missed came along."""
        self.vitals.connected(shard_id, GatewayEvent.RESUMED)
        log.info("shard %d is connected again%s; nothing was missed", shard_id, self.vitals.gap(shard_id))
