import asyncio
import logging
from datetime import timedelta

import pytest

from bot.feeds.poller import AT_ONCE_OF_A_SERVER, CLAIMED, Poller
from corpus.feeds import Standing, Terms, Visit
from corpus.store import StoreUnavailable
from tests.bot.feeds.conftest import HERE, Clock

THERE = 2002


class Visitor:
    """Notes who was visited, and lets a test say when a visit ends."""

    def __init__(self):
        self.visited, self.failure = [], None
        self.begun = asyncio.Semaphore(0)
        self.end = asyncio.Event()

    async def visit(self, feed):
        self.visited.append(feed.url)
        self.begun.release()
        await self.end.wait()
        if self.failure:
            raise self.failure


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def feeds(store, clock):
    feeds = store.records.feeds
    for server, url in (
        (HERE, "https://a.example/"),
        (HERE, "https://b.example/"),
        (THERE, "https://c.example/"),
    ):
        feeds.add(server, url, "", Terms(), by="mo", now=clock())
    return feeds


async def settle():
    """Let everything come as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0.005)


async def end(poller, visitor):
    visitor.end.set()
    await settle()
    await poller.close()


async def test_what_is_due_is_visited_and_nothing_twice_at_once(feeds, clock):
    visitor = Visitor()
    poller = Poller(feeds, visitor, clock=clock)
    await poller.look()
    await settle()
    await poller.look()
    await settle()
    assert sorted(visitor.visited) == ["https://a.example/", "https://b.example/", "https://c.example/"]
    await end(poller, visitor)


async def test_two_processes_visit_each_feed_once(feeds, clock):
    visitors = [Visitor(), Visitor()]
    pollers = [Poller(feeds, visitor, clock=clock) for visitor in visitors]
    await asyncio.gather(*(poller.look() for poller in pollers))
    await settle()
    assert len(visitors[0].visited + visitors[1].visited) == 3
    for poller, visitor in zip(pollers, visitors, strict=True):
        await end(poller, visitor)


async def test_a_feed_whose_visitor_was_killed_is_visited_when_its_claim_runs_out(feeds, clock):
    killed, other = Poller(feeds, Visitor(), clock=clock), Visitor()
    await killed.look()
    await settle()
    poller = Poller(feeds, other, clock=clock)
    clock.turn(seconds=CLAIMED.total_seconds() - 1)
    await poller.look()
    await settle()
    assert not other.visited
    clock.turn(seconds=1)
    await poller.look()
    await settle()
    assert len(other.visited) == 3
    for each in (killed, poller):
        await each.close()


@pytest.mark.parametrize("failure", [None, StoreUnavailable("The disk is full.")])
async def test_a_visit_that_came_to_nothing_is_made_at_the_next_look(feeds, clock, failure):
    visitor, again = Visitor(), Visitor()
    visitor.failure = failure
    poller, next_poller = Poller(feeds, visitor, clock=clock), Poller(feeds, again, clock=clock)
    await poller.look()
    await settle()
    if failure:
        visitor.end.set()
        await settle()
    await poller.close()
    await next_poller.look()
    await settle()
    assert len(again.visited) == 3
    await next_poller.close()


async def test_the_slow_feeds_of_one_server_leave_room_for_others(store, feeds, clock):
    for number in range(20):
        feeds.add(HERE, f"https://slow.example/{number}", "", Terms(), by="mo", now=clock())
    visitor = Visitor()
    poller = Poller(feeds, visitor, clock=clock)
    await poller.look()
    await settle()
    assert len(visitor.visited) == AT_ONCE_OF_A_SERVER + 1
    assert "https://c.example/" in visitor.visited
    await end(poller, visitor)


async def test_what_is_not_due_is_left_alone(feeds, clock):
    for feed in feeds.feeds(HERE):
        feeds.visited(HERE, feed.number, Visit(Standing(clock() + timedelta(hours=1))), clock())
    visitor = Visitor()
    poller = Poller(feeds, visitor, clock=clock)
    await poller.look()
    await settle()
    assert visitor.visited == ["https://c.example/"]
    await poller.close()


async def test_feeds_of_a_server_the_bot_is_not_on_rest(feeds, clock):
    visitor = Visitor()
    poller = Poller(feeds, visitor, clock=clock, serves=lambda server_id: server_id == THERE)
    await poller.look()
    await settle()
    assert visitor.visited == ["https://c.example/"]
    await poller.close()


@pytest.mark.parametrize("failure", [ZeroDivisionError("a bug"), StoreUnavailable("The disk is full.")])
async def test_a_visit_that_fails_is_logged_and_the_others_go_on(feeds, clock, caplog, failure):
    caplog.set_level(logging.WARNING)
    visitor = Visitor()
    visitor.failure = failure
    visitor.end.set()
    poller = Poller(feeds, visitor, clock=clock, tick=0.01)
    poller.start()
    poller.start()
    for _ in range(6):
        await visitor.begun.acquire()
    await poller.close()
    assert str(failure) in caplog.text


async def test_a_bug_in_looking_is_logged_and_does_not_end_the_looking(feeds, clock, caplog):
    visitor = Visitor()
    faulty = iter([True])

    def serves(_):
        return 1 / (not next(faulty, False))

    poller = Poller(feeds, visitor, clock=clock, tick=0.01, serves=serves)
    poller.start()
    async with asyncio.timeout(10):
        await visitor.begun.acquire()
    await poller.close()
    assert "ZeroDivisionError" in caplog.text


async def test_closing_ends_everything(feeds, clock):
    visitor = Visitor()
    poller = Poller(feeds, visitor, clock=clock)
    poller.start()
    for _ in range(3):
        await visitor.begun.acquire()
    await poller.close()
    assert not poller._under_way
    await poller.close()
