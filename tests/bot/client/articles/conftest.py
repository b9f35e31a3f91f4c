"""A curator, a shelf with articles on it, and ways to look at both."""

import pytest

from tests.discord.messages import File

SHIP = "The ship arrives\n\nIt carried forty crates of oranges. It reached the harbour on Tuesday."
TRAIN = "The train leaves\n\nNobody was on it when it left the station on Friday, a guard said."


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_messages=True)


@pytest.fixture
def other(loopback):
    return loopback.user("other", manage_messages=True)


@pytest.fixture
def store(verbatim):
    return verbatim.shelf.store


@pytest.fixture
def on_shelf(loopback, store):
    """The articles of the server, last added first."""
    return lambda: [store.get(loopback.server.id, each.id) for each in store.listings(loopback.server.id)]


@pytest.fixture
def titles(on_shelf):
    return lambda: {each.title for each in on_shelf()}


@pytest.fixture
def last(loopback, store):
    """The last change of the server's shelf."""
    return lambda: store.history(loopback.server.id, limit=1)[0]


@pytest.fixture
def demoted(loopback):
    """Take somebody's permissions away."""
    return lambda person: loopback.server.members[person.id].roles.clear()


def story(number):
    names = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lou", "Max"]
    said = " and ".join(names[number * step % len(names)] for step in range(1, 9))
    return f"Report {number} is about {said}. It has {number * 13} pages, said the clerk of room {number}."


@pytest.fixture
def twelve(loopback, add):
    return [add(loopback.server.id, f"Story {number:02}", story(number)) for number in range(1, 13)]


@pytest.fixture
def enabled():
    """The labels of a message's buttons that can be pressed."""
    return lambda message: [each["label"] for each in message.buttons if not each.get("disabled")]


@pytest.fixture
def ship(loopback, add):
    title, _, text = SHIP.partition("\n\n")
    return add(loopback.server.id, title, text, outlet="Herald")


@pytest.fixture
def attach(mo):
    """Attach a file to `/article add`: the preview."""

    async def attach(name, data):
        return await mo.slash("article add", file=File(name, data)).response()

    return attach
