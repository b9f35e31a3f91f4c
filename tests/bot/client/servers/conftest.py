"""Moderators of a server, and a bot that looks often at what is new."""

import pytest

from bot.client.servers import watcher
from corpus.servers import ServerSettings
from corpus.store import Actor

MAINTAINER = Actor("maintainer", "command line")


@pytest.fixture(autouse=True)
def watches_closely(monkeypatch):
    monkeypatch.setitem(watcher.Watcher.__init__.__kwdefaults__, "period", 0.05)


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_guild=True)


@pytest.fixture
def settle(loopback, verbatim):
    """Settle something for the server, as if a moderator had done it elsewhere."""

    def settle(**settled):
        servers = verbatim.records.servers
        servers.keep_settings(loopback.server.id, ServerSettings(**settled), "for a test", MAINTAINER)

    return settle


@pytest.fixture
def news(loopback):
    """A channel for the log."""
    return loopback.add_channel("news-log")


@pytest.fixture
def told(loopback, news):
    """What the log channel was told, the settings of the test apart; `await told(words)` waits for words."""

    def all_of_it():
        lines = "\n".join(each.content for each in news.by_bot()).splitlines()
        return [line for line in lines if "for a test" not in line]

    async def told(words=None):
        if words is not None:
            await loopback.until(lambda: any(words in each for each in all_of_it()), f"{words!r} in the log")
        return all_of_it()

    return told


@pytest.fixture
def settings(loopback, verbatim):
    """What the server has settled."""
    return lambda: verbatim.records.servers.settings(loopback.server.id)
