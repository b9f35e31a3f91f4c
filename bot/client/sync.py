"""Commands are sent to Discord when they differ from what Discord has, not at every start."""

import logging
from typing import Any, Final

from discord import app_commands

log = logging.getLogger(__name__)

UNCOMPARED: Final = frozenset({"id", "application_id", "contexts", "integration_types", "dm_permission"})
"""What Discord numbers itself, and what discord.py 2.7 misreads of its answer: it loses the place 0, servers.

So a change of where a command is offered, and of nothing else, has to come with a new description.
"""


async def sync_commands(tree: app_commands.CommandTree[Any]) -> bool:
    """Send the tree's global commands if Discord's differ; whether they were sent.

    Discord allows 200 newly made commands a day, and shows a changed one anew to every user.

    Raises:
        discord.HTTPException: Discord could not be asked, or refused them.
    """
    ours = [canonical(command.to_dict(tree)) for command in tree.get_commands()]
    theirs = [canonical(_payload(command)) for command in await tree.fetch_commands()]
    if sorted(ours, key=_order) == sorted(theirs, key=_order):
        log.info("commands: Discord has all %d as they are", len(ours))
        return False
    await tree.sync()
    log.info("commands: sent %d to Discord", len(ours))
    return True


def canonical(payload: dict[str, Any]) -> dict[str, Any]:
    """A command or option without what says nothing: empty values, and what is not compared."""
    kept: dict[str, Any] = {}
    for key, value in payload.items():
        if key in UNCOMPARED or value is None or value is False or value in ("", [], {}):
            continue
        kept[key] = [canonical(option) for option in value] if key == "options" else value
    return kept


def _payload(command: app_commands.AppCommand) -> dict[str, Any]:
    """A command as Discord gave it to us; `AppCommand.to_dict` leaves two of its properties out."""
    permissions = command.default_member_permissions
    return {
        **command.to_dict(),
        "default_member_permissions": None if permissions is None else permissions.value,
        "nsfw": command.nsfw,
    }


def _order(payload: dict[str, Any]) -> tuple[int, str]:
    return payload["type"], payload["name"]
