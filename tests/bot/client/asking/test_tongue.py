"""What is remembered of servers' settings, and what is let go."""

import asyncio
import threading

import pytest

from bot.client.asking import tongue as module
from bot.client.asking.tongue import Tongue
from corpus.servers import ServerSettings
from corpus.store import Actor

HERE = 1001
SETTLED = ServerSettings(language="de")


@pytest.fixture
def tongue(verbatim):
    verbatim.records.servers.keep_settings(HERE, SETTLED, "language: de", Actor("mo", "Discord"))
    remembering = Tongue(verbatim.records)
    verbatim.on_letting_go(remembering.forget)
    return remembering


@pytest.fixture
async def slow(verbatim, monkeypatch):
    """Makes the store slow to say what servers have settled, until the test is over, but not its loop."""
    ready, at_once = threading.Event(), verbatim.records.servers.settings

    def slow():
        monkeypatch.setattr(module, "QUICK", 0.05)
        monkeypatch.setattr(
            verbatim.records.servers, "settings", lambda each: (ready.wait(10), at_once(each))[1]
        )

    yield slow
    ready.set()


async def test_while_the_store_is_slow_what_it_said_before_holds(tongue, slow):
    await tongue.settings(HERE)
    slow()
    assert (await tongue.settings(HERE)).language == "de"


async def test_of_an_erased_server_nothing_is_remembered(tongue, slow, verbatim):
    await tongue.settings(HERE)
    verbatim.erase(HERE)
    slow()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await tongue.settings(HERE)
