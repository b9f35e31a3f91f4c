"""The address that invites the bot to a server, with exactly what it needs there."""

import base64
import binascii
import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

import discord

SCOPES: Final = ("bot", "applications.commands")

NAMES: Final = {
    "view_channel": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",  # without it, a reply to a message is refused
    "add_reactions": "Add Reactions",
}
"""What the bot is to be allowed on a server: as discord.py and as Discord's windows call it."""

NEEDED: Final = discord.Permissions(**dict.fromkeys(NAMES, True))
"""The same, as Discord wants it in the address."""

_SAME_SINCE: Final = datetime(2017, 1, 1, tzinfo=UTC)
"""Applications of Discord's first years have another id than their bot; those made since have the same."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def invite_address(application_id: int) -> str:
    """Where somebody who may manage a server adds the bot to it."""
    query = urlencode({"client_id": application_id, "scope": " ".join(SCOPES), "permissions": NEEDED.value})
    return f"https://discord.com/oauth2/authorize?{query}"


def bot_of(token: str) -> int | None:
    """The id of the bot, which is the first part of its token in base64; None if this is no bot's token."""
    if not _TOKEN.fullmatch(token):
        return None
    first = token.partition(".")[0]
    try:
        digits = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(digits) if re.fullmatch("[0-9]{15,20}", digits) else None


def application_of(token: str) -> int | None:
    """The id of the application whose bot has this token; None if only Discord can tell."""
    bot = bot_of(token)
    return bot if bot is not None and discord.utils.snowflake_time(bot) >= _SAME_SINCE else None


def mistaken_for(token: str) -> str | None:
    """What was copied in place of the bot's token, as far as its form tells; None if it may be one."""
    if bot_of(token) is not None:
        return None
    bare = token.removeprefix("Bot ").strip("\"' ")
    if bare != token and bot_of(bare) is not None:
        return "has quotes or “Bot” around it; write the token alone"
    if re.fullmatch("[0-9]{15,20}", token):
        return "is an id; the token is on the page Bot"
    if re.fullmatch("[0-9a-f]{64}", token):
        return "is the application's public key; the token is on the page Bot"
    if re.fullmatch("[A-Za-z0-9_-]{32}", token):
        return "is the client secret; the token is on the page Bot"
    return "does not look like a bot's token, which has three parts with dots between them"
