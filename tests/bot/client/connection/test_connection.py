"""Logging in, the commands, and a connection that breaks, over the wire."""

import asyncio
import os
import signal

import pytest

from bot.client.client import VerbatimClient
from bot.client.connection.refusals import CannotConnect
from bot.client.lifecycle import serve
from bot.settings import Settings
from tests.bot.client.conftest import QuickClient

COMMANDS = "/applications/{application}/commands"


async def visit(loopback, verbatim):
    """The bot comes, and goes by itself."""
    async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
        pass


class TestStart:
    async def test_it_asks_for_no_privileged_intent(self, loopback, bot):
        intents = loopback.gateway.session.intents
        assert (intents.guilds, intents.guild_messages, intents.dm_messages) == (True, True, True)
        assert intents.value.bit_count() == 3

    async def test_the_log_says_that_it_is_connected(self, logged, bot):
        await logged("connected as verbatim")

    async def test_commands_are_sent_once_and_not_at_every_start(self, loopback, verbatim):
        await visit(loopback, verbatim)
        offered = ["Find a source", "article", "ask", "feed", "help", "privacy", "server"]
        assert sorted(loopback.commands.names()) == offered
        await visit(loopback, verbatim)
        assert len(loopback.journal.sent("PUT", COMMANDS)) == 1
        assert len(loopback.journal.sent("GET", COMMANDS)) == 2

    async def test_commands_that_changed_are_sent_again(self, loopback, verbatim):
        await visit(loopback, verbatim)
        ask = next(iter(loopback.commands.scope(0).values()))
        ask["options"][0]["description"] = "As it was in an older version"
        await visit(loopback, verbatim)
        assert len(loopback.journal.sent("PUT", COMMANDS)) == 2

    async def test_a_bot_whose_commands_are_not_taken_still_answers(self, loopback, verbatim, caplog):
        loopback.faults.refuse("GET", COMMANDS, message="Missing Access")
        await visit(loopback, verbatim)
        assert "could not be sent" in caplog.text

    async def test_moderators_commands_are_for_those_who_manage_messages_on_servers(self, loopback, bot):
        [article] = [each for each in loopback.commands.scope(0).values() if each["name"] == "article"]
        assert article["default_member_permissions"] == str(1 << 13)
        assert (article["contexts"], article["integration_types"]) == ([0], [0])
        [ask] = [each for each in loopback.commands.scope(0).values() if each["name"] == "ask"]
        assert (sorted(ask["contexts"]), sorted(ask["integration_types"])) == ([0, 1, 2], [0, 1])


class TestRefusal:
    @pytest.fixture
    async def client(self, loopback, verbatim):
        return VerbatimClient(verbatim, connector=loopback.connector())

    async def test_a_wrong_token_is_told_and_not_tried_again(self, loopback, client):
        with pytest.raises(CannotConnect, match="DISCORD_TOKEN"):
            await serve(client, "wrong")
        assert loopback.gateway.identified == 0
        assert len(loopback.journal.requests) == 1

    async def test_refused_intents_are_told_and_not_tried_again(self, loopback, client):
        loopback.gateway.granted.guilds = False
        with pytest.raises(CannotConnect, match="Privileged Gateway Intents"):
            await serve(client, loopback.token)
        assert loopback.gateway.identified == 0

    async def test_refused_message_content_is_told_with_what_to_do(self, loopback, verbatim):
        client = VerbatimClient(verbatim, Settings(message_content=True), connector=loopback.connector())
        with pytest.raises(CannotConnect, match="Message Content Intent"):
            await serve(client, loopback.token)

    async def test_a_discord_that_makes_no_sense_is_told(self, loopback, client):
        loopback.faults.fail("GET", "/users/@me", status=400)
        with pytest.raises(CannotConnect, match="400"):
            await serve(client, loopback.token)

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    async def test_a_signal_makes_it_leave_properly(self, loopback, client, number):
        serving = asyncio.create_task(serve(client, loopback.token))
        await loopback.ready()
        os.kill(os.getpid(), number)
        await asyncio.wait_for(serving, 15)
        await loopback.until(lambda: not loopback.gateway.connected, "the goodbye")


@pytest.mark.usefixtures("bot")
class TestBreaks:
    @pytest.fixture
    def ann(self, loopback, add):
        add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")
        return loopback.user("ann")

    async def test_a_mention_missed_while_the_line_was_broken_is_answered_once(self, loopback, ann):
        loopback.gateway.drop()
        missed = ann.mentions_bot(loopback.channel, "harbour?")
        reply = await loopback.channel.next_message(15)
        assert reply.reply_to is missed
        assert (loopback.gateway.resumed, loopback.gateway.identified) == (1, 1)
        ann.mentions_bot(loopback.channel, "harbour again?")
        await loopback.channel.next_message()
        assert len(loopback.channel.by_bot()) == 2

    async def test_discord_asks_for_a_new_connection(self, loopback, ann):
        loopback.gateway.ask_reconnect()
        await loopback.until(lambda: loopback.gateway.resumed, "RESUME")
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.channel.next_message()

    async def test_an_invalid_session_is_replaced_by_a_new_one(self, loopback, ann, bot):
        loopback.gateway.invalidate(resumable=False)
        await loopback.until(lambda: loopback.gateway.identified == 2, "a second IDENTIFY", 15)
        await loopback.ready()
        ann.mentions_bot(loopback.channel, "harbour?")
        await loopback.channel.next_message()
