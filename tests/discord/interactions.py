"""An interaction as the person who began it meets it, and the waits for what the bot answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from tests.discord import payloads
from tests.discord.changes import PATIENCE
from tests.discord.commands import IN_SERVER
from tests.discord.messages import Message
from tests.discord.world import Channel, User

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

T = TypeVar("T")

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
"""Interaction types."""

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""Callback types (reference, "Interaction Callback Type")."""

ACKNOWLEDGE_WITHIN = 3
TOKEN_LASTS = 15 * 60
"""Seconds."""

BROUGHT_ALONG = discord.Permissions(embed_links=True, attach_files=True, mention_everyone=True)
"""What an application may do where only its user has it."""

MOST_FOLLOWUPS = 5
"""How many messages may follow the answer of an application that only its user has there."""

ATTACHMENT_LIMIT = 10 * 1024 * 1024
"""Bytes of all files of one message."""


@dataclass(frozen=True)
class Modal:
    """A form that the bot has opened for a person, to be handed to `Person.submits`."""

    custom_id: str
    title: str
    components: list[dict[str, Any]]
    interaction: "Interaction"


@dataclass(eq=False)
class Interaction:
    """A command, click, modal submission or autocompletion, and what became of it."""

    loopback: "Loopback"
    id: int
    token: str
    type: int
    user: User
    channel: Channel
    data: dict[str, Any]
    created: datetime
    name: str
    message: Message | None = None
    """The message whose button or select was used."""
    callback: dict[str, Any] | None = None
    """The bot's first answer, as it came."""
    original: Message | None = None
    """The message that `@original` means."""
    followups: list[Message] = field(default_factory=list)
    opened: Modal | None = None
    edits_before: int = 0
    """How often `message` had been edited when the bot promised to edit it."""
    owners: dict[str, str] = field(default_factory=dict)
    """Who authorized it: `{"0": server id, "1": user id}`, one of them or both."""
    _followups_seen: int = 0

    def __post_init__(self) -> None:
        self.owners = self.owners or {IN_SERVER: str(self.channel.server.id) if self.channel.server else "0"}

    @property
    def external(self) -> bool:
        """Whether the user brought the bot along, to where it is no member."""
        return IN_SERVER not in self.owners

    @property
    def hushed(self) -> bool:
        """Whether only the user sees the answers: the server does not let members' own apps speak to all."""
        return self.external and not self.channel.permissions(self.user).use_external_apps

    async def acknowledged(self, within: float = PATIENCE) -> int:
        """Wait for the bot's first answer, and return its callback type."""
        callback = await self._until(lambda: self.callback, "an answer of any kind", within)
        return int(callback["type"])

    async def response(self, within: float = PATIENCE) -> Message:
        """Wait for the message that answers, past any deferral."""

        def answered() -> Message | None:
            return self.original if self.original is not None and self._has_answer() else None

        return await self._until(answered, "a message in answer", within)

    async def followup(self, within: float = PATIENCE) -> Message:
        """Wait for the next further message after the response."""

        def further() -> Message | None:
            return (
                self.followups[self._followups_seen] if len(self.followups) > self._followups_seen else None
            )

        message = await self._until(further, "a follow-up message", within)
        self._followups_seen += 1
        return message

    async def modal(self, within: float = PATIENCE) -> Modal:
        """Wait for the form that the bot opens in answer."""
        return await self._until(lambda: self.opened, "a modal", within)

    async def choices(self, within: float = PATIENCE) -> list[dict[str, Any]]:
        """Wait for the autocompletion's choices: `[{"name": ..., "value": ...}]`, perhaps none."""
        await self.acknowledged(within)
        assert self.callback is not None
        assert self.callback["type"] == CHOICES, f"{self} was not answered with choices: {self.callback}"
        return list(self.callback["data"]["choices"])

    def _has_answer(self) -> bool:
        assert self.original is not None
        if self.callback is not None and self.callback["type"] == DEFERRED_UPDATE:
            return self.original.edits > self.edits_before
        return not self.original.loading

    async def _until(self, probe: Callable[[], T | None], what: str, within: float) -> T:
        return await self.loopback.changes.until(probe, f"{what} to {self}", within)

    def __str__(self) -> str:
        return f"{self.user.name}'s {self.name}"

    def answer(self, name: str) -> Message | None:
        """The message of this id, or `@original`, that answered."""
        if name == "@original":
            return self.original
        answers = [*self.followups, *filter(None, [self.original])]
        return next((message for message in answers if str(message.id) == name), None)

    def age(self) -> float:
        """Seconds since it began."""
        return (self.loopback.clock.now() - self.created).total_seconds()

    def metadata(self) -> dict[str, Any]:
        """What a message that came of it tells about it."""
        return {
            "id": str(self.id),
            "type": self.type,
            "user": payloads.user(self.user),
            "authorizing_integration_owners": self.owners,
        }

    def payload(self, me: User) -> dict[str, Any]:
        """The interaction as the event INTERACTION_CREATE gives it."""
        payload: dict[str, Any] = {
            "id": str(self.id),
            "application_id": str(me.id),
            "type": self.type,
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": payloads.channel(self.channel)
            | {"permissions": str(self.channel.permissions(self.user).value)},
            "app_permissions": str((BROUGHT_ALONG if self.external else self.channel.permissions(me)).value),
            "locale": self.user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": self.owners,
            "context": self.channel.context,
            "attachment_size_limit": ATTACHMENT_LIMIT,
        }
        if self.message is not None:
            payload["message"] = self.message.payload(me, full=True)
        server = self.channel.server
        if server is None:
            return payload | {"user": payloads.user(self.user)}
        member = payloads.member(server.members[self.user.id])
        member["permissions"] = str(self.channel.permissions(self.user).value)
        return payload | {
            "guild_id": str(server.id),
            "guild": {"id": str(server.id), "locale": server.locale, "features": []},
            "guild_locale": server.locale,
            "member": member,
        }
