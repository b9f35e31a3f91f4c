"""Messages and attachments, and who may read what is in them."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import discord

from tests.discord import cards, payloads
from tests.discord.world import Channel, User

if TYPE_CHECKING:
    from tests.discord.interactions import Interaction

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


@dataclass(frozen=True)
class File:
    """A file that a person attaches: `File("article.txt", b"...")`."""

    name: str
    data: bytes
    media_type: str | None = None

    def guessed_type(self) -> str | None:
        """The media type as Discord guesses it, from the name; text is assumed to be UTF-8."""
        kind = self.media_type or mimetypes.guess_type(self.name)[0]
        return f"{kind}; charset=utf-8" if kind and kind.startswith("text/") and ";" not in kind else kind


@dataclass(frozen=True)
class Attachment:
    """A stored file and the address it is served at."""

    id: int
    file: File
    channel_id: int
    ephemeral: bool = False

    @property
    def path(self) -> str:
        folder = "ephemeral-attachments" if self.ephemeral else "attachments"
        return f"/{folder}/{self.channel_id}/{self.id}/{quote(self.file.name)}"

    def payload(self) -> dict[str, Any]:
        address = f"https://cdn.discordapp.com{self.path}?ex=0&is=0&hm=0"
        payload: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.file.name,
            "size": len(self.file.data),
            "url": address,
            "proxy_url": address.replace("cdn.discordapp.com", "media.discordapp.net"),
        }
        if kind := self.file.guessed_type():
            payload["content_type"] = kind
        if self.ephemeral:
            payload["ephemeral"] = True
        return payload


@dataclass(eq=False)
class Message:
    """A message as Discord keeps it; `allowed_mentions` is what the bot sent with it, None if nothing."""

    id: int
    channel: Channel
    author: User
    content: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    reply_to: "Message | None" = None
    mentions: list[User] = field(default_factory=list)
    pings_everyone: bool = False
    interaction: "Interaction | None" = None
    allowed_mentions: dict[str, Any] | None = None
    edited: datetime | None = None
    deleted: bool = False
    reactions: list[str] = field(default_factory=list)
    edits: int = 0

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it is only "thinking ..." so far."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All that is written in it: the content, or the text displays of components V2, one a line."""
        return "\n".join([*filter(None, [self.content]), *cards.texts(self.components)])

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return cards.buttons(self.components)

    @property
    def labels(self) -> list[str | None]:
        """What the buttons say, in the order they are shown."""
        return [each.get("label") for each in self.buttons]

    def component(self, name: str) -> dict[str, Any]:
        """The button or select with this label, placeholder or custom_id, wherever it stands.

        Raises:
            AssertionError: there is none.
        """
        try:
            return cards.named(self.components, name)
        except AssertionError as error:
            raise AssertionError(f"on the message {self.text!r}, {error}") from None

    def link(self, name: str) -> str:
        """Where the link button with this label leads.

        Raises:
            AssertionError: there is none, or it is a button of another kind.
        """
        button = self.component(name)
        assert button.get("style") == cards.LINK_STYLE, f"{name!r} opens no page"
        return str(button["url"])

    def write(self, body: dict[str, Any]) -> None:
        """Take over what the body of a request says; what it does not name stays."""
        self.content = body.get("content", self.content) or ""
        self.embeds = body.get("embeds", self.embeds) or []
        self.components = cards.numbered(body.get("components", self.components) or [])
        self.flags |= body.get("flags") or 0
        self.allowed_mentions = body.get("allowed_mentions", self.allowed_mentions)
        if "attachments" in body:
            kept = {str(each["id"]) for each in body["attachments"] or []}
            self.attachments = [each for each in self.attachments if str(each.id) in kept]

    def count_pings(self, named: list[User]) -> None:
        """Work out whom a message of the bot's pings, of those it names (reference, "Allowed Mentions")."""
        allowed = self.allowed_mentions
        parse = ["users", "everyone"] if allowed is None else allowed.get("parse") or []
        if allowed is not None and "users" not in parse:
            chosen = {int(each) for each in allowed.get("users") or []}
            named = [user for user in named if user.id in chosen]
        to_author = allowed is None or bool(allowed.get("replied_user"))
        if self.reply_to is not None and to_author and self.reply_to.author not in named:
            named = [*named, self.reply_to.author]
        self.mentions = named
        may = "everyone" in parse and self.channel.permissions(self.author).mention_everyone
        self.pings_everyone = may and ("@everyone" in self.text or "@here" in self.text)

    def payload(self, me: User, *, full: bool) -> dict[str, Any]:
        """The message as JSON for the bot `me`; `full` if it may read every message's content.

        What is in a message is left out as Discord does ("Message Content Intent"): not in direct messages,
        one's own messages, and messages that mention one.
        """
        full_here = full or self.channel.server is None or self.author is me or me in self.mentions
        payload: dict[str, Any] = {
            "id": str(self.id),
            "type": 19 if self.reply_to else (20 if self.interaction else 0),
            "channel_id": str(self.channel.id),
            "author": payloads.user(self.author),
            "content": self.content if full_here else "",
            "attachments": [each.payload() for each in self.attachments] if full_here else [],
            "embeds": cards.delivered(self.embeds, self.attachments) if full_here else [],
            "components": cards.delivered(self.components, self.attachments) if full_here else [],
            "mentions": [payloads.user(user) for user in self.mentions],
            "mention_roles": re.findall(r"<@&(\d+)>", self.content),
            "mention_everyone": self.pings_everyone,
            "timestamp": discord.utils.snowflake_time(self.id).isoformat(),
            "edited_timestamp": self.edited.isoformat() if self.edited else None,
            "tts": False,
            "pinned": False,
            "flags": self.flags,
        }
        if self.reply_to is not None:
            payload |= self._reference(self.reply_to, me, full=full)
        if self.interaction is not None:
            payload |= {"application_id": str(me.id), "webhook_id": str(me.id)}
            payload["interaction_metadata"] = self.interaction.metadata()
        return payload

    def event(self, me: User, *, full: bool) -> dict[str, Any]:
        """The message as the gateway's events give it: with its server and, of the author, the membership."""
        payload = self.payload(me, full=full)
        if self.channel.server is not None:
            payload["guild_id"] = str(self.channel.server.id)
            membership = self.channel.server.members.get(self.author.id)
            if membership is not None:
                payload["member"] = payloads.member(membership, with_user=False)
        return payload

    def _reference(self, other: "Message", me: User, *, full: bool) -> dict[str, Any]:
        reference = {"type": 0, "channel_id": str(other.channel.id), "message_id": str(other.id)}
        if other.channel.server is not None:
            reference["guild_id"] = str(other.channel.server.id)
        quoted = None if other.deleted else other.payload(me, full=full)
        if quoted is not None:
            quoted.pop("referenced_message", None)
        return {"message_reference": reference, "referenced_message": quoted}


def mentioned(content: str, users: Mapping[int, User]) -> list[User]:
    """The users that a text mentions, in order, each once."""
    named = dict.fromkeys(int(match) for match in re.findall(r"<@!?(\d+)>", content))
    return [users[each] for each in named if each in users]
