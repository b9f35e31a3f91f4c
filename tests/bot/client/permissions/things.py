"""What somebody is about to use: a command, a typed option, a button or menu, a form; rightly or forged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.discord.cards import BUTTON, walk
from tests.discord.commands import MESSAGE_MENU, SLASH, NotOffered
from tests.discord.forms import modal_data, select_values
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction, Modal
from tests.discord.messages import Message
from tests.discord.options import command_data
from tests.discord.people import Person
from tests.discord.resolved import Resolved
from tests.discord.world import Channel


class Thing(Protocol):
    """Something that can be used."""

    def use(self, person: Person, place: Channel) -> Interaction:
        """Use it as Discord's own client lets one.

        Raises:
            NotOffered: Discord does not show it to this person here.
        """
        ...

    def forge(self, person: Person, place: Channel) -> Interaction:
        """Use it whatever Discord's own client shows."""
        ...

    @property
    def message(self) -> Message | None:
        """What it stands under."""
        ...


def owners(place: Channel) -> dict[str, str]:
    """That the bot belongs to the server, or to the direct messages, of this channel."""
    return {"0": str(place.server.id) if place.server else "0"}


@dataclass(frozen=True)
class Command:
    """A slash command; with `typing`, its last option is being typed."""

    path: str
    options: Mapping[str, Any] = field(default_factory=dict)
    typing: bool = False
    message: Message | None = None

    def use(self, person: Person, place: Channel) -> Interaction:
        """As a person types it."""
        begin = person.autocomplete if self.typing else person.slash
        return begin(self.path, channel=place, **self.options)

    def forge(self, person: Person, place: Channel) -> Interaction:
        """As if Discord had let it through."""
        stored = _stored(person, self.path.partition(" ")[0], SLASH)
        focused = list(self.options)[-1] if self.typing else None
        resolved = Resolved(person.loopback, person, place)
        data = command_data(stored, self.path, self.options, resolved, focused=focused)
        kind = AUTOCOMPLETE if self.typing else COMMAND
        return person._begin(kind, place, data, f"forged /{self.path}", owners=owners(place))


@dataclass(frozen=True)
class MenuEntry:
    """An entry of the menu of a message."""

    name: str
    message: Message

    def use(self, person: Person, place: Channel) -> Interaction:
        """By a right-click on it; elsewhere, on a message of one's own that says the same."""
        here = place is self.message.channel
        return person.menu(self.name, self.message if here else person.says(place, self.message.content))

    def forge(self, person: Person, place: Channel) -> Interaction:
        """As if the message were seen there."""
        stored = _stored(person, self.name, MESSAGE_MENU)
        seen = {"messages": {str(self.message.id): self.message.payload(person.loopback.bot, full=True)}}
        data = {
            "id": stored["id"],
            "name": self.name,
            "type": MESSAGE_MENU,
            "target_id": str(self.message.id),
        }
        data["resolved"] = seen
        return person._begin(COMMAND, place, data, f"forged {self.name!r}", owners=owners(place))


@dataclass(frozen=True)
class Press:
    """A button of a message, or a menu with what is chosen in it, by label or beginning of its custom_id."""

    message: Message
    name: str
    chosen: tuple[Any, ...] = ()

    def use(self, person: Person, place: Channel) -> Interaction:
        """As who sees the message presses it."""
        if self.name not in map(_name, walk(self.message.components)):
            raise NotOffered(f"there is no {self.name!r} under the message")
        if self._component()["type"] == BUTTON:
            return person.clicks(self.message, self.name)
        return person.selects(self.message, self.name, *self.chosen)

    def forge(self, person: Person, place: Channel) -> Interaction:
        """As somebody who does not see the message presses it, or who carries it to another channel."""
        component = self._component()
        begun = self.message.interaction
        resolved = Resolved(person.loopback, begun.user if begun else person, self.message.channel)
        data = {key: component[key] for key in ("custom_id", "id")} | {"component_type": component["type"]}
        if component["type"] != BUTTON:
            data["values"] = select_values(component, self.chosen, resolved)
        name = f"forged press of {self.name!r}"
        granted, under = owners(place), self._under(place)
        return person._begin(COMPONENT, place, resolved.completed(data), name, under, owners=granted)

    def _under(self, place: Channel) -> Message:
        """The message; elsewhere, of one that everybody sees, a copy that says the same."""
        if self.message.ephemeral or place is self.message.channel:
            return self.message
        copy = Message(self.message.id + 1, place, self.message.author, flags=self.message.flags)
        copy.components = self.message.components
        return copy

    def _component(self) -> dict[str, Any]:
        return self.message.component(self.name)


@dataclass(frozen=True)
class Form:
    """A form that was opened, and what is filled in."""

    modal: Modal
    filled: Mapping[str, Any]

    @property
    def message(self) -> Message | None:
        """The one whose button opened it."""
        return self.modal.interaction.message

    def use(self, person: Person, place: Channel) -> Interaction:
        """As who opened it sends it."""
        return person.submits(self.modal, self.filled)

    def forge(self, person: Person, place: Channel) -> Interaction:
        """As somebody else sends it, or from another channel."""
        data = modal_data(self.modal, self.filled, Resolved(person.loopback, person, place))
        name = f"forged form {self.modal.title!r}"
        return person._begin(MODAL_SUBMIT, place, data, name, self.message, owners=owners(place))


def _name(component: Mapping[str, Any]) -> str | None:
    return component.get("label") or component.get("placeholder")


def _stored(person: Person, name: str, kind: int) -> dict[str, Any]:
    """A command as Discord has it, whoever sees it."""
    for command in person.loopback.commands.scope(0).values():
        if (command["name"], command["type"]) == (name, kind):
            return command
    raise AssertionError(f"the bot has registered no {name!r}")
