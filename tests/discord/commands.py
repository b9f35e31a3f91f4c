"""The commands that the bot has registered, and to whom Discord offers them."""

from typing import Any

import discord

from tests.discord.clock import Clock
from tests.discord.world import Channel, User

Command = dict[str, Any]

SLASH, MESSAGE_MENU = 1, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2


class NotOffered(AssertionError):
    """Discord does not show this command to this person here."""


class Commands:
    """Commands by server (0: everywhere) and id, as Discord stores them."""

    def __init__(self, clock: Clock, application_id: int) -> None:
        self._clock = clock
        self._application_id = application_id
        self._scopes: dict[int, dict[int, Command]] = {}

    def scope(self, server_id: int) -> dict[int, Command]:
        return self._scopes.setdefault(server_id, {})

    def names(self, server_id: int = 0) -> list[str]:
        """The names in one scope, in the order they were registered."""
        return [command["name"] for command in self.scope(server_id).values()]

    def put(self, server_id: int, body: dict[str, Any]) -> Command:
        """Store a command; one of the same name and type is replaced and keeps its id."""
        scope = self.scope(server_id)
        kind = body.get("type") or SLASH
        same = (c for c in scope.values() if (c["name"], c["type"]) == (body["name"], kind))
        known = next(same, None)
        command: Command = {
            "id": known["id"] if known else str(self._clock.new_id()),
            "application_id": str(self._application_id),
            "type": kind,
            "name_localizations": None,
            "description_localizations": None,
            "default_member_permissions": None,
            "dm_permission": True,
            "contexts": None,
            "integration_types": [0],
            "nsfw": False,
            "description": "",
        }
        if server_id:
            command["guild_id"] = str(server_id)
        scope[int(command["id"])] = command
        return self.change(command, body)

    def change(self, command: Command, body: dict[str, Any]) -> Command:
        """Change what `body` names; every change gives a new version."""
        permissions = body.get("default_member_permissions")
        command.update(body)
        command["type"] = command["type"] or SLASH
        command["default_member_permissions"] = None if permissions is None else str(permissions)
        command["version"] = str(self._clock.new_id())
        return command

    def replace(self, server_id: int, bodies: list[dict[str, Any]]) -> list[Command]:
        """Make these all the commands of the scope; those that stay keep their ids."""
        stored = [self.put(server_id, body) for body in bodies]
        kept = {int(command["id"]) for command in stored}
        self._scopes[server_id] = {key: each for key, each in self.scope(server_id).items() if key in kept}
        return stored

    def offered(
        self, name: str, kind: int, user: User, channel: Channel, *, by_admin: bool = False
    ) -> Command:
        """The command of this name as `user` meets it in `channel`.

        `by_admin`: the server's admins have opened it to all, as they may in Discord's own settings.

        Raises:
            NotOffered: there is none, or Discord hides it here or from this user.
        """
        server_id = channel.server.id if channel.server else 0
        here = [*self.scope(server_id).values(), *self.scope(0).values()]
        command = next((each for each in here if (each["name"], each["type"]) == (name, kind)), None)
        if command is None:
            raise NotOffered(
                f"there is no command {name!r} here; there are {[each['name'] for each in here]}"
            )
        if channel.server and self._application_id not in channel.server.members:
            raise NotOffered(f"the bot is not in {channel.server.name}")
        if (0 if channel.server else 1) not in _contexts(command):
            place = "servers" if channel.server else "direct messages"
            raise NotOffered(f"{name!r} is not offered in {place}")
        granted = channel.permissions(user)
        if not granted.use_application_commands:
            raise NotOffered(f"{user.name} may not use commands in {channel.name}")
        if channel.server and not by_admin and not _permits(command, granted):
            raise NotOffered(f"{name!r} is not offered to {user.name}, who lacks its default permissions")
        return command


def _contexts(command: Command) -> list[int]:
    """Where a command is offered: 0 in servers, 1 in direct messages with the bot."""
    if command["contexts"] is not None:
        return list(command["contexts"])
    return [0] if command["dm_permission"] is False else [0, 1]


def _permits(command: Command, granted: discord.Permissions) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or granted.administrator:
        return True
    # No permission at all, "0", hides it from everyone but administrators.
    return needed != "0" and discord.Permissions(int(needed)) <= granted
