"""Groups of commands that Discord offers on servers alone, and there to those who may use them."""

import discord
from discord import app_commands


class ServerGroup(app_commands.Group):
    """A group for whoever has the permissions `need`, unless the server's admins say otherwise.

    Discord ignores permissions that are set on a command inside a group.
    """

    def __init__(self, name: str, description: str, need: discord.Permissions) -> None:
        super().__init__(
            name=name,
            description=description,
            default_permissions=need,
            guild_only=True,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
