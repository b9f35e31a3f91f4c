"""Questions whose time is over are deleted, and no others."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.service.upkeep.retention import Retention
from corpus.article import SHARED
from corpus.questions import Asked
from corpus.servers import ServerSettings
from corpus.store import Actor, StoreUnavailable
from tests.bot.client.conftest import QuickClient

HERE, THERE = 1001, 2002
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def retention(verbatim):
    return Retention(verbatim.records, lambda: NOW)


@pytest.fixture
def ask(verbatim):
    """Keep a question that was asked some days ago: `ask(HERE, 8)`."""

    def ask(server_id, days):
        at = NOW - timedelta(days=days)
        asked = Asked(f"q{server_id}x{days}", server_id, 7, "who?", at, 5, None, "who?")
        verbatim.records.questions.keep(server_id, asked)

    return ask


@pytest.fixture
def left(verbatim):
    """How many days ago the questions were asked that are still kept."""
    return lambda server_id: sorted(
        (NOW - each.at).days for each in verbatim.records.questions.gaps(server_id)
    )


def test_each_server_keeps_questions_as_long_as_it_settled(verbatim, retention, ask, left):
    settings = ServerSettings(retention_days=7)
    verbatim.records.servers.keep_settings(THERE, settings, "retention", Actor("test", "test"))
    for server_id in (HERE, THERE, SHARED):
        for days in (6, 8, 29, 31):
            ask(server_id, days)
    assert retention.expire() == 1 + 3 + 1
    assert (left(HERE), left(THERE), left(SHARED)) == ([6, 8, 29], [6], [6, 8, 29])


def test_a_server_whose_settings_cannot_be_read_does_not_keep_those_of_others(
    verbatim, retention, ask, left, monkeypatch
):
    ask(1, 31)
    ask(2, 31)
    settings = verbatim.records.servers.settings

    def damaged(server_id):
        if server_id == 1:
            raise StoreUnavailable("The database is damaged.")
        return settings(server_id)

    monkeypatch.setattr(verbatim.records.servers, "settings", damaged)
    with pytest.raises(StoreUnavailable, match="damaged"):
        retention.expire()
    assert (left(1), left(2)) == ([31], [])


async def test_the_bot_does_so_when_it_starts(loopback, verbatim, ask, left):
    ask(HERE, 10_000)
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        await loopback.until(lambda: not left(HERE), "the end of the question")


@pytest.mark.parametrize("failure", [StoreUnavailable("The store is locked."), ValueError("a bug")])
async def test_what_fails_today_may_not_fail_tomorrow(verbatim, ask, left, monkeypatch, logged, failure):
    ask(HERE, 31)
    questions, attempts = verbatim.records.questions, []
    servers = questions.servers

    def failing_once():
        attempts.append(1)
        if len(attempts) == 1:
            raise failure
        return servers()

    monkeypatch.setattr(questions, "servers", failing_once)
    retention = Retention(verbatim.records, lambda: NOW)
    running = asyncio.create_task(retention.run(look=0.01))
    await logged("questions deleted as their time is over: 1")
    running.cancel()
    assert left(HERE) == []


def test_of_several_processes_one_does_so_in_a_day(verbatim, ask, left):
    first, second = (Retention(verbatim.records, lambda: NOW) for _ in range(2))
    ask(HERE, 31)
    assert first.expire_in_turn(60) == 1
    ask(HERE, 32)
    assert second.expire_in_turn(60) is None
    assert left(HERE) == [32]


def test_what_is_done_again_is_not_put_off(verbatim, ask, left):
    retention = Retention(verbatim.records, lambda: NOW)
    for days in (31, 32):
        ask(HERE, days)
        assert retention.expire_in_turn(0) == 1
