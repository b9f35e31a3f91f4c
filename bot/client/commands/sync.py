"""Commands are sent to Discord when they differ from what Discord has, not at every start."""

import logging
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from discord import app_commands

from bot.service.process.turns import turn
from corpus.leases import LeaseStore

LONGEST: Final = 30.0
"""Seconds for which another process is left to send the commands."""

log = logging.getLogger(__name__)

Registered: TypeAlias = Sequence[app_commands.AppCommand]
"""Our commands as Discord has them, with the ids it has given them."""

UNCOMPARED: Final = frozenset({"id", "application_id", "contexts", "integration_types", "dm_permission"})
"""What Discord numbers itself, and what discord.py 2.7 misreads of its answer: it loses the place 0, servers.

So a change of where a command is offered, and of nothing else, has to come with a new description.
"""


async def sync_commands(tree: app_commands.CommandTree[Any], leases: LeaseStore) -> Registered:
    """Send the tree's global commands, in all languages, if Discord's differ; what it has then.

    Discord allows 200 newly made commands a day, and shows a changed one anew to every user. So of several
    processes that start at once, the first alone sends them.

    Raises:
        discord.HTTPException: Discord could not be asked, or refused them.
        StoreUnavailable: it is not known whether another process is sending them.
    """
    async with turn(leases, "commands", LONGEST):
        return await _synced(tree)


async def _synced(tree: app_commands.CommandTree[Any]) -> Registered:
    theirs: Registered = await tree.fetch_commands()
    if await _same(tree, theirs):
        log.info("commands: Discord has all %d as they are", len(theirs))
    else:
        theirs = await tree.sync()
        log.info("commands: sent %d to Discord", len(theirs))
    return theirs


async def _same(tree: app_commands.CommandTree[Any], theirs: Registered) -> bool:
    """Whether Discord has our commands as they are.

    Its list of them leaves their translations out, as discord.py asks for it. So each is looked at by itself
    as well, once all else is the same.
    """
    ours = tree.get_commands()
    if _ordered([each.to_dict(tree) for each in ours]) != _ordered([_payload(each) for each in theirs]):
        return False
    if (translator := tree.translator) is None:
        return True
    translated = [await each.get_translated_payload(tree, translator) for each in ours]
    whole = [_payload(await tree.fetch_command(each.id)) for each in theirs]
    return _ordered(translated) == _ordered(whole)


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


def _ordered(payloads: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(map(canonical, payloads), key=lambda payload: (payload["type"], payload["name"]))
