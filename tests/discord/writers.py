"""People in channels and servers: what they write there, and how they come, go and rise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.discord.messages import File, Message, mentioned
from tests.discord.world import Channel, Role, Server, User

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback


@dataclass(eq=False, kw_only=True)
class Writer(User):
    """A user who writes."""

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

    # Membership.

    def joins(self, server: Server) -> None:
        """Become a member of a server."""
        self.loopback.join(self, server)

    def leaves(self, server: Server | None = None) -> None:
        """Leave a server, or be kicked: for the bot it is the same."""
        self.loopback.leave(self, server or self.loopback.server)

    def gains(self, role: Role) -> None:
        """Be given a role; the next interaction tells it."""
        self.loopback.change_roles(self, role, has=True)

    def loses(self, role: Role) -> None:
        """Have a role taken away."""
        self.loopback.change_roles(self, role, has=False)
