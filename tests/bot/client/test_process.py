"""A real process from its start to its end, over the wire: signals, settings, and a Discord that refuses."""

import asyncio
import signal
import socket
from collections import Counter

import pytest

from corpus.article import SHARED, Article
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.discord.interactions import Interaction
from tests.discord.launched import STARTED_WITHIN, launched

PACE = 20.0
"""Questions a second."""

LAST = 0.5
"""Seconds before the signal in which what was asked may not have arrived: the machine may be busy."""

TEST = Actor("test", "test")
REPLY = "/channels/{channel}/messages"


@pytest.fixture
def folder(tmp_path, loopback):
    """A working directory with a store, in whose server nobody has to wait before they ask again."""
    fill(tmp_path, loopback)
    return tmp_path


def fill(folder, loopback):
    """Put thirty articles and the settings of the server into a store below a folder."""
    with SQLiteStore(folder / "data" / "verbatim.db") as store:
        shelf = Shelf(store)
        for day in range(30):
            text = f"The ferry to Skarrow left at {day} past noon. It carried {day + 2} cars and no dogs."
            shelf.add(SHARED, Article(f"Ferry of day {day}", text), TEST)
        busy = ServerSettings(per_member=1_000, per_server=1_000)
        store.records.servers.keep_settings(loopback.server.id, busy, "limits", TEST)


async def connected(loopback):
    """Wait until the bot is there, with its commands."""
    await loopback.ready(within=STARTED_WITHIN)
    await loopback.until(loopback.commands.names, "the commands")


async def ask_all_the_time(loopback, asked):
    """Ask until cancelled: by mention, and every fourth time by command; `asked` has each with its moment."""
    people = [loopback.user(f"member{number}") for number in range(20)]
    while True:
        person, text = people[len(asked) % 20], f"When did the ferry of day {len(asked) % 30} leave?"
        by_command = len(asked) % 4 == 3
        question = (
            person.slash("ask", question=text) if by_command else person.mentions_bot(loopback.channel, text)
        )
        asked.append((asyncio.get_running_loop().time(), question))
        await asyncio.sleep(1 / PACE)


def answers(loopback, questions):
    """How many answers each question got."""
    replies = Counter(each.reply_to for each in loopback.channel.by_bot())
    for each in questions:
        if isinstance(each, Interaction):
            yield (each.original is not None and not each.original.loading) + len(each.followups)
        else:
            yield replies[each]


async def ended_while_asked(loopback, folder, after, prepare=lambda: None):
    """Ask, and after so many seconds let the bot end; the answers that each question begun got, and how long.

    It has to end within ten seconds, with status 0.
    """
    asked = []
    async with launched(loopback, folder) as bot:
        await connected(loopback)
        asking = asyncio.create_task(ask_all_the_time(loopback, asked))
        await asyncio.sleep(after)
        prepare()
        await asyncio.sleep(0.7)
        told = asyncio.get_running_loop().time()
        bot.signal(signal.SIGTERM)
        status, seconds = await bot.ended(15)
        asking.cancel()
    assert (status, seconds < 10) == (0, True), (seconds, bot.log)
    begun = [question for at, question in asked if question.id in bot.got or at < told - LAST]
    assert len(begun) >= after * PACE / 2
    given = list(answers(loopback, begun))
    assert set(given) == {1}, bot.log
    return given, seconds


class TestEnding:
    async def test_every_question_begun_is_answered_once(self, loopback, folder):
        await ended_while_asked(loopback, folder, 0.6)

    async def test_answers_that_discord_makes_wait_are_waited_for(self, loopback, folder):
        def hold_up():
            loopback.faults.rate_limit("POST", REPLY, retry_after=2.5)

        await ended_while_asked(loopback, folder, 0.6, hold_up)

    async def test_a_second_signal_ends_at_once(self, loopback, folder):
        async with launched(loopback, folder) as bot:
            await connected(loopback)
            loopback.faults.rate_limit("POST", REPLY, retry_after=30)
            loopback.user("ann").mentions_bot(loopback.channel, "When did the ferry of day 3 leave?")
            await loopback.until(lambda: loopback.journal.sent("POST", REPLY), "an answer that is held up")
            bot.signal(signal.SIGTERM)
            await bot.logged("leaving Discord")
            bot.signal(signal.SIGTERM)
            status, seconds = await bot.ended(10)
        assert (status, seconds < 3) == (128 + signal.SIGTERM, True)


class TestRefused:
    async def test_a_wrong_token_ends_with_78_and_one_request(self, loopback, folder):
        async with launched(loopback, folder, {"DISCORD_TOKEN": "wrong"}) as bot:
            status, _ = await bot.ended(STARTED_WITHIN)
        assert status == 78
        assert any("DISCORD_TOKEN" in line for line in bot.log)
        assert not any("bug" in line for line in bot.log)
        assert len(loopback.journal.requests) == 1

    async def test_refused_intents_end_with_78(self, loopback, folder):
        async with launched(loopback, folder, {"MESSAGE_CONTENT": "yes"}) as bot:
            status, _ = await bot.ended(STARTED_WITHIN)
        assert status == 78
        assert any("Message Content Intent" in line for line in bot.log)
        assert loopback.gateway.attempts == 1


class TestService:
    async def test_systemd_is_told_and_settings_are_read_again(self, loopback, folder):
        env = folder / ".env"
        env.write_text("LOG_LEVEL=INFO\nCONFIDENCE_THRESHOLD=0.5\n")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(str(folder / "notify"))
            manager.setblocking(False)
            loop = asyncio.get_running_loop()

            async def told(state):
                async with asyncio.timeout(STARTED_WITHIN):
                    while state not in (text := (await loop.sock_recv(manager, 4096)).decode()):
                        pass
                return text

            environment = {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "400000"}
            async with launched(loopback, folder, environment) as bot:
                assert "reading the shared shelf" in await told("EXTEND_TIMEOUT_USEC")
                await told("READY=1")
                await told("WATCHDOG=1")
                env.write_text("CONFIDENCE_THRESHOLD=0.7\nGRACE_DAYS=3\nMESSAGE_CONTENT=yes\n")
                bot.signal(signal.SIGHUP)
                await told("RELOADING=1")
                ready = await told("READY=1")
                assert "CONFIDENCE_THRESHOLD=0.7, GRACE_DAYS=3; after a restart: MESSAGE_CONTENT" in ready
                privacy = await loopback.user("ann").slash("privacy").response()
                assert "is deleted 3 days after I was removed" in privacy.text
                env.write_text("CONFIDENCE_THRESHOLD=much\n")
                bot.signal(signal.SIGHUP)
                assert "kept as they were: CONFIDENCE_THRESHOLD is 'much'" in await told("READY=1")
                bot.signal(signal.SIGTERM)
                await told("STOPPING=1")
                assert (await bot.ended(10))[0] == 0
