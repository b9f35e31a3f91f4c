"""What Discord says of the bot: its token, intents, servers and commands, and of this machine's clock."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import aiohttp
import discord

from bot.client.application.asking_discord import Discord, DiscordUnreachable, Reply, TokenRefused, asking
from bot.client.application.invite import NAMES, invite_address, mistaken_for
from bot.client.client import VerbatimClient
from bot.formatter.one_line import listed, one_line, shortened
from bot.service.checks.finding import Finding, note, ok, skipped, wrong
from bot.settings import Settings
from bot.verbatim import open_verbatim

PORTAL: Final = "Discord's developer portal (https://discord.com/developers/applications)"

MOST_SERVERS: Final = 200
"""Servers that are looked at: as many as Discord lists in one answer."""

_TOLD: Final = 5
"""Servers that are named one by one; more are counted."""

_SLOW, _WRONG = 5, 60
"""Seconds that the clock may be off before it is worth a word, and before it is wrong."""

_FEW_LOGINS: Final = 100

_GRANTED: Final = discord.ApplicationFlags(
    gateway_message_content=True, gateway_message_content_limited=True
).value
"""Either flag of an application says that it may ask for the message content."""


def present() -> datetime:
    """What time it is here, aware."""
    return datetime.now(UTC)


async def examine(
    settings: Settings,
    connector: aiohttp.BaseConnector | None = None,
    clock: Callable[[], datetime] = present,
) -> Sequence[Finding]:
    """What Discord says; at most four requests. `connector` replaces the way out to it."""
    if (found := without_asking(settings)) or (token := settings.discord_token) is None:
        return found
    async with asking(token, connector) as api:
        try:
            application = await api.get("/applications/@me")
        except TokenRefused:
            remedy = f"Reset it in {PORTAL}, page Bot, and copy the new one into DISCORD_TOKEN."
            return [wrong("token", "Discord refused it", remedy), _unasked("the token was refused")]
        except DiscordUnreachable as error:
            return [wrong("token", str(error)), _unasked("Discord could not be asked")]
        return [
            _token(application.body),
            _clock(application, clock()),
            _intents(application.body, asked=settings.message_content),
            *await _further(api, settings, int(application.body["id"])),
        ]


def without_asking(settings: Settings) -> Sequence[Finding]:
    """What is wrong with the token by its look; nothing if it may be one."""
    token = settings.discord_token
    if token is None:
        said = "DISCORD_TOKEN is not set: `run` is a chat in the terminal, not a bot"
        remedy = "docs/running.md says how to get a token."
    elif mistake := mistaken_for(token):
        said, remedy = f"DISCORD_TOKEN {mistake}", f"Copy the token from {PORTAL}, page Bot, Reset Token."
    else:
        return []
    return [wrong("token", said, remedy), _unasked("there is no token to ask with")]


def _unasked(why: str) -> Finding:
    return skipped("discord", f"not asked about clock, intents, servers, commands and logins: {why}")


async def _further(api: Discord, settings: Settings, application_id: int) -> list[Finding]:
    """What takes another request each, asked at once."""
    paths = {
        "servers": f"/users/@me/guilds?limit={MOST_SERVERS}",
        "commands": f"/applications/{application_id}/commands",
        "logins": "/gateway/bot",
    }
    replies = await asyncio.gather(*map(api.get, paths.values()), return_exceptions=True)
    found: list[Finding] = []
    for subject, reply in zip(paths, replies, strict=True):
        match subject, reply:
            case _, DiscordUnreachable() | TokenRefused():
                found.append(skipped(subject, str(reply)))
            case _, BaseException():
                raise reply
            case "servers", _:
                found += _servers(reply.body, application_id)
            case "commands", _:
                found.append(_commands(reply.body, command_names(settings)))
            case _:
                found.append(_logins(reply.body["session_start_limit"]))
    return found


def _token(application: dict[str, Any]) -> Finding:
    name = shortened(one_line(application["name"]), 40)
    return ok("token", f"Discord takes it: the bot of “{name}” ({application['id']})")


def _clock(reply: Reply, here: datetime) -> Finding:
    if reply.at is None:
        return skipped("clock", "Discord did not say what time it is")
    off = round(abs((here - reply.at).total_seconds()))
    if off <= _SLOW:
        return ok("clock", "the same as Discord's")
    remedy = "Let the machine set its clock by itself: timedatectl set-ntp true"
    return (wrong if off > _WRONG else note)("clock", f"{off:,} seconds away from Discord's", remedy)


def _intents(application: dict[str, Any], *, asked: bool) -> Finding:
    granted = (application.get("flags") or 0) & _GRANTED
    if asked and not granted:
        return wrong(
            "intents",
            "MESSAGE_CONTENT=yes, but Discord does not grant it: it will refuse the bot",
            f"Switch on Message Content Intent in {PORTAL}, page Bot, or set MESSAGE_CONTENT=no.",
        )
    if granted and not asked:
        return note(
            "intents", "Message Content Intent is on at Discord, and MESSAGE_CONTENT=no does not use it"
        )
    return ok("intents", "message content, as Discord grants" if asked else "nothing privileged is asked for")


def _servers(servers: Sequence[dict[str, Any]], application_id: int) -> list[Finding]:
    if not servers:
        return [note("servers", "the bot is on no server", f"Invite it: {invite_address(application_id)}")]
    lacking = [(each, missing) for each in servers if (missing := _missing(int(each["permissions"])))]
    count = f"{len(servers)}{' or more' if len(servers) == MOST_SERVERS else ''}"
    if not lacking:
        return [ok("servers", f"{count}, with all permissions that the invite asks for")]
    found = [
        wrong(
            "servers",
            f"“{shortened(one_line(each['name']), 40)}” ({each['id']}) does not allow: {', '.join(missing)}",
            f"An admin there allows it to the bot's role, or opens {invite_address(application_id)}",
        )
        for each, missing in lacking[:_TOLD]
    ]
    if more := len(lacking) - _TOLD:
        found += [wrong("servers", f"and {more} more of {count}")] if more > 0 else []
    return found


def _missing(granted: int) -> list[str]:
    permissions = discord.Permissions(granted)
    if permissions.administrator:
        return []
    return [said for name, said in NAMES.items() if not getattr(permissions, name)]


def command_names(settings: Settings) -> set[str]:
    """The names of all commands that the bot has."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
    with open_verbatim(replace(settings, corpus_url="sqlite:///:memory:")) as verbatim:
        return {command.name for command in VerbatimClient(verbatim).tree.get_commands()}


def _commands(registered: Sequence[dict[str, Any]], ours: set[str]) -> Finding:
    theirs = {command["name"] for command in registered}
    if theirs == ours:
        return ok("commands", f"Discord has all {len(ours)}")
    said = f"Discord has {len(theirs & ours)} of {len(ours)}"
    if theirs & ours:
        said += f"; it lacks {listed(tuple(sorted(ours - theirs)))}" if ours - theirs else ", and others"
    return note("commands", said, "They are sent when the bot next starts.")


def _logins(limit: dict[str, Any]) -> Finding:
    said = f"{limit['remaining']:,} of {limit['total']:,} left today"
    if limit["remaining"] >= _FEW_LOGINS:
        return ok("logins", said)
    return wrong(
        "logins",
        f"{said}: something starts the bot again and again, and at 0 Discord resets the token",
        "Stop the bot until its log says why it ended.",
    )
