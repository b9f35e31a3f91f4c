"""People: what a person can do in Discord, each as one method that a test calls."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.discord.cards import BUTTON, LINK_STYLE
from tests.discord.commands import MESSAGE_MENU, SLASH, Command
from tests.discord.forms import modal_data, select_values
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction, Modal
from tests.discord.messages import Message
from tests.discord.options import command_data
from tests.discord.resolved import Resolved
from tests.discord.world import Channel, Role, User
from tests.discord.writers import Writer


@dataclass(eq=False, kw_only=True)
class Person(Writer):
    """A user with hands. Where no channel is named, the loopback's first one is meant."""

    # Commands.

    def slash(
        self,
        command: str,
        *,
        channel: Channel | None = None,
        allowed_by_admin: bool = False,
        **options: Any,
    ) -> Interaction:
        """Use a slash command: `slash("article add", url="...", file=File(...))`.

        `allowed_by_admin`: the server's admins have opened it to all, whatever its default permissions.

        Raises:
            NotOffered: Discord does not offer it here.
            AssertionError: Discord would not let these options be sent.
        """
        place = channel or self.loopback.channel
        stored, owners = self._offered(command.partition(" ")[0], SLASH, place, allowed_by_admin)
        data = command_data(stored, command, options, Resolved(self.loopback, self, place))
        return self._begin(COMMAND, place, data, f"/{command}", owners=owners)

    def autocomplete(
        self, command: str, *, channel: Channel | None = None, allowed_by_admin: bool = False, **options: Any
    ) -> Interaction:
        """Type into the last of `options`, and see what the bot offers: `await ....choices()`."""
        place = channel or self.loopback.channel
        stored, owners = self._offered(command.partition(" ")[0], SLASH, place, allowed_by_admin)
        resolved = Resolved(self.loopback, self, place)
        data = command_data(stored, command, options, resolved, focused=list(options)[-1])
        return self._begin(AUTOCOMPLETE, place, data, f"typing of /{command}", owners=owners)

    def menu(self, command: str, message: Message, *, allowed_by_admin: bool = False) -> Interaction:
        """Use a command of the menu that a right-click on a message opens."""
        place = message.channel
        stored, owners = self._offered(command, MESSAGE_MENU, place, allowed_by_admin)
        # The bot may read the message whose menu was used, whatever its intents.
        resolved = {"messages": {str(message.id): message.payload(self.loopback.bot, full=True)}}
        data = {"id": stored["id"], "name": command, "type": MESSAGE_MENU, "target_id": str(message.id)}
        return self._begin(
            COMMAND, place, data | {"resolved": resolved}, f"use of {command!r}", owners=owners
        )

    def offered(self, channel: Channel | None = None) -> list[str]:
        """The names of all commands that Discord shows here, in this person's language."""
        place, installed = channel or self.loopback.channel, self.id in self.loopback.installed
        return self.loopback.commands.shown_to(self, place, installed=installed)

    def _offered(
        self, name: str, kind: int, place: Channel, by_admin: bool
    ) -> tuple[Command, dict[str, str]]:
        """The command, and who authorized its use here."""
        commands, installed = self.loopback.commands, self.id in self.loopback.installed
        stored = commands.offered(name, kind, self, place, installed=installed, by_admin=by_admin)
        return stored, commands.owners(stored, self, place, installed=installed)

    # Components and forms.

    def clicks(self, message: Message, button: str, *, forged: bool = False) -> Interaction:
        """Press a button, named by its label or custom_id.

        `forged`: although Discord shows the person no such button, or shows it disabled.
        """
        component = message.component(button) if forged else self._usable(message, button)
        assert component["type"] == BUTTON, f"{button!r} is no button"
        assert component["style"] != LINK_STYLE, (
            f"{button!r} opens {component['url']}; the bot does not learn of it"
        )
        data = {"component_type": BUTTON, "custom_id": component["custom_id"], "id": component["id"]}
        return self._begin(COMPONENT, message.channel, data, f"click on {button!r}", message)

    def selects(
        self, message: Message, menu: str, *chosen: str | User | Role | Channel, forged: bool = False
    ) -> Interaction:
        """Choose from a select menu, named by its placeholder or custom_id.

        `chosen`: all that are chosen afterwards: values or labels; users, roles or channels. `forged`: as
        for `clicks`.
        """
        component = message.component(menu) if forged else self._usable(message, menu)
        resolved = Resolved(self.loopback, self, message.channel)
        data = {key: component[key] for key in ("custom_id", "id")} | {"component_type": component["type"]}
        data["values"] = select_values(component, chosen, resolved)
        return self._begin(
            COMPONENT, message.channel, resolved.completed(data), f"choice in {menu!r}", message
        )

    def submits(
        self, modal: Modal, values: Mapping[str, Any] | None = None, *, forged: bool = False, **fields: Any
    ) -> Interaction:
        """Fill in a form and send it; fields are named by their label or custom_id, files are `File`s.

        `forged`: a form that another person was shown.

        Raises:
            AssertionError: Discord would not let it be sent: unknown, missing or too long values.
        """
        begun = modal.interaction
        assert forged or begun.user is self, f"the form was opened for {begun.user.name}"
        resolved = Resolved(self.loopback, self, begun.channel)
        data = modal_data(modal, {**(values or {}), **fields}, resolved)
        return self._begin(
            MODAL_SUBMIT, begun.channel, data, f"form {modal.title!r}", begun.message, owners=begun.owners
        )

    def _usable(self, message: Message, name: str) -> dict[str, Any]:
        place = message.channel
        assert not message.deleted, "the message was deleted"
        assert place.permissions(self).view_channel, f"{self.name} does not see {place.name}"
        begun = message.interaction
        if message.ephemeral:
            assert begun is not None
            assert begun.user is self, f"{self.name} does not see this message"
        component = message.component(name)
        assert not component.get("disabled"), f"{name!r} is disabled"
        return component

    def _begin(
        self,
        kind: int,
        channel: Channel,
        data: dict[str, Any],
        name: str,
        message: Message | None = None,
        *,
        owners: dict[str, str] | None = None,
    ) -> Interaction:
        """Send an interaction; one with a message is authorized as what that message came of."""
        clock = self.loopback.clock
        token = secrets.token_urlsafe(32)
        if owners is None:
            came_of = message.interaction if message else None
            owners = came_of.owners if came_of else {}
        fields = (kind, self, channel, data, clock.now(), name, message)
        return self.loopback.begin(Interaction(self.loopback, clock.new_id(), token, *fields, owners=owners))
