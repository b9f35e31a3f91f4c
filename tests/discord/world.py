"""What there is in this Discord: users, servers, roles, members, channels."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from tests.discord.changes import PATIENCE, Changes

if TYPE_CHECKING:
    from tests.discord.messages import Message

EVERYONE = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    read_message_history=True,
    use_application_commands=True,
    use_external_apps=True,
)
"""What @everyone may do in a new server."""

DIRECT_MESSAGES = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    read_message_history=True,
    use_application_commands=True,
    mention_everyone=True,
)
"""What anyone may do in a direct message."""


@dataclass(eq=False)
class User:
    """Someone with an account, bot or not."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    """The language they use Discord in (reference, "Locales")."""

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A name for a set of permissions in one server."""

    id: int
    name: str
    permissions: discord.Permissions
    position: int = 0
    bot: User | None = None
    """The bot that Discord made this role for when it joined, if it did."""

    @property
    def mention(self) -> str:
        return f"<@&{self.id}>"


@dataclass(eq=False)
class Member:
    """A user in a server, with the roles given there besides @everyone."""

    user: User
    joined: datetime
    roles: list[Role] = field(default_factory=list)


@dataclass(eq=False)
class Channel:
    """A text channel, a thread (`parent` set) or a direct message (`server` is None)."""

    id: int
    name: str
    type: discord.ChannelType
    changes: Changes
    server: "Server | None" = None
    parent: "Channel | None" = None
    recipients: tuple[User, ...] = ()
    overwrites: dict[int, tuple[discord.Permissions, discord.Permissions]] = field(default_factory=dict)
    messages: "dict[int, Message]" = field(default_factory=dict)
    typing: int = 0
    """How often the bot has shown that it is typing here."""
    _seen: set[int] = field(default_factory=set)

    @property
    def context(self) -> int:
        """Where interactions here happen: 0 in a server, 1 in the bot's direct messages, 2 between people."""
        if self.server is not None:
            return 0
        return 1 if any(each.bot for each in self.recipients) else 2

    @property
    def members(self) -> set[int]:
        """The ids of all who are in the server, or in the direct messages."""
        return set(self.server.members) if self.server else {each.id for each in self.recipients}

    async def next_message(self, within: float = PATIENCE) -> "Message":
        """Wait for the bot's next message that everyone here can read; each is given once, in order."""
        message = await self.changes.until(self._unseen, f"a message by the bot in {self.name}", within)
        self._seen.add(message.id)
        return message

    def by_bot(self) -> "list[Message]":
        """The bot's messages that everyone here can read, oldest first."""
        return [each for each in self.messages.values() if each.author.bot and not each.ephemeral]

    def _unseen(self) -> "Message | None":
        unseen = (each for each in self.by_bot() if each.id not in self._seen and not each.loading)
        return next(unseen, None)

    def override(self, holder: User | Role, **granted: bool) -> None:
        """Allow or deny single permissions to a member or role here: `override(bot, send_messages=False)`."""
        allowed = discord.Permissions(**{name: True for name, value in granted.items() if value})
        denied = discord.Permissions(**{name: True for name, value in granted.items() if not value})
        self.overwrites[holder.id] = (allowed, denied)

    def permissions(self, user: User) -> discord.Permissions:
        """What `user` may do here (reference, "Permission Overwrites": everyone, then roles, then member)."""
        if self.server is None:
            return DIRECT_MESSAGES if user in self.recipients else discord.Permissions.none()
        if self.parent is not None:
            return self.parent.permissions(user)
        member = self.server.members.get(user.id)
        if member is None:
            return discord.Permissions.none()
        base = self.server.permissions(user)
        if base.administrator:
            return discord.Permissions.all()
        value = self._overwritten(base.value, [self.server.id])
        value = self._overwritten(value, [role.id for role in member.roles])
        return discord.Permissions(self._overwritten(value, [user.id]))

    def _overwritten(self, value: int, holders: Iterable[int]) -> int:
        allowed = denied = 0
        for holder in holders:
            allow, deny = self.overwrites.get(
                holder, (discord.Permissions.none(), discord.Permissions.none())
            )
            allowed |= allow.value
            denied |= deny.value
        return value & ~denied | allowed


@dataclass(eq=False)
class Server:
    """A server (guild): its members, roles and channels."""

    id: int
    name: str
    owner: User
    locale: str = "en-US"
    """The language its owner set for it (`preferred_locale`)."""
    roles: list[Role] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    def permissions(self, user: User) -> discord.Permissions:
        """What `user` may do in this server, channels' overwrites aside."""
        member = self.members.get(user.id)
        if member is None:
            return discord.Permissions.none()
        if user is self.owner:
            return discord.Permissions.all()
        everyone = next(role for role in self.roles if role.id == self.id)
        value = everyone.permissions.value
        for role in member.roles:
            value |= role.permissions.value
        permissions = discord.Permissions(value)
        return discord.Permissions.all() if permissions.administrator else permissions
