"""People who ask, and servers with settings."""

import pytest

from corpus.servers import ServerSettings
from corpus.store import Actor

CARGO = "The ship carried forty crates of oranges. It reached the harbour on Tuesday."
HARBOUR = "> It reached the harbour on Tuesday."


@pytest.fixture
def ship(loopback, add):
    return add(loopback.server.id, "Ship arrives", CARGO, url="https://example.org/ship")


@pytest.fixture
def ann(loopback):
    return loopback.user("ann")


@pytest.fixture
def settle(loopback, verbatim):
    """Let the server's moderators settle something: `settle(private=True)`."""

    def settle(server=None, **settings):
        server_id = (server or loopback.server).id
        keep = verbatim.records.servers.keep_settings
        keep(server_id, ServerSettings(**settings), "for the test", Actor("test", "test"))

    return settle


@pytest.fixture
def kept(loopback, verbatim):
    """All questions that are kept of a person."""
    return lambda person: verbatim.records.questions.personal(person.id).questions
