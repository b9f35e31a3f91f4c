"""Who may use which command, as a server's admins set it ("Application Command Permissions")."""

from typing import Any

from tests.discord.world import Channel, Role, Server, User

ROLE, USER, CHANNEL = 1, 2, 3


class Overrides:
    """What is allowed or forbidden, by server and command; nothing of it is of the bot's making."""

    def __init__(self) -> None:
        self._set: dict[tuple[int, int], dict[int, tuple[int, bool]]] = {}

    def set(
        self, server: Server, command: dict[str, Any], holder: Role | User | Channel, *, to: bool
    ) -> None:
        """Let a role or user use a command, or not; or let it be used in a channel, or not."""
        kind = {Role: ROLE, Channel: CHANNEL}.get(type(holder), USER)
        self._set.setdefault((server.id, int(command["id"])), {})[holder.id] = (kind, to)

    def payload(self, server_id: int, command: dict[str, Any]) -> dict[str, Any] | None:
        """A command's permissions in a server as the API gives them, None where nobody has set any."""
        chosen = self._set.get((server_id, int(command["id"])))
        return chosen and {
            "id": command["id"],
            "application_id": command["application_id"],
            "guild_id": str(server_id),
            "permissions": [
                {"id": str(holder), "type": kind, "permission": to} for holder, (kind, to) in chosen.items()
            ],
        }

    def permits(self, command: dict[str, Any], user: User, channel: Channel) -> bool | None:
        """Whether `user` may use a command in a server's channel; None where the default decides.

        A channel forbids whatever else is set; a user's own entry beats those of roles; of several roles
        one that allows is enough; @everyone comes last.
        """
        server = channel.server
        assert server is not None
        chosen = self._set.get((server.id, int(command["id"])), {})
        if chosen.get((channel.parent or channel).id) == (CHANNEL, False):
            return False
        if server.permissions(user).administrator:
            return True
        if user.id in chosen:
            return chosen[user.id][1]
        roles = [chosen[role.id][1] for role in server.members[user.id].roles if role.id in chosen]
        if roles:
            return any(roles)
        return chosen[server.id][1] if server.id in chosen else None
