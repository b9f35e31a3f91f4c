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
def settings(loopback, verbatim):
    """What the server has settled."""
    return lambda: verbatim.records.servers.settings(loopback.server.id)
