"""When sessions with Discord begin, and which servers are a process's own."""

import asyncio
import logging
import time
from dataclasses import dataclass
from types import SimpleNamespace

import discord
import pytest

from bot.client.client import VerbatimClient
from bot.client.connection.shards import ShardedClient, is_ours, shard_of
from bot.client.connection.starts import RESERVE, Starts
from bot.settings import Settings
from corpus.sqlite import SQLiteStore
from corpus.store import StoreUnavailable
from tests.discord.session import Shard


@pytest.fixture
def starts(loopback):
    """What Discord says of the beginning of sessions; half a second stands for its five."""
    loopback.gateway.starts.every = 0.5
    return loopback.gateway.starts


class PromptClient(VerbatimClient):
    """The bot, between whose sessions there is as much less time as the loopback asks for less."""

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.starts = Starts(self, self.verbatim.records.leases, between=0.55)


class TestTurns:
    async def test_shards_of_one_process_begin_one_after_the_other(self, loopback, verbatim, starts):
        client = PromptClient(verbatim, Settings(shard_count=3), connector=loopback.connector())
        async with loopback.online(client):
            assert [shard for shard, _ in starts.times] == [0, 1, 2]

    async def test_shards_of_two_processes_begin_one_after_the_other(self, loopback, verbatim, starts):
        first, second = (
            PromptClient(verbatim, Settings(shard_ids=ids, shard_count=4), connector=loopback.connector())
            for ids in ((0, 1), (2, 3))
        )
        async with loopback.online(first), loopback.online(second):
            assert sorted(shard for shard, _ in starts.times) == [0, 1, 2, 3]

    async def test_shards_of_different_buckets_begin_at_once(self, loopback, verbatim, starts):
        starts.every, starts.max_concurrency = 5.0, 4
        client = PromptClient(verbatim, Settings(shard_count=4), connector=loopback.connector())
        begun = time.monotonic()
        async with loopback.online(client):
            assert time.monotonic() - begun < 3

    async def test_a_session_that_is_lost_waits_for_its_turn_too(self, loopback, verbatim, starts):
        client = PromptClient(verbatim, connector=loopback.connector())
        async with loopback.online(client):
            loopback.gateway.invalidate(resumable=False)
            await loopback.until(lambda: loopback.gateway.identified == 2, "a second IDENTIFY")

    async def test_without_the_store_time_is_left_all_the_same(self, verbatim, caplog):
        @dataclass
        class Away:
            def take(self, *_):
                raise StoreUnavailable("The database is away.")

        begun = time.monotonic()
        await Starts(Limited(), Away(), between=0.1).turn(0)
        assert time.monotonic() - begun >= 0.1
        assert "cannot say" in caplog.text


@dataclass
class Limited:
    """A client that Discord tells how many sessions are left."""

    left: int = 1000
    reset_after: float = 60.0
    asked: int = 0

    async def fetch_session_start_limits(self):
        self.asked += 1
        return discord.SessionStartLimits(
            total=1000, remaining=self.left, reset_after=int(self.reset_after * 1000), max_concurrency=1
        )


class TestStorms:
    @pytest.fixture
    def leases(self):
        with SQLiteStore(":memory:") as store:
            yield store.records.leases

    async def test_no_session_begins_when_few_are_left(self, leases):
        with pytest.raises(TimeoutError, match=f"connect only {RESERVE} more times until"):
            await Starts(Limited(RESERVE), leases).turn(0)

    async def test_sessions_are_counted_between_two_askings(self, leases):
        client = Limited(RESERVE + 2)
        starts = Starts(client, leases, between=0.0)
        await starts.turn(0)
        await starts.turn(0)
        with pytest.raises(TimeoutError):
            await starts.turn(0)
        assert client.asked == 1

    async def test_a_start_waits_until_there_are_more_and_says_so(self, leases, caplog, monkeypatch):
        client = Limited(3)
        slept = []

        async def sleep(seconds):
            slept.append(seconds)
            client.left = 1000

        monkeypatch.setattr("bot.client.connection.starts.asyncio.sleep", sleep)
        with caplog.at_level(logging.ERROR):
            await Starts(client, leases).open()
        assert slept == [60.0]
        assert "connect only 3 more times" in caplog.text

    async def test_a_discord_that_does_not_say_is_no_hindrance(self, leases, caplog):
        class Silent:
            async def fetch_session_start_limits(self):
                raise discord.GatewayNotFound

        await Starts(Silent(), leases).turn(0)
        assert "does not say" in caplog.text


class TestOurs:
    def test_discords_formula(self):
        assert shard_of(197038439483310086, 4) == (197038439483310086 >> 22) % 4

    async def test_servers_are_divided(self, loopback, verbatim):
        client = VerbatimClient(
            verbatim, Settings(shard_ids=(0, 2), shard_count=3), connector=loopback.connector()
        )
        mine = [n for n in range(3) if is_ours(client, loopback.add_server("x", shard=Shard(n, 3)).id)]
        assert mine == [0, 2]

    async def test_nothing_is_ours_before_the_count_is_known(self, loopback, verbatim):
        client = VerbatimClient(verbatim, connector=loopback.connector())
        assert not is_ours(client, loopback.server.id)


class TestAnOutageAtTheStart:
    async def test_a_gateway_that_is_long_away_is_waited_for(self, monkeypatch):
        class Enough(BaseException):
            """So many tries that each within the other would be too deep."""

        tries = []

        async def no_gateway(_client, *, initial, **_):
            tries.append(initial)
            if len(tries) > 1500:
                raise Enough
            raise OSError("no route to host")

        async def at_once(_):
            """Do not wait."""

        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "from_client", no_gateway)
        monkeypatch.setattr(
            discord.shard, "asyncio", SimpleNamespace(sleep=at_once, wait_for=asyncio.wait_for)
        )
        monkeypatch.setattr(logging.getLogger("discord.shard"), "disabled", True)
        client = ShardedClient(intents=discord.Intents.none())
        with pytest.raises(Enough):
            await client.launch_shard(None, 0, initial=True)
        assert tries[:2] == [True, False]
