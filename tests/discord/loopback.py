"""The loopback Discord as a whole: its world, its wire, and what happens in it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import aiohttp
import discord
from aiohttp import web

from tests.discord.changes import PATIENCE, Changes
from tests.discord.clock import Clock
from tests.discord.commands import Commands
from tests.discord.faults import Faults
from tests.discord.gateway import Gateway
from tests.discord.interactions import Interaction
from tests.discord.journal import Journal, Upload
from tests.discord.messages import EPHEMERAL, LOADING, Attachment, File, Message, mentioned
from tests.discord.people import Person
from tests.discord.population import Population
from tests.discord.rest import endpoint
from tests.discord.schema import Schema
from tests.discord.session import Shard
from tests.discord.wire import Wire
from tests.discord.world import Channel

T = TypeVar("T")

MOST_BYTES = 30 * 1024 * 1024
"""What the web server takes at all; what Discord takes is less, and a rule."""


def shards_of(client: discord.Client) -> list[Shard]:
    """The shards that a client stands for, as far as it knows them yet."""
    count = client.shard_count or 1
    if not isinstance(client, discord.AutoShardedClient):
        return [Shard(client.shard_id or 0, count)]
    return [Shard(number, count) for number in client.shard_ids or range(count)]


class Loopback(Population):
    """A Discord with one bot, one server and one channel in it; a test adds what else it needs.

    Used as an async context manager, it serves REST, gateway and CDN on 127.0.0.1.
    """

    def __init__(self, schema: Schema) -> None:
        self.journal = Journal()
        super().__init__(Clock(), Changes(self.journal.story), Gateway(self))
        self.schema = schema
        self.faults = Faults()
        self.commands = Commands(self.clock, self.bot.id)
        self.interactions: dict[str, Interaction] = {}
        self.token = f"loopback.{secrets.token_hex(12)}"
        self.nonces: dict[str, tuple[Message, datetime]] = {}
        """The messages sent with a nonce, and until when that is known."""
        self.forbid_pings = False
        """Whether each message of the bot's must carry `allowed_mentions` that allow nothing."""
        self._files: dict[str, Attachment] = {}
        application = web.Application(client_max_size=MOST_BYTES)
        application.router.add_route("*", "/{path:.*}", self._serve)
        self.wire = Wire(application, self)

    async def __aenter__(self) -> Self:
        await self.wire.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.wire.__aexit__(kind, error, trace)

    @property
    def port(self) -> int:
        """Where on 127.0.0.1 all of Discord's hosts are, for a client in another process."""
        return self.wire.port

    def connector(self) -> aiohttp.TCPConnector:
        """What leads one client here: `discord.Client(connector=loopback.connector(), ...)`."""
        return self.wire.connector()

    @asynccontextmanager
    async def online(self, client: discord.Client) -> AsyncIterator[None]:
        """Keep a client logged in inside a `with` block; what ended it too early is raised."""
        running = asyncio.create_task(client.start(self.token))
        try:
            await self.until(lambda: running.done() or self._knows_all(client), "the bot's connection")
            if running.done():
                running.result()
            yield
        finally:
            await client.close()
            await running

    async def ready(self, client: discord.Client | None = None, within: float = PATIENCE) -> None:
        """Wait until the bot is connected and, if it is given as `client`, knows its servers."""
        await self.until(lambda: self._knows_all(client), "the bot's connection", within)

    def _knows_all(self, client: discord.Client | None) -> bool:
        # The client's own `wait_until_ready` takes two seconds longer, in which it waits for more servers.
        if client is None:
            return self.gateway.connected
        shards = shards_of(client)
        mine = [each.id for each in self.servers_of_bot() if any(shard.has(each.id) for shard in shards)]
        known = [client.get_guild(server_id) for server_id in mine]
        joined = {session.shard for session in self.gateway.sessions if session.connection}
        return joined.issuperset(shards) and all(each and not each.unavailable for each in known)

    async def until(self, probe: Callable[[], T | None], what: str, within: float = PATIENCE) -> T:
        """Wait until `probe()` gives something truthy, and return it; `what` is said when it does not."""
        return await self.changes.until(probe, what, within)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        host = request.url.host or ""
        if host.startswith("gateway"):
            self.gateway.attempts += 1
            if self.gateway.down:
                return web.Response(status=self.gateway.down_status)
            return await self.gateway.handle(request)
        if host == "discord.com" and request.path.startswith(endpoint.PREFIX + "/"):
            return await endpoint.answer(self, request)
        attachment = self._files.get(request.raw_path.partition("?")[0])
        if attachment is None:
            return web.Response(status=404)
        kind = attachment.file.guessed_type() or "application/octet-stream"
        return web.Response(body=attachment.file.data, headers={"Content-Type": kind})

    def user(self, name: str, **permissions: bool) -> Person:
        """A new member of the first server, with these permissions there: `user("mo", manage_guild=True)`."""
        person = self.enter(Person(self.clock.new_id(), name, loopback=self))
        self.join(person, self.server, **permissions)
        return person

    def attach(self, file: File, channel: Channel, *, ephemeral: bool = False) -> Attachment:
        """Keep a file and serve it from the CDN."""
        attachment = Attachment(self.clock.new_id(), file, channel.id, ephemeral)
        self._files[attachment.path] = attachment
        return attachment

    def post(self, message: Message) -> Message:
        """Put a message in its channel and tell the bot, if it may see it."""
        message.channel.messages[message.id] = message
        self._tell("MESSAGE_CREATE", message)
        self.changes.happened()
        return message

    def edited(self, message: Message) -> None:
        """Note that a message was changed and tell the bot."""
        message.edited = self.clock.now()
        message.edits += 1
        self._tell("MESSAGE_UPDATE", message)
        self.changes.happened()

    def remove_message(self, message: Message) -> None:
        """Delete a message and tell the bot."""
        message.deleted = True
        del message.channel.messages[message.id]
        payload = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.server is not None:
            payload["guild_id"] = str(message.channel.server.id)
        if not message.ephemeral:
            self._dispatch_message("MESSAGE_DELETE", message.channel, lambda _: payload)
        self.changes.happened()

    def _tell(self, event: str, message: Message) -> None:
        if not message.ephemeral:
            self._dispatch_message(
                event,
                message.channel,
                lambda intents: message.event(self.bot, full=intents.message_content),
            )

    def _dispatch_message(self, event: str, channel: Channel, build: Any) -> None:
        if channel.permissions(self.bot).view_channel:
            intent = "dm_messages" if channel.server is None else "guild_messages"
            self.gateway.dispatch(event, build, intent=intent)

    def begin(self, interaction: Interaction) -> Interaction:
        """Send an interaction to the bot."""
        self.interactions[interaction.token] = interaction
        self.gateway.dispatch("INTERACTION_CREATE", lambda _: interaction.payload(self.bot))
        return interaction

    def bot_sends(
        self,
        channel: Channel,
        body: dict[str, Any],
        files: Sequence[Upload] = (),
        *,
        reply_to: Message | None = None,
        interaction: Interaction | None = None,
    ) -> Message:
        """A message by the bot, from the body of its request."""
        message = Message(self.clock.new_id(), channel, self.bot, reply_to=reply_to, interaction=interaction)
        self._write(message, body, files)
        return self.post(message)

    def bot_edits(self, message: Message, body: dict[str, Any], files: Sequence[Upload]) -> None:
        """Change a message of the bot's by the body of its request; what the body does not name stays."""
        fixed = message.flags & EPHEMERAL  # settled by the first answer
        self._write(message, body, files)
        message.flags = message.flags & ~(LOADING | EPHEMERAL) | fixed
        self.edited(message)

    def _write(self, message: Message, body: dict[str, Any], files: Sequence[Upload]) -> None:
        message.write(body)
        for upload in files:
            file = File(upload.name, upload.data)
            message.attachments.append(self.attach(file, message.channel, ephemeral=message.ephemeral))
        message.count_pings(mentioned(message.text, self.users))
