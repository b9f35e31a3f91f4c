"""Before the first login: is Discord there, and does it know the token? Sessions come later."""

import asyncio
import itertools
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import Final

import aiohttp

from bot.client.connection.refusals import WRONG, Refused

log = logging.getLogger(__name__)

ADDRESS: Final = "https://discord.com/api/v10/gateway/bot"
"""Discord's API reference, "Get Gateway Bot": asking it is no login, and counts as none."""

NAME: Final = "DiscordBot (https://example.com/verbatim, 0.1)"

LONGEST_WAIT: Final = 60.0
"""Seconds between two tries."""

PATIENCE: Final = 15.0
"""Seconds for an answer."""

UNAUTHORIZED: Final = 401
TOO_MANY: Final = 429
FAILURE: Final = 500
"""HTTP statuses; from `FAILURE` up it is Discord that has trouble."""


class _Away(Exception):
    """Discord cannot be used at the moment, for this reason."""


def waits() -> Iterator[float]:
    """Seconds: about 1, 2, 4 and so on to a minute, a little different in every program."""
    for tried in itertools.count():
        yield min(LONGEST_WAIT, 2.0 ** min(tried, 6)) * random.uniform(0.75, 1.0)  # noqa: S311  no secret


async def admission(
    token: str,
    connector: aiohttp.BaseConnector | None = None,
    *,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Return once Discord answers, however long that takes; each time it does not, the log says so in a line.

    Raises:
        Refused: the token is wrong.
    """
    headers = {"Authorization": f"Bot {token}", "User-Agent": NAME}
    mine = connector is None
    async with aiohttp.ClientSession(connector=connector, connector_owner=mine, headers=headers) as session:
        for wait in waits():
            try:
                await _admitted(session)
            except _Away as reason:
                log.warning("Discord cannot be reached (%s); next try in %.0f s", reason, wait)
                await sleep(wait)
            else:
                return


async def _admitted(session: aiohttp.ClientSession) -> None:
    try:
        async with session.get(ADDRESS, timeout=aiohttp.ClientTimeout(total=PATIENCE)) as response:
            if response.status == UNAUTHORIZED:
                raise Refused(WRONG)
            if response.status == TOO_MANY or response.status >= FAILURE:
                raise _Away(f"it answers {response.status}")
    except TimeoutError as error:
        raise _Away(f"no answer in {PATIENCE:.0f} s") from error
    except (aiohttp.ClientError, OSError) as error:
        raise _Away(str(error) or type(error).__name__) from error
