"""A Discord that is not there yet, and one that does not want the bot."""

import asyncio
import itertools

import discord
import pytest

from bot.client.connection.reaching import LONGEST_WAIT, admission, waits
from bot.client.connection.refusals import CannotConnect, Refused, refusal_of
from tests.discord.launched import STARTED_WITHIN, launched

DOOR = "/gateway/bot"


@pytest.fixture
def slept():
    """The seconds that were waited, in no time."""
    return []


@pytest.fixture
def enter(loopback, slept):
    """Ask to be let in."""

    async def sleep(seconds):
        slept.append(seconds)

    return lambda connector=None: admission(loopback.token, connector or loopback.connector(), sleep=sleep)


async def test_where_discord_is_there_it_is_one_request_and_no_login(loopback, enter, slept):
    await enter()
    assert (len(loopback.journal.requests), loopback.gateway.identified, slept) == (1, 0, [])


@pytest.mark.parametrize("status", [500, 503, 504])
async def test_a_discord_in_trouble_is_waited_for_longer_each_time(loopback, enter, slept, caplog, status):
    loopback.faults.fail("GET", DOOR, status=status, times=5)
    await enter()
    assert len(slept) == 5
    assert slept == sorted(slept)
    assert f"Discord cannot be reached (it answers {status}); next try in 1 s" in caplog.text
    assert len(caplog.records) == 5


async def test_too_many_requests_are_waited_for(loopback, enter, slept):
    loopback.faults.rate_limit("GET", DOOR, retry_after=1)
    await enter()
    assert len(slept) == 1


async def test_a_network_that_is_not_there_yet_is_waited_for(loopback, enter, slept, caplog):
    connector = loopback.connector()
    connect, failures = connector.connect, iter([OSError("Network is unreachable"), TimeoutError()])

    async def connect_later(*given, **options):
        for failure in failures:
            raise failure
        return await connect(*given, **options)

    connector.connect = connect_later
    await enter(connector)
    assert len(slept) == 2
    assert "Network is unreachable" in caplog.text


def test_the_waits_grow_to_a_minute_and_no_longer():
    seconds = list(itertools.islice(waits(), 12))
    assert 0.75 <= seconds[0] <= 1
    assert all(each <= LONGEST_WAIT for each in seconds)
    assert min(seconds[6:]) >= LONGEST_WAIT * 0.75


async def test_a_wrong_token_is_refused_at_once(loopback, slept):
    with pytest.raises(Refused, match="DISCORD_TOKEN"):
        await admission("wrong", loopback.connector())


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
def test_what_the_gateway_refuses_for_good_is_told_as_that(code):
    assert isinstance(refusal_of(closed(code)), Refused)


def test_another_end_may_be_tried_again():
    told = refusal_of(closed(4999))
    assert type(told) is CannotConnect
    assert "4999" in str(told)


def closed(code):

    class Socket:
        close_code = code

    return discord.ConnectionClosed(Socket(), shard_id=None, code=code)


async def test_a_machine_whose_network_comes_later_comes_online_by_itself(loopback, tmp_path):
    async def pass_on(reader, writer):
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", loopback.port)
        await asyncio.gather(pump(reader, there_writer), pump(there_reader, writer), return_exceptions=True)

    async def pump(reader, writer):
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    network = await asyncio.start_server(pass_on, "127.0.0.1", 0)
    port = network.sockets[0].getsockname()[1]
    network.close()
    await network.wait_closed()
    async with launched(loopback, tmp_path, port=port) as bot:
        await bot.logged("Discord cannot be reached", STARTED_WITHIN)
        async with await asyncio.start_server(pass_on, "127.0.0.1", port):
            await loopback.ready(within=STARTED_WITHIN)
            bot.process.terminate()
            assert (await bot.ended(15))[0] == 0
