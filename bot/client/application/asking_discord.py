"""Single questions to Discord's REST API, each with a time limit and asked once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import aiohttp

from bot.client.connection.reaching import NAME
from bot.client.connection.refusals import WRONG
from corpus.errors import VerbatimError

API: Final = "https://discord.com/api/v10"

SECONDS: Final = 2.0
"""How long one question may take, the connection included."""


class DiscordUnreachable(VerbatimError):
    """Discord did not answer, or not as it should."""


class TokenRefused(VerbatimError):
    """Discord does not know the token."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What Discord said, and what time it was there, None if it did not say."""

    body: Any
    at: datetime | None


class Discord:
    """Asks with one token."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str) -> Reply:
        """The answer to `GET path`.

        discord.py would try again for minutes; whoever waits in front of a terminal had better be told.

        Raises:
            TokenRefused: the token is not, or no longer, valid.
            DiscordUnreachable: anything else but an answer; the message says what.
        """
        try:
            async with self._session.get(API + path) as response:
                if response.status == 401:
                    raise TokenRefused(WRONG)
                if response.status == 429:
                    raise DiscordUnreachable("Discord asks to be left alone for a moment (429).")
                if response.status != 200:
                    raise DiscordUnreachable(f"Discord does not answer as it should ({response.status}).")
                return Reply(await response.json(), _date(response.headers.get("Date")))
        except TimeoutError as error:
            raise DiscordUnreachable(f"Discord did not answer within {SECONDS:g} seconds.") from error
        except (aiohttp.ClientError, ValueError) as error:
            raise DiscordUnreachable(f"Discord cannot be reached: {error}.") from error


@asynccontextmanager
async def asking(token: str, connector: aiohttp.BaseConnector | None = None) -> AsyncIterator[Discord]:
    """Ask Discord inside a `with` block; `connector` replaces the way out."""
    session = aiohttp.ClientSession(
        connector=connector,
        timeout=aiohttp.ClientTimeout(total=SECONDS),
        headers={"User-Agent": NAME, "Authorization": f"Bot {token}"},
    )
    async with session:
        yield Discord(session)


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header) if header else None
    except ValueError:
        return None


async def application_id(token: str, connector: aiohttp.BaseConnector | None = None) -> int:
    """The id of the application whose bot has this token.

    Raises:
        TokenRefused, DiscordUnreachable: as for `Discord.get`.
    """
    async with asking(token, connector) as api:
        return int((await api.get("/applications/@me")).body["id"])
