"""People: what a person can do in Discord, each as one method that a test calls."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.discord.commands import MESSAGE_MENU, SLASH, Command
from tests.discord.forms import modal_data, select_values
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction, Modal
from tests.discord.messages import BUTTON, File, Message, mentioned
from tests.discord.options import command_data
from tests.discord.resolved import Resolved
from tests.discord.world import Channel, User

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

LINK = 5
"""The style of a button that only opens a page."""


@dataclass(eq=False, kw_only=True)
class Person(User):
    """A user with hands. Where no channel is named, the loopback's first one is meant."""

    loopback: "Loopback"

    @property
    def direct(self) -> Channel:
        """This person's direct messages with the bot."""
        return self.loopback.direct_channel(self)

    # Messages.

    def says(
        self,
        channel: Channel,
        text: str = "",
        *,
        files: Iterable[File] = (),
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Write in a channel."""
        granted = channel.permissions(self)
        sends = granted.send_messages if channel.parent is None else granted.send_messages_in_threads
        assert granted.view_channel, f"{self.name} does not see {channel.name}"
        assert sends, f"{self.name} may not write in {channel.name}"
        loopback = self.loopback
        named = mentioned(text, loopback.users)
        # A reply to the answer to a command does not count as a mention of the bot.
        if reply_to is not None and ping and reply_to.interaction is None and reply_to.author not in named:
            named.append(reply_to.author)
        message = Message(loopback.clock.new_id(), channel, self, text, reply_to=reply_to, mentions=named)
        message.attachments = [loopback.attach(file, channel) for file in files]
        message.pings_everyone = granted.mention_everyone and ("@everyone" in text or "@here" in text)
        return loopback.post(message)

    def mentions_bot(self, channel: Channel, text: str, **more: Any) -> Message:
        """Write in a channel, the bot's name first."""
        return self.says(channel, f"{self.loopback.bot.mention} {text}", **more)

    def replies(self, message: Message, text: str, *, ping: bool = True, **more: Any) -> Message:
        """Reply to a message; its author is pinged unless the person switched that off."""
        return self.says(message.channel, text, reply_to=message, ping=ping, **more)

    def direct_message(self, text: str, **more: Any) -> Message:
        """Write to the bot alone."""
        return self.says(self.direct, text, **more)

    def edits(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        assert message.author is self, f"{self.name} did not write this message"
        message.content = text
        message.mentions = mentioned(text, self.loopback.users)
        self.loopback.edited(message)

    def deletes(self, message: Message) -> None:
        """Delete a message of one's own, or any as one who manages messages."""
        granted = message.channel.permissions(self)
        assert message.author is self or granted.manage_messages, f"{self.name} may not delete this message"
        self.loopback.remove_message(message)

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
        stored = self._offered(command, place, allowed_by_admin)
        data = command_data(stored, command, options, Resolved(self.loopback, place))
        return self._begin(COMMAND, place, data, f"/{command}")

    def autocomplete(
        self, command: str, *, channel: Channel | None = None, allowed_by_admin: bool = False, **options: Any
    ) -> Interaction:
        """Type into the last of `options`, and see what the bot offers: `await ....choices()`."""
        place = channel or self.loopback.channel
        stored = self._offered(command, place, allowed_by_admin)
        resolved = Resolved(self.loopback, place)
        data = command_data(stored, command, options, resolved, focused=list(options)[-1])
        return self._begin(AUTOCOMPLETE, place, data, f"typing of /{command}")

    def _offered(self, path: str, place: Channel, by_admin: bool) -> Command:
        name = path.partition(" ")[0]
        return self.loopback.commands.offered(name, SLASH, self, place, by_admin=by_admin)

    def menu(self, command: str, message: Message, *, allowed_by_admin: bool = False) -> Interaction:
        """Use a command of the menu that a right-click on a message opens."""
        place = message.channel
        stored = self.loopback.commands.offered(command, MESSAGE_MENU, self, place, by_admin=allowed_by_admin)
        # The bot may read the message whose menu was used, whatever its intents.
        resolved = {"messages": {str(message.id): message.payload(self.loopback.bot, full=True)}}
        data = {"id": stored["id"], "name": command, "type": MESSAGE_MENU, "target_id": str(message.id)}
        return self._begin(COMMAND, place, data | {"resolved": resolved}, f"use of {command!r}")

    # Components and forms.

    def clicks(self, message: Message, button: str) -> Interaction:
        """Press a button, named by its label or custom_id."""
        component = self._usable(message, button)
        assert component["type"] == BUTTON, f"{button!r} is no button"
        assert component["style"] != LINK, (
            f"{button!r} opens {component['url']}; the bot does not learn of it"
        )
        data = {"component_type": BUTTON, "custom_id": component["custom_id"], "id": component.get("id", 1)}
        return self._begin(COMPONENT, message.channel, data, f"click on {button!r}", message)

    def selects(self, message: Message, menu: str, *values: str) -> Interaction:
        """Choose from a select menu, named by its placeholder or custom_id; values or labels."""
        component = self._usable(message, menu)
        chosen = select_values(component, values)
        data = {"component_type": component["type"], "custom_id": component["custom_id"], "values": chosen}
        return self._begin(COMPONENT, message.channel, data, f"choice in {menu!r}", message)

    def submits(self, modal: Modal, values: Mapping[str, Any] | None = None, **fields: Any) -> Interaction:
        """Fill in a form and send it; fields are named by their label or custom_id, files are `File`s.

        Raises:
            AssertionError: Discord would not let it be sent: unknown, missing or too long values.
        """
        begun = modal.interaction
        assert begun.user is self, f"the form was opened for {begun.user.name}"
        resolved = Resolved(self.loopback, begun.channel)
        data = modal_data(modal, {**(values or {}), **fields}, resolved)
        return self._begin(MODAL_SUBMIT, begun.channel, data, f"form {modal.title!r}", begun.message)

    def _usable(self, message: Message, name: str) -> dict[str, Any]:
        assert not message.deleted, "the message was deleted"
        begun = message.interaction
        if message.ephemeral:
            assert begun is not None
            assert begun.user is self, f"{self.name} does not see this message"
        component = message.component(name)
        assert not component.get("disabled"), f"{name!r} is disabled"
        return component

    def _begin(
        self, kind: int, channel: Channel, data: dict[str, Any], name: str, message: Message | None = None
    ) -> Interaction:
        clock = self.loopback.clock
        token = secrets.token_urlsafe(32)
        return self.loopback.begin(
            Interaction(
                self.loopback, clock.new_id(), token, kind, self, channel, data, clock.now(), name, message
            )
        )
