"""Requests go wrong on demand, in the ways they do with Discord."""

import aiohttp
import discord
import pytest

from tests.discord.conftest import Bot, Raw
from tests.discord.loopback import Loopback

SEND = ("POST", "/channels/{channel}/messages")


async def test_rate_limited_message_is_sent_in_the_end(loopback: Loopback, bot: Bot) -> None:
    loopback.faults.rate_limit(*SEND, retry_after=0.05, times=2)
    loopback.user("ann").mentions_bot(loopback.channel, "hello")
    await loopback.channel.next_message()
    assert [request.status for request in loopback.journal.sent(*SEND)] == [429, 429, 200]


async def test_server_error_is_tried_again(loopback: Loopback, bot: Bot) -> None:
    loopback.faults.fail(*SEND, status=502)
    loopback.user("ann").mentions_bot(loopback.channel, "hello")
    await loopback.channel.next_message()
    assert [request.status for request in loopback.journal.sent(*SEND)] == [502, 200]


async def test_refusal_on_demand(loopback: Loopback, bot: Bot) -> None:
    channel = bot.get_channel(loopback.channel.id)
    assert isinstance(channel, discord.TextChannel)
    loopback.faults.refuse("POST", "/channels/{}/messages", code=50013)
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("hello")
    assert refused.value.code == 50013
    await channel.send("hello")


async def test_error_after_the_deed(loopback: Loopback, raw: Raw) -> None:
    loopback.faults.fail(*SEND, status=504, after=True)
    assert await raw.message(content="sent all the same") == (504, None)
    assert [message.content for message in loopback.channel.by_bot()] == ["sent all the same"]


async def test_other_hosts_cannot_be_reached(loopback: Loopback) -> None:
    async with aiohttp.ClientSession(connector=loopback.connector()) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get("https://example.org/")
    loopback.journal.forgive("example.org, which is not Discord")


async def test_unknown_route_and_missing_headers_are_violations(loopback: Loopback, raw: Raw) -> None:
    assert (await raw("POST", "/channels/1/nonsense", {}))[0] == 404
    loopback.journal.forgive("no such route")
    assert (await raw("GET", "/users/@me", headers={"User-Agent": "curl"}))[0] == 200
    loopback.journal.forgive("User-Agent")
    async with aiohttp.ClientSession(connector=loopback.connector()) as session:
        response = await session.get("https://discord.com/api/v10/users/@me")
        assert response.status == 401
    assert len(loopback.journal.forgive("User-Agent|Authorization")) == 2


async def test_bodies_that_are_no_json_are_refused(loopback: Loopback, raw: Raw) -> None:
    path = f"/channels/{loopback.channel.id}/messages"
    json = {"Content-Type": "application/json"}
    assert (await raw("POST", path, data=b"{", headers=json))[1]["code"] == 50109
    assert (await raw("POST", path, data=b"content=a", headers={"Content-Type": "text/plain"}))[0] == 400
    assert len(loopback.journal.forgive("JSON|text/plain")) == 2


async def test_long_reasons_are_violations(loopback: Loopback, raw: Raw) -> None:
    await raw("GET", "/users/@me", headers={"X-Audit-Log-Reason": "%20" * 512})
    assert loopback.journal.violations == []
    await raw("GET", "/users/@me", headers={"X-Audit-Log-Reason": "a" * 513})
    loopback.journal.forgive("audit log")


async def test_mistakes_of_the_loopback_are_told(loopback: Loopback, raw: Raw) -> None:
    del loopback.commands
    assert await raw("GET", f"/applications/{loopback.bot.id}/commands") == (500, None)
    loopback.journal.forgive("Traceback")


async def test_forgiving_needs_something_to_forgive(loopback: Loopback) -> None:
    with pytest.raises(AssertionError, match="no violation matches"):
        loopback.journal.forgive("anything")
