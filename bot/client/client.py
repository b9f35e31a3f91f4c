"""The bot on Discord: its parts, and who handles what arrives."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

import aiohttp
import discord

from bot.client.answers.corrections import Corrections
from bot.client.articles.doors import Download
from bot.client.asking.listening import reply
from bot.client.capacity import Capacities
from bot.client.commands.tree import Commands
from bot.client.connection.connected import ConnectedClient
from bot.client.errors import report, report_to
from bot.client.feeds.following import Following
from bot.client.outdated import end_if_outdated
from bot.client.permissions import Permits
from bot.client.presses import Presses
from bot.client.servers.departures import Departures
from bot.client.servers.log_channel import LogChannels
from bot.client.servers.watcher import Watcher
from bot.client.wiring import for_curators, for_members, for_moderators
from bot.feeds.door import Door
from bot.service.process.clock import TrustedClock
from bot.service.process.supervised import Chore, supervised
from bot.service.upkeep.retention import Retention
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.download import download

log = logging.getLogger(__name__)

PRESSED: Final = (discord.InteractionType.component, discord.InteractionType.modal_submit)

SYNC_PATIENCE: Final = 5.0
"""Seconds for which the start waits until Discord has the commands; it may go on without."""


class VerbatimClient(ConnectedClient):
    """Answers questions, and lets moderators curate the articles of their server.

    `verbatim` stays the caller's to close. `connector` replaces the way out to Discord, `download` and `door`
    the way to the web. `clock` hears from Discord what time it is. `chores` go on as long as the bot does.
    """

    def __init__(
        self,
        verbatim: Verbatim,
        settings: Settings | None = None,
        *,
        connector: aiohttp.BaseConnector | None = None,
        download: Download = download,
        door: Door | None = None,
        clock: TrustedClock | None = None,
        chores: Sequence[Chore] = (),
    ) -> None:
        settings, records, clock = settings or Settings(), verbatim.records, clock or TrustedClock()
        super().__init__(
            settings,
            records.leases,
            verbatim.measures,
            clock=clock,
            connector=connector,
        )
        self.verbatim, self._grace_days = verbatim, settings.grace_days
        self.capacities, self.permits, self.presses = Capacities(), Permits(), Presses()
        corrections, channels = Corrections(self, verbatim), LogChannels(self, records.servers)
        self.watcher = Watcher(self, verbatim.shelf.store, records, corrections, channels)
        self.departures = Departures(self, verbatim, lambda: self._grace_days, clock)
        self.following = Following(
            self, verbatim.shelf, records, self.presses, door or Door(), bulk=self.bulk, clock=clock
        )
        self._chores = (Chore("deleting old questions", Retention(records, clock).run), *chores)
        self._underway: list[asyncio.Task[None]] = []
        self.tree = Commands(self)
        members = for_members(
            self,
            verbatim,
            self.presses,
            self.capacities.questions,
            registered=lambda: self.tree.registered,
            corrections=corrections,
            grace_days=lambda: self._grace_days,
        )
        self.answers, self.listener = members.answers, members.listener
        for command in (
            *members.commands,
            *for_curators(verbatim, self.permits, self.presses, download, self.following),
            for_moderators(verbatim, self.permits, self.presses, channels, self.watcher.nudge),
        ):
            self.tree.add_command(command)

    def take_up(self, settings: Settings) -> None:
        """Go by settings that have changed."""
        self._grace_days = settings.grace_days

    async def setup_hook(self) -> None:
        """Discord accepted the token. A bot whose commands cannot be sent still answers mentions."""
        await self.starts.open()
        own = (
            Chore("watching what happens", self.watcher.run),
            Chore("looking where the bot was removed", self.departures.run),
        )
        going_on = (*self._chores, *own)
        self._underway = [asyncio.create_task(supervised(*each), name=each.name) for each in going_on]
        sending = asyncio.create_task(
            self.tree.send(self.verbatim.records.leases), name="sending the commands"
        )
        self._underway.append(sending)
        await asyncio.wait([sending], timeout=SYNC_PATIENCE)
        self.following.poller.start()

    async def rest(self) -> None:
        """Stop what goes on by itself; whoever asked something is still answered."""
        for task in self._underway:
            task.cancel()
        await self.following.poller.close()

    async def on_shard_connect(self, shard_id: int) -> None:
        """A new session began: of what changed before it, nobody told us."""
        self.permits.connected_anew()
        await super().on_shard_connect(shard_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server; an outage is not told so."""
        await self.departures.left(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server."""
        await self.departures.joined(guild.id)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something, perhaps to us."""
        if not self.is_new(message):
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
