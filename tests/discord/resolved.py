"""What the ids in an interaction stand for (reference v10, "Resolved Data Structure")."""

from typing import TYPE_CHECKING, Any

from tests.discord import payloads
from tests.discord.messages import File
from tests.discord.world import Channel, Role, User

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback


class Resolved:
    """Collects what a person chose or attached while they fill something in, in one channel."""

    def __init__(self, loopback: "Loopback", person: User, channel: Channel) -> None:
        self._loopback = loopback
        self._person = person
        self._channel = channel
        self._found: dict[str, dict[str, Any]] = {}

    def enter(self, value: User | Channel | Role | File) -> str:
        """Note what `value` is, and give the id that stands for it."""
        if isinstance(value, File):
            attachment = self._loopback.attach(value, self._channel, ephemeral=True)
            return self._note("attachments", attachment.id, attachment.payload())
        if isinstance(value, Role):
            return self._note("roles", value.id, payloads.role(value))
        if isinstance(value, Channel):
            permissions = str(value.permissions(self._person).value)
            return self._note("channels", value.id, payloads.channel(value) | {"permissions": permissions})
        server = self._channel.server
        if server is not None and value.id in server.members:
            member = payloads.member(server.members[value.id], with_user=False)
            permissions = str(self._channel.permissions(value).value)
            self._note("members", value.id, member | {"permissions": permissions})
        return self._note("users", value.id, payloads.user(value))

    def offers(self, value: User | Channel | Role) -> bool:
        """Whether Discord lists it in a select for this person here."""
        server = self._channel.server
        if isinstance(value, User):
            return value.id in server.members if server else value in self._channel.recipients
        if server is None:
            return False
        if isinstance(value, Role):
            return value in server.roles
        return value.server is server and value.permissions(self._person).view_channel

    def find(self, key: int) -> User | Channel | Role:
        """The user, channel or role of this id."""
        server = self._channel.server
        roles = {role.id: role for role in server.roles} if server else {}
        return {**self._loopback.users, **self._loopback.channels, **roles}[key]

    def completed(self, data: dict[str, Any]) -> dict[str, Any]:
        """An interaction's data, with what was noted."""
        return data | ({"resolved": self._found} if self._found else {})

    def _note(self, kind: str, key: int, payload: dict[str, Any]) -> str:
        self._found.setdefault(kind, {})[str(key)] = payload
        return str(key)
