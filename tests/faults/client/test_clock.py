"""The machine's clock jumps, forward and backward: nothing is deleted, forgotten or repeated for that."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.client.asking.limits import Limits
from bot.feeds.poller import Poller
from bot.service.process.clock import TrustedClock
from bot.service.upkeep.retention import Retention
from corpus.feeds import Standing, Terms, Visit
from corpus.questions import Asked
from corpus.servers import ServerSettings
from corpus.sqlite import SQLiteStore

HERE = 1001
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR, DAY, YEARS = timedelta(hours=1), timedelta(days=1), timedelta(days=3 * 365)
JUMPS = [HOUR, DAY, YEARS, -HOUR, -DAY, -YEARS]
A_MINUTE = 60.0

jumps = pytest.mark.parametrize("jump", JUMPS, ids=["hour", "day", "years", "-hour", "-day", "-years"])


class Machine:
    """A machine whose clock can be set, and whose seconds go on."""

    def __init__(self):
        self.passed, self.off = 0.0, timedelta()

    def wall(self):
        return NOON + timedelta(seconds=self.passed) + self.off

    def steady(self):
        return self.passed

    @property
    def really(self):
        return NOON + timedelta(seconds=self.passed)


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def clock(machine):
    return TrustedClock(machine.wall, machine.steady)


@pytest.fixture
def store():
    with SQLiteStore(":memory:") as store:
        yield store


@jumps
def test_a_jump_is_not_believed(machine, clock, jump, caplog):
    machine.passed, machine.off = A_MINUTE, jump
    assert [clock(), clock()] == [machine.really] * 2
    assert len(caplog.records) == 1
    machine.off = timedelta()
    assert clock() == machine.really


@jumps
def test_a_jump_that_discord_confirms_is_believed(machine, clock, jump):
    machine.off = jump
    clock()
    clock.heard(machine.wall())
    machine.passed = A_MINUTE
    assert clock() == machine.wall()


@jumps
def test_a_clock_that_is_wrong_at_the_start_is_put_right_by_discord(machine, jump):
    machine.off = jump
    clock = TrustedClock(machine.wall, machine.steady)
    clock.heard(machine.really)
    machine.passed = A_MINUTE
    assert clock() == machine.really


def test_a_small_difference_is_no_jump(machine, clock, caplog):
    machine.off = timedelta(minutes=2)
    assert clock() == machine.wall()
    assert not caplog.records


@jumps
def test_questions_are_kept_as_long_as_they_should_be(machine, clock, store, jump):
    questions = store.records.questions
    for number, age in enumerate((timedelta(days=1), timedelta(days=31))):
        asked = Asked(f"a{number}", HERE, 5, "Who?", NOON - age, 1, None, "Who?")
        questions.keep(HERE, asked)
    machine.off = jump
    assert Retention(store.records, clock).expire() == 1
    assert [each.id for each in questions.questions(HERE)] == ["a0"]


@jumps
def test_limits_do_not_look_at_the_clock(machine, jump):
    limits, settings = Limits(machine.steady), ServerSettings(per_member=2)
    assert not limits.ask(HERE, 1, settings)
    assert not limits.ask(HERE, 1, settings)
    machine.off = jump
    assert limits.ask(HERE, 1, settings)
    machine.passed += 61
    assert not limits.ask(HERE, 1, settings)


@jumps
async def test_panels_do_not_look_at_the_clock(loopback, bot, add, monkeypatch, jump):
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour. It rained.")
    mo = loopback.user("mo", manage_messages=True)
    shown = await mo.slash("article remove", article="Ship").response()
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump.total_seconds())
    press = mo.clicks(shown, shown.labels[0])
    await press.acknowledged()
    assert "over" not in (await press.response()).text


class Visitor:
    def __init__(self, feeds, clock):
        self.feeds, self.clock, self.visits = feeds, clock, 0

    async def visit(self, feed):
        self.visits += 1
        due = self.clock() + timedelta(minutes=15)
        self.feeds.visited(feed.server_id, feed.number, Visit(Standing(due)), self.clock())


async def look(poller):
    await poller.look()
    await asyncio.gather(*poller._under_way.values())


@jumps
async def test_feeds_are_visited_when_they_are_due(machine, clock, store, jump):
    feeds = store.records.feeds
    feeds.add(HERE, "https://a.example/", "", Terms(), by="mo", now=NOON)
    visitor = Visitor(feeds, clock)
    poller = Poller(feeds, visitor, clock=clock)
    await look(poller)
    machine.off = jump
    await look(poller)
    assert visitor.visits == 1
    machine.off = timedelta()
    machine.passed += 16 * 60
    await look(poller)
    assert visitor.visits == 2


async def test_a_feed_that_is_due_in_years_was_visited_by_a_wrong_clock(machine, clock, store):
    feeds = store.records.feeds
    feed = feeds.add(HERE, "https://a.example/", "", Terms(), by="mo", now=NOON)
    feeds.visited(HERE, feed.number, Visit(Standing(NOON + YEARS)), NOON)
    visitor = Visitor(feeds, clock)
    await look(Poller(feeds, visitor, clock=clock))
    assert visitor.visits == 1


async def test_the_bot_goes_by_the_time_that_discord_says(loopback, bot):
    bot.clock._machine = lambda: datetime.now(UTC) + YEARS
    assert abs(bot.clock() - datetime.now(UTC)) < HOUR
    bot.clock._heard = bot.clock._machine(), bot.clock._steady()
    await bot.fetch_user(loopback.bot.id)
    assert abs(bot.clock() - datetime.now(UTC)) < HOUR


@jumps
async def test_answers_say_their_articles_age_and_keep_their_own(loopback, bot, verbatim, add, jump):
    published = datetime.now(UTC) - timedelta(hours=3)
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour. It rained.", published=published)
    bot.clock._machine = lambda: datetime.now(UTC) + jump
    loopback.user("ann").mentions_bot(loopback.channel, "harbour?")
    assert f"<t:{int(published.timestamp())}:R>" in (await loopback.channel.next_message()).text
    questions = verbatim.records.questions
    await loopback.until(lambda: questions.questions(loopback.server.id), "keeping")
    [asked] = questions.questions(loopback.server.id)
    assert abs(asked.at - datetime.now(UTC)) < HOUR
