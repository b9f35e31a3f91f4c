"""What becomes of a server that the bot was removed from, and of one that only seems to be gone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.client.client import VerbatimClient
from bot.client.servers.departures import Departures
from bot.settings import Settings
from tests.bot.client.conftest import QuickClient
from tests.discord.session import Shard

GRACE = timedelta(days=30)


@dataclass
class Time:
    """The time of day, and who looks."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    grace_days: int = GRACE.days
    departures: Departures = field(init=False)

    async def pass_(self, by: timedelta) -> None:
        """Let time pass, with a look at its beginning and at its end."""
        await self.departures.look()
        self.now += by
        await self.departures.look()


@pytest.fixture
def time(bot, verbatim):
    """The time of a bot on one server with one article."""
    time = Time()
    time.departures = Departures(bot, verbatim, lambda: time.grace_days, lambda: time.now)
    return time


@pytest.fixture
def article(loopback, add):
    return add(loopback.server.id, "Ferry", "It sank at dawn.")


@pytest.fixture
def departed(verbatim):
    """The servers that the bot is known to have left."""
    return lambda: [each.server_id for each in verbatim.records.departures.departures()]


@pytest.fixture
def kept(loopback, verbatim):
    return lambda: verbatim.shelf.store.count(loopback.server.id) == 1


@pytest.fixture
async def left(loopback, bot, article, departed):
    loopback.bot_leaves(loopback.server)
    await loopback.until(departed, "the departure")


async def test_a_server_is_erased_when_its_grace_is_over(
    left, time, verbatim, loopback, departed, kept, caplog
):
    caplog.set_level("INFO")
    await time.pass_(GRACE - timedelta(days=1))
    assert kept()
    await time.pass_(timedelta(days=1, minutes=1))
    assert not kept()
    assert not departed()
    assert loopback.server.id not in verbatim.records.departures.servers()
    assert f"Server {loopback.server.id} is erased" in caplog.text


async def test_the_grace_is_the_one_that_is_set_when_it_may_be_over(left, time, kept):
    time.grace_days = 60
    await time.pass_(GRACE + timedelta(days=1))
    assert kept()
    time.grace_days = 1
    await time.departures.look()
    assert not kept()


async def test_a_server_that_the_bot_comes_back_to_keeps_everything(left, loopback, time, departed, kept):
    loopback.bot_joins(loopback.server)
    await loopback.until(lambda: not departed(), "the return")
    await time.pass_(2 * GRACE)
    assert kept()


async def test_a_return_that_nobody_saw_counts_too(left, loopback, time, departed, kept):
    loopback.join(loopback.bot, loopback.server)
    await time.pass_(2 * GRACE)
    assert kept()
    assert not departed()


async def test_a_departure_while_the_bot_was_away_is_noticed(loopback, verbatim, article, departed, kept):
    loopback.add_server("Elsewhere")
    loopback.bot_leaves(loopback.server)
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        await loopback.until(departed, "the departure")
    assert kept()


async def test_an_outage_is_no_departure(loopback, bot, time, article, departed, kept):
    gone = {"id": str(loopback.server.id), "unavailable": True}
    loopback.gateway.dispatch("GUILD_DELETE", lambda _: gone)
    guild = bot.get_guild(loopback.server.id)
    await loopback.until(lambda: guild.unavailable, "the outage")
    await time.pass_(2 * GRACE)
    assert not departed()
    assert kept()


@pytest.mark.parametrize("status", [404, 403, 503])
async def test_a_discord_that_does_not_say_so_erases_nothing(loopback, left, time, departed, kept, status):
    loopback.faults.fail("GET", "/guilds/{}", status=status, times=1000)
    try:
        await time.pass_(2 * GRACE)
    except discord.HTTPException:
        assert status == 503
    assert departed()
    assert kept()


async def test_a_discord_that_forgets_servers_in_its_list_begins_no_grace(loopback, bot, time, article, kept):
    loopback.faults.fail("GET", "/users/@me/guilds", status=503, times=1000)
    with pytest.raises(discord.HTTPException):
        await time.departures.look()
    assert kept()


async def test_another_bots_token_begins_the_grace_anew(loopback, verbatim, time, article, departed, kept):
    loopback.bot_leaves(loopback.server)
    verbatim.records.departures.depart(loopback.server.id, loopback.bot.id + 1, time.now - GRACE)
    await time.pass_(GRACE - timedelta(days=1))
    assert kept()
    await time.pass_(timedelta(days=1, minutes=1))
    assert not kept()


async def test_without_grace_a_server_is_erased_at_once(loopback, verbatim, article, kept):
    client = QuickClient(verbatim, Settings(grace_days=0), connector=loopback.connector())
    async with loopback.online(client):
        loopback.bot_leaves(loopback.server)
        await loopback.until(lambda: not kept(), "the end of the shelf")


async def test_servers_of_other_processes_are_theirs(loopback, verbatim, add, departed):
    servers = [loopback.add_server("x", shard=Shard(number, 2)) for number in range(2)]
    for server in servers:
        add(server.id, "Ferry", "It sank at dawn.")
        loopback.bot_leaves(server)
    loopback.bot_leaves(loopback.server)
    client = QuickClient(verbatim, Settings(shard_ids=(1,), shard_count=2), connector=loopback.connector())
    async with loopback.online(client):
        await loopback.until(departed, "the departure")
    assert departed() == [servers[1].id]


async def test_members_are_told_how_long_all_is_kept(loopback, verbatim):
    client: VerbatimClient = QuickClient(verbatim, Settings(grace_days=14), connector=loopback.connector())
    async with loopback.online(client):
        privacy = await loopback.user("ann").slash("privacy").response()
        assert "is deleted 14 days after I was removed" in privacy.text
