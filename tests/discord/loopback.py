"""The loopback Discord as a whole: its world, its wire, and what happens in it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

import aiohttp
import discord
from aiohttp import web

from tests.discord import payloads
from tests.discord.changes import PATIENCE, Changes
from tests.discord.clock import Clock
from tests.discord.commands import Commands
from tests.discord.faults import Faults
from tests.discord.gateway import Gateway
from tests.discord.interactions import Interaction
from tests.discord.journal import Journal, Upload
from tests.discord.messages import EPHEMERAL, LOADING, Attachment, File, Message, mentioned
from tests.discord.people import Person
from tests.discord.rest import endpoint
from tests.discord.schema import Schema
from tests.discord.wire import Wire
from tests.discord.world import EVERYONE, Channel, Member, Role, Server, User

THREAD = discord.ChannelType.public_thread


class Loopback:
    """A Discord with one bot, one server and one channel in it; a test adds what else it needs.

    Used as an async context manager, it serves REST, gateway and CDN on 127.0.0.1.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.clock = Clock()
        self.journal = Journal()
        self.changes = Changes(self.journal.story)
        self.faults = Faults()
        self.gateway = Gateway(self)
        self.token = f"loopback.{secrets.token_hex(12)}"
        self.forbid_pings = False
        """Whether each message of the bot's must carry `allowed_mentions` that allow nothing."""
        self.users: dict[int, User] = {}
        self.servers: dict[int, Server] = {}
        self.channels: dict[int, Channel] = {}
        self.closed_direct_messages: set[Channel] = set()
        self.interactions: dict[str, Interaction] = {}
        self._files: dict[str, Attachment] = {}
        self.bot = self._enter(User(self.clock.new_id(), "verbatim", bot=True))
        self.commands = Commands(self.clock, self.bot.id)
        self.server = self.add_server("Home")
        self.channel = self.add_channel("general")
        application = web.Application(client_max_size=30 * 1024 * 1024)
        application.router.add_route("*", "/{path:.*}", self._serve)
        self._wire = Wire(application, self)

    async def __aenter__(self) -> Self:
        await self._wire.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._wire.__aexit__(kind, error, trace)

    def connector(self) -> aiohttp.TCPConnector:
        """What leads one client here: `discord.Client(connector=loopback.connector(), ...)`."""
        return self._wire.connector()

    @asynccontextmanager
    async def online(self, client: discord.Client) -> AsyncIterator[None]:
        """Keep a client logged in inside a `with` block; what ended it too early is raised."""
        running = asyncio.create_task(client.start(self.token))
        try:
            await self.until(lambda: running.done() or self._known_to(client), "the bot's connection")
            yield
        finally:
            await client.close()
            await running

    async def ready(self, within: float = PATIENCE) -> None:
        """Wait until a bot has identified itself and is connected; it may not have read all about it yet."""
        await self.until(lambda: self.gateway.connected, "the bot's connection", within)

    def _known_to(self, client: discord.Client) -> bool:
        """Whether a client has been told of all its servers (its own `wait_until_ready` takes 2 s more)."""
        known = [client.get_guild(server.id) for server in self.servers_of_bot()]
        return self.gateway.connected and all(each and not each.unavailable for each in known)

    async def until(self, probe: Any, what: str, within: float = PATIENCE) -> Any:
        """Wait until `probe()` gives something truthy, and return it; `what` is said when it does not."""
        return await self.changes.until(probe, what, within)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        host = request.url.host or ""
        if host.startswith("gateway"):
            return await self.gateway.handle(request)
        if host == "discord.com" and request.path.startswith(endpoint.PREFIX + "/"):
            return await endpoint.answer(self, request)
        attachment = self._files.get(request.raw_path.partition("?")[0])
        if attachment is None:
            return web.Response(status=404)
        kind = attachment.file.guessed_type() or "application/octet-stream"
        return web.Response(body=attachment.file.data, headers={"Content-Type": kind})

    # The world.

    def user(self, name: str, **permissions: bool) -> Person:
        """A new member of the first server, with these permissions there: `user("mo", manage_guild=True)`."""
        person = self._enter(Person(self.clock.new_id(), name, loopback=self))
        self.join(person, self.server, **permissions)
        return person

    def join(self, user: User, server: Server, **permissions: bool) -> Member:
        """Make a user a member, with a role of their own if there are permissions to give."""
        member = server.members.setdefault(user.id, Member(user, self.clock.now()))
        if permissions:
            role = Role(
                self.clock.new_id(), f"{user.name}'s", discord.Permissions(**permissions), len(server.roles)
            )
            server.roles.append(role)
            member.roles.append(role)
        return member

    def add_server(self, name: str, *, with_bot: bool = True) -> Server:
        """A new server, owned by someone else; the bot is told if it is online and in it."""
        owner = self._enter(Person(self.clock.new_id(), f"owner of {name}", loopback=self))
        server = Server(self.clock.new_id(), name, owner)
        server.roles.append(Role(server.id, "@everyone", discord.Permissions(EVERYONE.value)))
        self.servers[server.id] = server
        self.join(owner, server)
        if with_bot:
            self.bot_joins(server)
        return server

    def bot_joins(self, server: Server) -> None:
        """Let the bot be invited to a server."""
        self.join(self.bot, server)
        self.gateway.dispatch(
            "GUILD_CREATE", lambda _: payloads.server_create(server, self.bot), intent="guilds"
        )

    def bot_leaves(self, server: Server) -> None:
        """Take the bot out of a server, by its own will or not."""
        del server.members[self.bot.id]
        self.gateway.dispatch("GUILD_DELETE", lambda _: {"id": str(server.id)}, intent="guilds")

    def servers_of_bot(self) -> list[Server]:
        return [server for server in self.servers.values() if self.bot.id in server.members]

    def add_channel(self, name: str, server: Server | None = None) -> Channel:
        """A new text channel, in the first server if none is named."""
        home = server or self.server
        channel = Channel(self.clock.new_id(), name, discord.ChannelType.text, self.changes, home)
        return self._open(channel, "CHANNEL_CREATE")

    def add_thread(
        self, parent: Channel, name: str, starter: User, *, message: Message | None = None
    ) -> Channel:
        """A new public thread, with the id of the message it starts from, if it does."""
        thread = Channel(
            message.id if message else self.clock.new_id(),
            name,
            THREAD,
            self.changes,
            parent.server,
            parent,
            (starter,),
        )
        return self._open(thread, "THREAD_CREATE")

    def direct_channel(self, person: User) -> Channel:
        """The direct messages between the bot and a person."""
        for channel in self.channels.values():
            if channel.server is None and person in channel.recipients:
                return channel
        channel = Channel(
            self.clock.new_id(),
            f"@{person.name}",
            discord.ChannelType.private,
            self.changes,
            recipients=(self.bot, person),
        )
        self.channels[channel.id] = channel
        return channel

    def _open(self, channel: Channel, event: str) -> Channel:
        assert channel.server is not None
        self.channels[channel.id] = channel.server.channels[channel.id] = channel
        if self.bot.id in channel.server.members:
            self.gateway.dispatch(event, lambda _: payloads.channel(channel), intent="guilds")
        return channel

    def _enter(self, user: Any) -> Any:
        self.users[user.id] = user
        return user

    # What happens in it.

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
