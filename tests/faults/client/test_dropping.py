"""The connection breaks, in every state: a question that Discord had for the bot is answered once."""

import asyncio
import itertools

import pytest

from bot.client.connection.reconnecting import LONGEST_TO_CONNECT, Attempts, Pace
from bot.client.connection.refusals import CannotConnect
from bot.client.lifecycle import serve
from tests.bot.client.conftest import QuickClient

SEND = ("POST", "/channels/{channel}/messages")
ENOUGH = 0.15
"""Seconds in which a second answer would have come."""

BEFORE_LONG = 20.0


@pytest.fixture
def ann(loopback, add):
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")
    return loopback.user("ann")


@pytest.fixture
def answered_once(loopback, ann):
    """Ask, and see that there is one answer to this question and no other."""

    async def answered_once(asked=None):
        asked = asked or ann.mentions_bot(loopback.channel, "harbour?")
        reply = await loopback.channel.next_message(BEFORE_LONG)
        assert reply.reply_to is asked
        await asyncio.sleep(ENOUGH)
        assert [each for each in loopback.channel.by_bot() if each.reply_to is asked] == [reply]

    return answered_once


def lines(caplog):
    """What the log says above the level of a routine."""
    return [each for each in caplog.records if each.levelname in ("WARNING", "ERROR")]


@pytest.mark.parametrize("moment", ["connect", "hello", "identify", "ready"])
async def test_the_line_breaks_while_the_bot_logs_in(
    loopback, verbatim, answered_once, terse, hasten, moment
):
    loopback.gateway.breaks[moment] = 1
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        await answered_once()
    assert not [each for each in terse.records if each.exc_info]


@pytest.mark.parametrize("moment", ["connect", "hello", "resume"])
async def test_the_line_breaks_again_while_the_session_is_resumed(
    loopback, bot, ann, answered_once, terse, moment
):
    loopback.gateway.breaks[moment] = 2
    loopback.gateway.drop()
    await answered_once(ann.mentions_bot(loopback.channel, "harbour?"))
    assert loopback.gateway.identified == 1
    assert not [each for each in terse.records if each.exc_info]


async def test_the_line_breaks_while_idle(loopback, bot, answered_once, logged):
    loopback.gateway.drop()
    await answered_once()
    await logged("connected again, after")


async def test_the_line_breaks_while_a_question_is_searched(loopback, bot, verbatim, ann, monkeypatch):
    ask, asked = verbatim.ask, []

    def slowly(*arguments):
        asked.append(arguments)
        bot.loop.call_soon_threadsafe(loopback.gateway.drop)
        return ask(*arguments)

    monkeypatch.setattr(verbatim, "ask", slowly)
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.channel.next_message()
    await loopback.until(lambda: loopback.gateway.resumed, "RESUME")
    await asyncio.sleep(ENOUGH)
    assert (len(asked), len(loopback.channel.by_bot())) == (1, 1)


async def test_the_line_breaks_while_the_answer_is_sent(loopback, bot, ann):
    loopback.faults.rate_limit(*SEND, retry_after=0.3)
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.until(lambda: loopback.journal.sent(*SEND), "the first try to send")
    loopback.gateway.drop()
    await loopback.channel.next_message()
    await loopback.until(lambda: loopback.gateway.resumed, "RESUME")
    await asyncio.sleep(ENOUGH)
    assert len(loopback.channel.by_bot()) == 1


async def test_a_message_that_is_sent_again_is_answered_once(loopback, bot, ann, answered_once):
    asked = ann.mentions_bot(loopback.channel, "harbour?")
    await answered_once(asked)
    loopback._tell("MESSAGE_CREATE", asked)
    await asyncio.sleep(ENOUGH)
    assert len(loopback.journal.sent(*SEND)) == 1


async def test_a_command_that_is_sent_again_is_answered_once(loopback, bot, ann):
    asked = ann.slash("ask", question="harbour?")
    await asked.response()
    loopback.begin(asked)
    await asyncio.sleep(ENOUGH)
    assert len(loopback.journal.sent("POST", "/interactions/{interaction}/{token}/callback")) == 1


async def test_a_press_that_is_sent_again_is_done_once(loopback, bot, ann):
    answer = await ann.slash("ask", question="harbour?").response()
    press = ann.clicks(answer, "Helpful")
    await press.response()
    loopback.begin(press)
    await asyncio.sleep(ENOUGH)
    assert len(loopback.journal.sent("POST", "/interactions/{interaction}/{token}/callback")) == 2


@pytest.mark.parametrize("resumable", [True, False])
async def test_the_session_is_invalid(loopback, bot, answered_once, resumable):
    loopback.gateway.invalidate(resumable=resumable)
    await loopback.until(lambda: loopback.gateway.identified + loopback.gateway.resumed == 2, "a session")
    await loopback.ready(bot)
    await answered_once()


async def test_heartbeats_are_not_acknowledged(loopback, verbatim, ann, answered_once, monkeypatch):
    loopback.gateway.heartbeat_interval = 0.1
    monkeypatch.setattr("bot.client.connection.connected.SILENCE", 0.3)
    client = QuickClient(verbatim, connector=loopback.connector())
    async with loopback.online(client):
        loopback.gateway.go_dead()
        await answered_once(ann.mentions_bot(loopback.channel, "harbour?"))


@pytest.mark.parametrize("code", [1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009])
async def test_close_codes_after_which_it_goes_on(loopback, bot, answered_once, code):
    if code == 1006:
        loopback.gateway.drop()
    else:
        loopback.gateway.close(code)
    await loopback.until(lambda: loopback.gateway.attempts > 1, "a new connection")
    await answered_once()


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
async def test_close_codes_that_end_it_for_good(loopback, verbatim, code):
    client = QuickClient(verbatim, connector=loopback.connector())
    serving = asyncio.create_task(serve(client, loopback.token))
    await loopback.ready(client)
    loopback.gateway.close(code)
    with pytest.raises(CannotConnect):
        await asyncio.wait_for(serving, BEFORE_LONG)
    assert loopback.gateway.attempts == 1


async def test_discord_asks_for_a_new_connection(loopback, bot, ann, answered_once):
    loopback.gateway.ask_reconnect()
    await answered_once(ann.mentions_bot(loopback.channel, "harbour?"))
    assert loopback.gateway.identified == 1


class TestNoWay:
    """Discord cannot be reached, for as long as a test says."""

    @pytest.fixture(params=["no name is found", "the certificate is another's", "503", "429"])
    def away(self, request, loopback):
        def away(is_away):
            match request.param:
                case "no name is found":
                    loopback.wire.nameless = is_away
                case "the certificate is another's":
                    loopback.wire.unproven = is_away
                case status:
                    loopback.gateway.down, loopback.gateway.down_status = is_away, int(status)

        return away

    async def test_the_gateway_cannot_be_reached_for_a_while(
        self, loopback, bot, ann, answered_once, away, hasten, terse
    ):
        away(True)
        loopback.gateway.drop()
        asked = ann.mentions_bot(loopback.channel, "harbour?")
        await hasten.seconds(600)
        away(False)
        await answered_once(asked)
        assert len(lines(terse)) <= 2
        assert not [each for each in terse.records if each.exc_info]

    async def test_the_gateway_cannot_be_reached_after_a_silence(
        self, loopback, bot, ann, answered_once, away, hasten
    ):
        [shard] = bot.shards.values()
        away(True)
        begun = asyncio.create_task(shard.reconnect())  # as discord.py does after a minute without an answer
        asked = ann.mentions_bot(loopback.channel, "harbour?")
        await asyncio.sleep(ENOUGH)
        away(False)
        await answered_once(asked)
        await begun
        assert loopback.gateway.identified == 1

    async def test_discord_cannot_be_reached_at_the_start(
        self, loopback, verbatim, ann, answered_once, away, hasten, monkeypatch
    ):
        monkeypatch.setattr("bot.client.connection.reaching.waits", lambda: itertools.repeat(0.05))
        away(True)
        client = QuickClient(verbatim, connector=loopback.connector())
        serving = asyncio.create_task(serve(client, loopback.token))
        await asyncio.sleep(ENOUGH)
        away(False)
        await loopback.ready(client)
        await answered_once()
        await client.close()
        await serving


async def test_a_discord_that_lets_in_and_drops_at_once_is_not_stormed(loopback, bot):
    loopback.gateway.breaks["resume"] = 10_000
    loopback.gateway.drop()
    before = loopback.gateway.attempts
    await asyncio.sleep(1)
    assert loopback.gateway.attempts - before < 8


async def test_a_gateway_that_fails_for_ten_minutes_is_asked_less_than_a_hundred_times():
    now, connected = [0.0], 0
    attempts = Attempts(LONGEST_TO_CONNECT, lambda: now[0])
    while now[0] < 600:
        now[0] += attempts.wait()
        attempts.count()
        connected += 1
    assert connected < 100


async def test_a_discord_that_refuses_every_session_is_asked_less_than_a_thousand_times_a_day():
    now, identified = [0.0], 0

    async def sleep(seconds):
        now[0] += seconds

    pace = Pace(clock=lambda: now[0], sleep=sleep)
    while now[0] < 24 * 3600:
        await pace.identify()
        identified += 1
        now[0] += 1
    assert identified < 1000
