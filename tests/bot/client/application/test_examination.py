"""What doctor learns of Discord, over the wire, and that it asks no more than it must."""

import base64
from datetime import timedelta

import pytest

from bot.client.application.examination import examine, present
from bot.client.client import VerbatimClient
from bot.service.checks.finding import Level
from bot.settings import Settings


@pytest.fixture
def token(loopback):
    """The bot's token, in the form that Discord's have."""
    first = base64.urlsafe_b64encode(str(loopback.bot.id).encode()).decode().rstrip("=")
    loopback.token = f"{first}.Loopback.{'x' * 27}"
    return loopback.token


@pytest.fixture
def looked(loopback, token):
    """Examine with these settings, the right token if none is named; the findings by their subject."""

    async def look(clock=present, **settings):
        given = Settings(**{"discord_token": token, **settings})
        found = await examine(given, loopback.connector(), clock)
        return {finding.subject: finding for finding in found}

    return look


async def test_a_bot_that_is_as_it_should_be(loopback, looked, verbatim):
    async with loopback.online(VerbatimClient(verbatim, connector=loopback.connector())):
        found = await looked()
    assert [*found] == ["token", "clock", "intents", "servers", "commands", "logins"]
    assert {finding.level for finding in found.values()} == {Level.OK}, found


async def test_the_token_is_asked_for_once_and_never_said(loopback, looked, token):
    found = await looked()
    assert [each.path for each in loopback.journal.requests].count("/applications/@me") == 1
    assert len(loopback.journal.requests) == 4
    assert token not in repr(found)


async def test_a_refused_token_is_told_and_nothing_else_is_asked(loopback, looked, token):
    found = await looked(discord_token=token + "y")
    assert (found["token"].level, found["discord"].level) == (Level.WRONG, Level.SKIPPED)
    assert "Reset" in found["token"].remedy
    assert len(loopback.journal.requests) == 1


@pytest.mark.parametrize(
    "mistake", ["", "0123456789abcdef" * 4, "123456789012345678", '"{token}"', "Bot {token}"]
)
async def test_what_is_no_token_by_its_look_is_not_sent_to_discord(loopback, looked, token, mistake):
    found = await looked(discord_token=mistake.format(token=token) or None)
    assert found["token"].level is Level.WRONG
    assert loopback.journal.requests == []


async def test_message_content_that_discord_does_not_grant(loopback, looked):
    assert (await looked(message_content=True))["intents"].level is Level.WRONG
    loopback.gateway.granted.message_content = True
    assert (await looked(message_content=True))["intents"].level is Level.OK
    assert (await looked(message_content=False))["intents"].level is Level.NOTE


async def test_a_server_that_lacks_a_permission_is_named_with_it(loopback, looked):
    everyone = loopback.server.roles[0]
    everyone.permissions.update(send_messages=False, add_reactions=False)
    finding = (await looked())["servers"]
    assert finding.level is Level.WRONG
    assert "Home" in finding.said
    assert "Send Messages, Add Reactions" in finding.said
    assert "https://discord.com/oauth2/authorize?client_id=" in finding.remedy


async def test_of_many_servers_that_lack_one_a_few_are_named(loopback, token):
    for number in range(8):
        loopback.add_server(f"Server {number}").roles[0].permissions.update(send_messages=False)
    found = await examine(Settings(discord_token=token), loopback.connector())
    said = [finding.said for finding in found if finding.subject == "servers"]
    assert (len(said), said[-1]) == (6, "and 3 more of 9")


async def test_a_bot_that_is_on_no_server_is_given_its_invite(loopback, looked):
    loopback.bot_leaves(loopback.server)
    finding = (await looked())["servers"]
    assert (finding.level, str(loopback.bot.id) in finding.remedy) == (Level.NOTE, True)


async def test_commands_that_were_never_sent(looked):
    finding = (await looked())["commands"]
    assert (finding.level, finding.said) == (Level.NOTE, "Discord has 0 of 7")


async def test_commands_of_an_older_version(loopback, looked, verbatim):
    async with loopback.online(VerbatimClient(verbatim, connector=loopback.connector())):
        pass
    commands = loopback.commands.scope(0)
    del commands[next(key for key, command in commands.items() if command["name"] == "feed")]
    assert (await looked())["commands"].said == "Discord has 6 of 7; it lacks feed"


@pytest.mark.parametrize(("seconds", "level"), [(2, Level.OK), (20, Level.NOTE), (-300, Level.WRONG)])
async def test_a_clock_that_is_off(looked, seconds, level):
    found = await looked(clock=lambda: present() + timedelta(seconds=seconds))
    assert found["clock"].level is level


async def test_logins_that_run_out(loopback, looked):
    loopback.gateway.starts.remaining = 50
    assert (await looked())["logins"].level is Level.WRONG


@pytest.mark.parametrize("status", [500, 502, 429])
async def test_a_discord_that_fails_is_told_at_once(loopback, looked, status):
    loopback.faults.fail("GET", "/applications/@me", status=status)
    found = await looked()
    assert (found["token"].level, str(status) in found["token"].said) == (Level.WRONG, True)
    assert len(loopback.journal.requests) == 1


async def test_one_answer_that_fails_leaves_the_others(loopback, looked):
    loopback.faults.fail("GET", "/users/@me/guilds")
    found = await looked()
    assert (found["servers"].level, found["logins"].level) == (Level.SKIPPED, Level.OK)
