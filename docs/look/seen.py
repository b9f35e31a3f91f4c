"""What a person on the loopback Discord has before their eyes: a message, or a form, as it stands now."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tests.discord.interactions import COMMAND, DEFERRED_MESSAGE, Interaction, Modal
from tests.discord.loopback import Loopback
from tests.discord.messages import EPHEMERAL, Message


@dataclass(frozen=True, slots=True)
class Seen:
    """A message: Discord's JSON of it, and what Discord's client knows besides.

    `names` gives what a mention of an id shows; `files` what attached files hold, by name; `command` the
    command it answers, if it does; `edited` whether it is marked as edited.
    """

    payload: Mapping[str, Any]
    names: Mapping[str, str]
    files: Mapping[str, bytes]
    command: str = ""
    edited: bool = False

    @property
    def private(self) -> bool:
        """Whether one person alone sees it."""
        return bool(self.payload["flags"] & EPHEMERAL)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that the bot has opened, as Discord's JSON has it, and whose it is."""

    payload: Mapping[str, Any]
    names: Mapping[str, str]
    bot: str


def seen(message: Message, loopback: Loopback) -> Seen:
    """A message as it stands now, whatever becomes of it later."""
    begun = message.interaction
    payload = deepcopy(message.payload(loopback.bot, full=True))
    if begun is not None and begun.message is not None:  # what a press brings looks like a reply to the card
        payload["referenced_message"] = deepcopy(begun.message.payload(loopback.bot, full=True))
    files = {each.file.name: each.file.data for each in message.attachments}
    edits = message.edits - (1 if _was_thinking(begun) else 0)
    return Seen(payload, names(loopback), files, _command(begun), edited=edits > 0)


def form(modal: Modal, loopback: Loopback) -> Form:
    """A form as it was opened."""
    payload = {"title": modal.title, "components": deepcopy(modal.components)}
    return Form(payload, names(loopback), loopback.bot.name)


def names(loopback: Loopback) -> dict[str, str]:
    """What mentions show, by id."""
    roles = {str(role.id): role.name for server in loopback.servers.values() for role in server.roles}
    return {
        **{number: f"@{name.removeprefix('@')}" for number, name in roles.items()},
        **{str(user.id): f"@{user.name.title()}" for user in loopback.users.values()},
        **{str(channel.id): f"#{channel.name}" for channel in loopback.channels.values()},
    }


def _command(begun: Interaction | None) -> str:
    """The command that a message answers, as the line above it names it."""
    if begun is None or begun.type != COMMAND:
        return ""
    return begun.name if begun.name.startswith("/") else str(begun.data["name"])


def _was_thinking(begun: Interaction | None) -> bool:
    """Whether the message began as "thinking ...", whose end is not marked as an edit."""
    return begun is not None and (begun.callback or {}).get("type") == DEFERRED_MESSAGE
