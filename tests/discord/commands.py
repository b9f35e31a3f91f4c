"""The commands that the bot has registered, and to whom Discord offers them."""

import contextlib
from typing import Any

import discord

from tests.discord.clock import Clock
from tests.discord.localized import shown
from tests.discord.overrides import Overrides
from tests.discord.world import Channel, User

Command = dict[str, Any]

SLASH, MESSAGE_MENU = 1, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2

IN_SERVER, BY_USER = "0", "1"
"""How an application is installed: to a server, to a user's account."""

PLACES = {0: "servers", 1: "direct messages with the bot", 2: "private channels"}
"""The contexts of interactions."""


class NotOffered(AssertionError):
    """Discord does not show this command to this person here."""


class Commands:
    """Commands by server (0: everywhere) and id, as Discord stores them."""

    def __init__(self, clock: Clock, application_id: int) -> None:
        self._clock = clock
        self._application_id = application_id
        self._scopes: dict[int, dict[int, Command]] = {}
        self.overrides = Overrides()

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
            "integration_types": None,
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
        # The default is what the application is configured for: here, both.
        command["integration_types"] = command["integration_types"] or [int(IN_SERVER), int(BY_USER)]
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
        self,
        name: str,
        kind: int,
        user: User,
        channel: Channel,
        *,
        installed: bool = False,
        by_admin: bool = False,
    ) -> Command:
        """The command of this name as `user` meets it in `channel`.

        `installed`: the user has installed the application to their account. `by_admin`: the server's admins
        have opened the command to all, as they may in Discord's own settings.

        Raises:
            NotOffered: there is none, or Discord hides it here or from this user.
        """
        here = self._registered(channel)
        command = next((each for each in here if (each["name"], each["type"]) == (name, kind)), None)
        if command is None:
            raise NotOffered(
                f"there is no command {name!r} here; there are {[each['name'] for each in here]}"
            )
        owners = self.owners(command, user, channel, installed=installed)
        if not owners:
            place = channel.server.name if channel.server else channel.name
            raise NotOffered(f"the bot is not in {place}, nor has {user.name} brought {name!r} along")
        if channel.context not in _contexts(command):
            raise NotOffered(f"{name!r} is not offered in {PLACES[channel.context]}")
        granted = channel.permissions(user)
        if not granted.use_application_commands:
            raise NotOffered(f"{user.name} may not use commands in {channel.name}")
        # What a server's admins set does not reach what a member brings along.
        if channel.server and IN_SERVER in owners and not by_admin:
            permitted = self.overrides.permits(command, user, channel)
            if not (_permits(command, granted) if permitted is None else permitted):
                raise NotOffered(f"{name!r} is not offered to {user.name}, who lacks its default permissions")
        return command

    def _registered(self, channel: Channel) -> list[Command]:
        """Those of the channel's server, then those for everywhere."""
        own = list(self.scope(channel.server.id).values()) if channel.server else []
        return own + list(self.scope(0).values())

    def shown_to(self, user: User, channel: Channel, *, installed: bool) -> list[str]:
        """The names of all commands that Discord shows `user` here, in the user's language."""
        names = []
        for command in self._registered(channel):
            with contextlib.suppress(NotOffered):
                self.offered(command["name"], command["type"], user, channel, installed=installed)
                names.append(shown(command, "name", user.locale))
        return names

    def owners(self, command: Command, user: User, channel: Channel, *, installed: bool) -> dict[str, str]:
        """Who authorized this use of a command (reference, "Authorizing Integration Owners Object").

        `{"0": SERVER}`, with "0" for the bot's direct messages, where the application is installed to the
        server; `{"1": USER}` where the user brings it along; both, or nothing at all.
        """
        types = [0] if "guild_id" in command else command["integration_types"]
        found = {}
        if IN_SERVER in map(str, types) and self._application_id in channel.members:
            found[IN_SERVER] = str(channel.server.id) if channel.server else "0"
        if BY_USER in map(str, types) and installed:
            found[BY_USER] = str(user.id)
        return found


def _contexts(command: Command) -> list[int]:
    """Where a command is offered: everywhere, unless it says otherwise."""
    if command["contexts"] is not None:
        return list(command["contexts"])
    return [0] if command["dm_permission"] is False else list(PLACES)


def _permits(command: Command, granted: discord.Permissions) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or granted.administrator:
        return True
    # No permission at all, "0", hides it from everyone but administrators.
    return needed != "0" and discord.Permissions(int(needed)) <= granted
