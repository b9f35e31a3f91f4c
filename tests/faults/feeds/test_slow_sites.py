"""Sites that are slow, or never done: they hold up neither other feeds nor the end of the program."""

import asyncio
import time

import pytest

from bot.feeds.door import Door
from bot.feeds.poller import Poller
from bot.feeds.visiting import Visitor
from corpus.download import fetch
from corpus.feeds import Terms
from corpus.page import Limits, Version
from tests.bot.feeds.conftest import HERE
from tests.feed_server import FeedServer, Story, loopback_alone
from tests.loopback_site import redirect, response

DEADLINE = 0.4
QUICK = Limits(seconds=DEADLINE, connect_seconds=DEADLINE, sent_bytes=200_000, unpacked_bytes=200_000)


async def fetch_quickly(url, known=Version(), *, kinds):  # noqa: B008  frozen
    return await fetch(url, known, kinds=kinds, limits=QUICK, allowed=loopback_alone)


async def drip(writer):
    """A byte at a time, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.05)


async def flood(writer):
    """As fast as it goes, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n")
    while True:
        writer.write(b"<a>" * 10_000)
        await writer.drain()


async def hold(writer):
    """All of it, but for the last byte, on a line that stays open."""
    body = b"<rss version='2.0'><channel></channel></rss>"
    writer.write(response(body, "Content-Type: application/rss+xml", length=len(body) + 1))
    await asyncio.sleep(60)


async def late(writer):
    """The answer, when nobody waits for it any more."""
    await asyncio.sleep(2 * DEADLINE)
    writer.write(response(b"<rss version='2.0'><channel></channel></rss>"))


SLOW = {
    "sends a byte at a time": (drip, "too long"),
    "never ends": (flood, "larger"),
    "keeps the connection open": (hold, "too long"),
    "redirects for ever": (redirect("/feed"), "more than 5 times"),
    "answers after the deadline": (late, "too long"),
}

slow_sites = pytest.mark.parametrize(("fault", "words"), SLOW.values(), ids=SLOW.keys())


@pytest.fixture
def visitor(desk):
    door = Door(fetch_quickly, pause=0)
    return Visitor(desk.shelf, desk.feeds, desk.told, door, clock=desk.clock, dice=lambda: 0.0)


@pytest.fixture
async def poller(desk, visitor):
    poller = Poller(desk.feeds, visitor, clock=desk.clock)
    yield poller
    await poller.close()


@slow_sites
async def test_the_visit_ends_and_is_made_again_later(desk, visitor, fault, words):
    feed = desk.add()
    desk.server.fault = fault
    began = time.monotonic()
    await visitor.visit(feed)
    assert time.monotonic() - began < 4 * DEADLINE
    standing = desk.feed().standing
    assert words in standing.failure
    assert standing.due > desk.clock()
    desk.server.fault = None
    desk.server.publish(Story(1))
    await visitor.visit(desk.feed())
    assert desk.titles() == ["Story 1"]


@slow_sites
async def test_other_sites_are_visited_meanwhile(desk, poller, fault, words):
    desk.add()
    desk.server.fault = fault
    async with FeedServer() as other:
        other.publish(Story(2))
        url = other.feed_url.replace("127.0.0.1", "localhost")
        desk.feeds.add(HERE, url, "", Terms(), by="mo", now=desk.clock())
        began = time.monotonic()
        await poller.look()
        while "Story 2" not in desk.titles():
            assert time.monotonic() - began < 5
            await asyncio.sleep(0.02)


@slow_sites
async def test_the_program_ends_at_once(desk, poller, fault, words):
    desk.add()
    desk.server.fault = fault
    await poller.look()
    await asyncio.sleep(DEADLINE / 4)
    assert desk.server.connections
    began = time.monotonic()
    await poller.close()
    assert time.monotonic() - began < DEADLINE
