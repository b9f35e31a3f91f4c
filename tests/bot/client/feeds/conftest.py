"""The bot on the loopback Discord, with a feed server on the same machine."""

from collections.abc import AsyncIterator

import pytest

from bot.client.client import VerbatimClient
from bot.feeds.door import Door
from bot.verbatim import Verbatim
from tests.bot.client.conftest import QuickClient
from tests.discord.loopback import Loopback
from tests.feed_server import FeedServer, fetch_here


@pytest.fixture
async def site() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest.fixture
def connect(loopback: Loopback, verbatim: Verbatim):
    """A bot, to be kept online by the test; another one is the same bot after a restart."""

    def connect() -> VerbatimClient:
        return QuickClient(verbatim, connector=loopback.connector(), door=Door(fetch_here, pause=0))

    return connect


@pytest.fixture
async def bot(loopback: Loopback, connect) -> AsyncIterator[VerbatimClient]:
    loopback.forbid_pings = True
    client = connect()
    async with loopback.online(client):
        yield client


@pytest.fixture
def mo(loopback: Loopback):
    return loopback.user("mo", manage_messages=True)


@pytest.fixture
def feeds(verbatim: Verbatim):
    return verbatim.records.feeds


@pytest.fixture
def trail(loopback: Loopback, verbatim: Verbatim):
    """What the trail of the server says: (kind, about)."""
    return lambda: [(each.kind, each.about) for each in verbatim.records.servers.trail(loopback.server.id)]


@pytest.fixture
def titles(loopback: Loopback, verbatim: Verbatim):
    return lambda: {each.title for each in verbatim.shelf.store.listings(loopback.server.id)}


@pytest.fixture
def follow(mo, site, loopback):
    """Follow the site's feed through Discord, as a moderator does."""

    async def follow(**options: object):
        asked = await mo.slash("feed add", url=site.feed_url, **options).response()
        await mo.clicks(asked, "Follow").response()
        await loopback.until(lambda: not enabled(asked), "the end of the question")
        return asked

    return follow


def enabled(message) -> list[str]:
    return [button["label"] for button in message.buttons if not button.get("disabled")]
