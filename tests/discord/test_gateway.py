"""Connections fail and come back; what was missed is sent again."""

import asyncio

import aiohttp
import discord
import pytest

from tests.discord.commands import NotOffered
from tests.discord.conftest import Bot
from tests.discord.loopback import Loopback

IDENTITY = {"token": "right", "intents": 0, "properties": {"os": "", "browser": "", "device": ""}}


@pytest.mark.parametrize("failure", ["drop", "close", "ask_reconnect", "invalidate"])
async def test_missed_mention_is_answered_after_resume(loopback: Loopback, bot: Bot, failure: str) -> None:
    ann = loopback.user("ann")
    match failure:
        case "drop":
            loopback.gateway.drop()
        case "close":
            loopback.gateway.close(4000)
        case "ask_reconnect":
            loopback.gateway.ask_reconnect()
        case "invalidate":
            loopback.gateway.invalidate(resumable=True)
    ann.mentions_bot(loopback.channel, "did you miss this?")
    assert "did you miss this?" in (await loopback.channel.next_message()).content
    await loopback.until(lambda: loopback.gateway.resumed, "a resume")
    assert (loopback.gateway.identified, loopback.gateway.resumed) == (1, 1)
    assert len(loopback.channel.by_bot()) == 1


async def test_invalid_session_is_begun_anew(loopback: Loopback, bot: Bot) -> None:
    loopback.gateway.invalidate(resumable=False)
    await loopback.until(lambda: loopback.gateway.identified == 2, "a second identify")
    loopback.user("ann").mentions_bot(loopback.channel, "back?")
    assert "back?" in (await loopback.channel.next_message()).content


async def test_unknown_session_is_begun_anew(loopback: Loopback, bot: Bot) -> None:
    loopback.gateway.forget_session()
    loopback.gateway.drop()
    await loopback.until(lambda: loopback.gateway.identified == 2, "a second identify")
    assert loopback.gateway.resumed == 0


async def test_outage_is_waited_out(loopback: Loopback, bot: Bot) -> None:
    loopback.gateway.down = True
    loopback.gateway.drop()
    loopback.user("ann").mentions_bot(loopback.channel, "still there?")
    await asyncio.sleep(0.1)
    assert not loopback.gateway.connected
    loopback.gateway.down = False
    assert "still there?" in (await loopback.channel.next_message(within=10)).content


async def test_heartbeats(loopback: Loopback) -> None:
    loopback.gateway.heartbeat_interval = 0.05
    async with loopback.online(Bot(loopback)):
        await loopback.until(lambda: loopback.gateway.heartbeats >= 3, "three heartbeats")


async def test_wrong_token(loopback: Loopback) -> None:
    with pytest.raises(discord.LoginFailure):
        await Bot(loopback).start("wrong")


async def test_refused_intents(loopback: Loopback) -> None:
    bot = discord.Client(intents=discord.Intents.all(), connector=loopback.connector())
    async with bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(loopback.token)


async def test_granted_content_intent_shows_every_message(loopback: Loopback) -> None:
    loopback.gateway.granted = discord.Intents.all()
    heard = asyncio.get_running_loop().create_future()
    client = discord.Client(intents=discord.Intents.all(), connector=loopback.connector())

    @client.event
    async def on_message(message: discord.Message) -> None:
        heard.set_result(message.content)

    async with loopback.online(client):
        loopback.user("ann").says(loopback.channel, "to everyone")
        assert await asyncio.wait_for(heard, 5) == "to everyone"


async def test_application_learns_what_it_is_granted(loopback: Loopback, bot: Bot) -> None:
    assert not (await bot.application_info()).flags.gateway_message_content_limited
    loopback.gateway.granted = discord.Intents.all()
    assert (await bot.application_info()).flags.gateway_message_content_limited


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ({"op": 2, "d": IDENTITY | {"token": "wrong"}}, 4004),
        ({"op": 2, "d": IDENTITY | {"intents": 1 << 40}}, 4013),
        ({"op": 2, "d": IDENTITY | {"intents": 1 << 15}}, 4014),
        ({"op": 6, "d": {"token": "wrong", "session_id": "", "seq": 1}}, 4004),
        ({"op": 3, "d": {}}, 4003),
    ],
)
async def test_close_codes(loopback: Loopback, first: dict, code: int) -> None:
    if first["d"].get("token") == "right":
        first = {"op": first["op"], "d": first["d"] | {"token": loopback.token}}
    async with (
        aiohttp.ClientSession(connector=loopback.connector()) as session,
        session.ws_connect("wss://gateway.discord.gg/?v=10&encoding=json") as socket,
    ):
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json(first)
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == code


async def test_server_left_and_joined(loopback: Loopback, bot: Bot) -> None:
    await loopback.until(lambda: bot.guilds, "the server")
    loopback.bot_leaves(loopback.server)
    elsewhere = loopback.add_server("Elsewhere")
    marker = loopback.user("ann").direct_message("done?")
    await loopback.until(lambda: any(each.id == marker.id for each in bot.heard), "the last event")
    assert [server.name for server in bot.guilds] == [elsewhere.name]
    with pytest.raises(NotOffered, match="not in Home"):
        loopback.user("bo").slash("ask", question="anyone here?")
