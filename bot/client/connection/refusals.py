"""What Discord will not have, and what the maintainer can do about it."""

from types import MappingProxyType
from typing import Final

import discord

from corpus.errors import VerbatimError

WRONG: Final = (
    "Discord refused the token. Copy it again from your application's page in Discord's developer portal "
    "(Bot, Reset Token) into DISCORD_TOKEN."
)
UNGRANTED: Final = (
    "Discord does not let the bot read messages not meant for it, as MESSAGE_CONTENT=yes asks. Switch on the "
    "Message Content Intent in Discord's developer portal (Bot, Privileged Gateway Intents), or set "
    "MESSAGE_CONTENT=no; then start again."
)
REASONS: Final = MappingProxyType(
    {
        4004: WRONG,
        4010: "Discord knows no such shard: the numbers in SHARD_IDS must be below SHARD_COUNT.",
        4011: "The bot is on too many servers for its shards. Leave SHARD_COUNT empty, or set a higher one.",
        4012: "Discord no longer speaks the language of this version of the bot. Please update it.",
        4013: "Discord does not know what the bot asks to be told (its intents). Please update the bot.",
        4014: UNGRANTED,
    }
)
"""By the gateway's code, what is refused for good (Discord's list of close event codes)."""


class CannotConnect(VerbatimError):
    """Discord does not let the bot in, or ended the connection."""


class Refused(CannotConnect):
    """The same, until somebody changes something: 1,000 refused logins in a day reset the token."""


def refusal_of(error: Exception) -> CannotConnect:
    """What to tell the maintainer when the connection could not be made, or was ended for good."""
    match error:
        case discord.LoginFailure():
            return Refused(WRONG)
        case discord.PrivilegedIntentsRequired():  # what discord.py makes of the code 4014
            return Refused(UNGRANTED)
        case discord.ConnectionClosed() if error.code in REASONS:
            return Refused(REASONS[error.code])
        case discord.ConnectionClosed():
            return CannotConnect(f"Discord ended the connection (code {error.code}): {error.reason}")
        case discord.HTTPException():
            return CannotConnect(f"Discord does not answer as it should ({error.status}); try again later.")
    return CannotConnect(f"Discord cannot be reached: {error}. Is this machine connected to the internet?")
