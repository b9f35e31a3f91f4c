"""The connection to Discord, and who handles what arrives on it."""

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

import aiohttp
import discord
from discord import app_commands

from bot.bulk import Bulk
from bot.client.answers.corrections import Corrections
from bot.client.articles.commands import ArticleCommands
from bot.client.articles.doors import Download
from bot.client.asking.listening import reply
from bot.client.asking.wiring import for_members
from bot.client.begun import Begun
from bot.client.command_texts import CommandTexts
from bot.client.errors import report, report_to
from bot.client.feeds.commands import FeedCommands
from bot.client.feeds.following import Following
from bot.client.outages import UNREACHABLE, until_sent
from bot.client.outdated import end_if_outdated
from bot.client.permissions import Permits
from bot.client.presses import Presses
from bot.client.reconnecting import SILENCE, Pace
from bot.client.room import Rooms
from bot.client.seen import Seen
from bot.client.servers.departures import GRACE_DAYS, Departures
from bot.client.servers.watcher import Watcher
from bot.client.servers.wiring import for_moderators
from bot.client.shards import ALL_SHARDS, ShardedClient, Shards, Starts
from bot.client.sync import Registered, sync_commands
from bot.client.timekeeping import keep_time
from bot.client.vitals import Vitals, request_trace
from bot.feeds.door import Door
from bot.measures import GatewayEvent
from bot.service.clock import TrustedClock
from bot.service.retention import Retention
from bot.service.supervised import supervised
from bot.verbatim import Verbatim
from corpus.download import download
from corpus.store import StoreUnavailable

log = logging.getLogger(__name__)


PRESSED: Final = (discord.InteractionType.component, discord.InteractionType.modal_submit)

SYNC_PATIENCE: Final = 5.0
"""Seconds for which the start waits until Discord has the commands; it may go on without."""


class Chore(NamedTuple):
    """Something that goes on until it is cancelled, and begins anew should it fail."""

    name: str
    run: Callable[[], Awaitable[None]]


class VerbatimClient(ShardedClient):
    """The bot on Discord: answers questions, and lets moderators curate the articles of their server.

    It asks for no privileged intent unless `message_content` says so: messages that mention the bot, reply
    to it with a ping or are sent to it directly carry their text without. Nothing it sends can ping anybody.
    `verbatim` stays the caller's to close. `connector` replaces the way out to Discord, `download` and `door`
    the way to the web; `http_trace` follows every request to Discord. It serves the servers of its `shards`;
    other processes over the same store serve the others. A server that it is removed from is erased after
    as many days as `grace_days` says at that time. `clock` hears from Discord what time it is. `chores` go on
    as long as the bot does.
    """

    def __init__(
        self,
        verbatim: Verbatim,
        *,
        connector: aiohttp.BaseConnector | None = None,
        download: Download = download,
        door: Door | None = None,
        message_content: bool = False,
        chores: Sequence[Chore] = (),
        http_trace: aiohttp.TraceConfig | None = None,
        shards: Shards = ALL_SHARDS,
        grace_days: Callable[[], int] = lambda: GRACE_DAYS,
        clock: TrustedClock | None = None,
    ) -> None:
        trace = http_trace or request_trace(verbatim.measures)
        super().__init__(
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
            heartbeat_timeout=SILENCE,
            http_trace=trace,
            **shards.options(),
        )
        self.verbatim, self.connector = verbatim, connector
        self.measures = verbatim.measures
        self.vitals = Vitals(self, verbatim.measures)
        self.starts = Starts(self, verbatim.records.leases)
        self.begun, self.bulk = Begun(), Bulk()
        self.pace = Pace(lambda: len(self.shards))
        self.pace.follow(trace)
        self.clock = clock or TrustedClock()
        keep_time(trace, self.clock)
        self._seen = Seen()
        self.rooms = Rooms()
        self.permits = Permits()
        self.presses = Presses()
        self.registered: Registered = ()
        self._chores = (Chore("deleting old questions", Retention(verbatim.records, self.clock).run), *chores)
        self._underway: list[asyncio.Task[None]] = []
        store, corrections = verbatim.shelf.store, Corrections(self, verbatim)
        self.watcher = Watcher(self, store, verbatim.records, corrections)
        self.departures = Departures(self, verbatim, grace_days, self.clock)
        members = for_members(
            self,
            verbatim,
            self.presses,
            time.monotonic,
            now=self.clock,
            room=self.rooms.questions,
            registered=lambda: self.registered,
            correct=corrections.article_changed,
            grace_days=grace_days,
        )
        self.answers, self.listener = members.answers, members.listener
        self.tree = Commands(self)
        for command in members.commands:
            self.tree.add_command(command)
        self.tree.add_command(ArticleCommands(verbatim, self.permits, download))
        self.tree.add_command(for_moderators(self, verbatim, self.permits, self.presses, self.watcher.nudge))
        records, door = verbatim.records, door or Door()
        self.following = Following(
            self, verbatim.shelf, records, self.presses, door, bulk=self.bulk, clock=self.clock
        )
        feeds = FeedCommands(records, self.permits, self.presses, self.following)
        self.tree.add_command(feeds)

    async def setup_hook(self) -> None:
        """Discord accepted the token. A bot whose commands cannot be sent still answers mentions."""
        await self.starts.open()
        own = (
            Chore("watching what happens", self.watcher.run),
            Chore("looking where the bot was removed", self.departures.run),
        )
        going_on = (*self._chores, *own)
        self._underway = [asyncio.create_task(supervised(*each), name=each.name) for each in going_on]
        await self.tree.set_translator(CommandTexts())
        syncing = asyncio.create_task(self._sync(), name="sending the commands")
        self._underway.append(syncing)
        await asyncio.wait([syncing], timeout=SYNC_PATIENCE)
        self.following.poller.start()

    async def _sync(self) -> None:
        """Send the commands; as long as Discord cannot take them, it keeps those it has."""
        try:
            leases = self.verbatim.records.leases
            self.registered = await until_sent(lambda: sync_commands(self.tree, leases), "list of commands")
        except (discord.HTTPException, StoreUnavailable, *UNREACHABLE) as error:
            log.warning("The commands could not be sent to Discord; it keeps those it has: %s", error)

    async def rest(self) -> None:
        """Stop what goes on by itself; whoever asked something is still answered."""
        for task in self._underway:
            task.cancel()
        await self.following.poller.close()

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
        """A new session began: of what changed before it, nobody told us."""
        self.permits.connected_anew()
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

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server; an outage is not told so."""
        await self.departures.left(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server."""
        await self.departures.joined(guild.id)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something, perhaps to us."""
        if not self._seen.first(message.id):
            return
        self.begun.note(partial(self._tell, message))
        if self.user is not None:
            await self.listener.hear(message, self.user, reads_all=self.intents.message_content)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Something was pressed or sent; if nothing waits for it any more, its sender should know.

        What cards' buttons do is known for ever.
        """
        if interaction.type in PRESSED and not self.is_new(interaction):
            return
        self.begun.note_interaction(interaction)
        if await self.presses.handle(interaction):
            return
        if interaction.type in PRESSED:
            await end_if_outdated(interaction)

    def is_new(self, interaction: discord.Interaction) -> bool:
        """Whether an interaction comes for the first time."""
        return self._seen.first(interaction.id)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """A message was deleted; if it asked curators about an item, they are asked again."""
        if event.guild_id is not None:
            await self.following.queue.forget_message(event.guild_id, event.message_id)

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """The same for many at once."""
        if event.guild_id is not None:
            for message_id in event.message_ids:
                await self.following.queue.forget_message(event.guild_id, message_id)

    async def on_raw_app_command_permissions_update(
        self, event: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        """A server's admin changed who may use which of our commands."""
        self.permits.rules_changed(event.guild.id)

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """An event's handler failed; if somebody waits for an answer, they are told."""
        error = sys.exception()
        match error, args:
            case Exception(), (discord.Message() as message,):
                await self._tell(message, error)
            case Exception(), (discord.Interaction() as interaction,):
                await report_to(interaction, error)
            case _:
                log.error("%s failed", event_method, exc_info=error)

    async def _tell(self, message: discord.Message, error: Exception) -> None:
        doing = f"message {message.id}"
        await report(error, lambda text: reply(message, {"content": text}), doing, measures=self.measures)


class Commands(app_commands.CommandTree[VerbatimClient]):
    """The commands, and the one place where their failures end."""

    async def interaction_check(self, interaction: discord.Interaction[VerbatimClient], /) -> bool:
        """Whether to do what a command says: not again, if Discord sends it again; and note who waits."""
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.client.begun.note_interaction(interaction)
        return interaction.client.is_new(interaction)

    async def on_error(
        self, interaction: discord.Interaction[VerbatimClient], error: app_commands.AppCommandError, /
    ) -> None:
        """A command failed; the one who ran it is told."""
        await report_to(interaction, error)
