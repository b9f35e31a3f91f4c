"""Who and what there is in the loopback, and how a test adds to it; a bot that is online is told."""

from typing import Any, TypeVar

import discord

from tests.discord import payloads
from tests.discord.changes import Changes
from tests.discord.clock import Clock
from tests.discord.gateway import Gateway
from tests.discord.messages import Message
from tests.discord.session import Shard
from tests.discord.world import EVERYONE, Channel, Member, Role, Server, User

THREAD = discord.ChannelType.public_thread

UserT = TypeVar("UserT", bound=User)


class Population:
    """One bot, one server (`server`), one channel in it (`channel`), and what a test adds."""

    def __init__(self, clock: Clock, changes: Changes, gateway: Gateway) -> None:
        self.clock = clock
        self.changes = changes
        self.gateway = gateway
        self.users: dict[int, User] = {}
        self.servers: dict[int, Server] = {}
        self.channels: dict[int, Channel] = {}
        self.installed: set[int] = set()
        """The ids of the users who have the application installed to their account."""
        self.closed_direct_messages: set[Channel] = set()
        """Direct messages that the bot may not write to, because the person does not let it."""
        self.bot = self.enter(User(clock.new_id(), "verbatim", bot=True))
        self.server = self.add_server("Home")
        self.channel = self.add_channel("general")

    def enter(self, user: UserT) -> UserT:
        """Let someone have an account."""
        self.users[user.id] = user
        return user

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

    def add_server(self, name: str, *, with_bot: bool = True, shard: Shard | None = None) -> Server:
        """A new server, owned by someone else; the bot is told if it is online and in it.

        With `shard`, it is one of those that this shard hears of.
        """
        owner = self.enter(User(self.clock.new_id(), f"owner of {name}"))
        server_id = self.clock.new_id()
        while shard is not None and not shard.has(server_id):
            server_id += 1 << 22
        server = Server(server_id, name, owner)
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

    def leave(self, user: User, server: Server) -> None:
        """Take a member out of a server."""
        del server.members[user.id]
        gone = {"guild_id": str(server.id), "user": payloads.user(user)}
        self._tell_server(server, "GUILD_MEMBER_REMOVE", gone, intent="members")

    def add_role(self, name: str, server: Server | None = None, **permissions: bool) -> Role:
        """A new role, which nobody has yet: `add_role("editors", manage_guild=True)`."""
        home = server or self.server
        role = Role(self.clock.new_id(), name, discord.Permissions(**permissions), len(home.roles))
        home.roles.append(role)
        self._tell_server(home, "GUILD_ROLE_CREATE", {"guild_id": str(home.id), "role": payloads.role(role)})
        return role

    def remove_role(self, role: Role) -> None:
        """Delete a role; who had it has it no more."""
        server = self._server_of(role)
        server.roles.remove(role)
        for member in server.members.values():
            member.roles = [each for each in member.roles if each is not role]
        gone = {"guild_id": str(server.id), "role_id": str(role.id)}
        self._tell_server(server, "GUILD_ROLE_DELETE", gone)

    def change_roles(self, user: User, role: Role, *, has: bool) -> None:
        """Give a member a role or take it; without the members intent, the bot learns it of itself alone."""
        server = self._server_of(role)
        member = server.members[user.id]
        member.roles = [each for each in member.roles if each is not role] + ([role] if has else [])
        told = payloads.member(member) | {"guild_id": str(server.id)}
        intent = "guilds" if user is self.bot else "members"
        self._tell_server(server, "GUILD_MEMBER_UPDATE", told, intent=intent)

    def _server_of(self, role: Role) -> Server:
        return next(server for server in self.servers.values() if role in server.roles)

    def _tell_server(
        self, server: Server, event: str, payload: dict[str, Any], *, intent: str = "guilds"
    ) -> None:
        if self.bot.id in server.members:
            self.gateway.dispatch(event, lambda _: payload, intent=intent)

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
            if channel.context == 1 and person in channel.recipients:
                return channel
        return self._private(f"@{person.name}", self.bot, person)

    def private_channel(self, *people: User) -> Channel:
        """New direct messages between people, where the bot is not."""
        return self._private(", ".join(f"@{each.name}" for each in people), *people)

    def _private(self, name: str, *recipients: User) -> Channel:
        kind = discord.ChannelType.private if len(recipients) == 2 else discord.ChannelType.group
        channel = Channel(self.clock.new_id(), name, kind, self.changes, recipients=recipients)
        self.channels[channel.id] = channel
        return channel

    def install(self, user: User) -> None:
        """Let a user install the application to their account, to use it wherever they are."""
        self.installed.add(user.id)

    def uninstall(self, user: User) -> None:
        """Let a user take the application off their account."""
        self.installed.remove(user.id)

    def channel_changed(self, channel: Channel) -> None:
        """Tell the bot how a channel stands now, as after `channel.override(...)`."""
        assert channel.server is not None
        self._tell_server(channel.server, "CHANNEL_UPDATE", payloads.channel(channel))

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel or thread, its messages with it."""
        server = channel.server
        assert server is not None, "direct messages cannot be deleted"
        for thread in [each for each in server.channels.values() if each.parent is channel]:
            self.remove_channel(thread)
        del server.channels[channel.id], self.channels[channel.id]
        event = "CHANNEL_DELETE" if channel.parent is None else "THREAD_DELETE"
        self._tell_server(server, event, payloads.channel(channel))

    def _open(self, channel: Channel, event: str) -> Channel:
        assert channel.server is not None
        self.channels[channel.id] = channel.server.channels[channel.id] = channel
        self._tell_server(channel.server, event, payloads.channel(channel))
        return channel
