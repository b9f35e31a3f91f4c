"""SIGTERM while questions come: a real process, over the wire."""

import asyncio
import signal
from collections import Counter

import pytest

from corpus.article import SHARED, Article
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.discord.launched import STARTED_WITHIN, launched

PACE = 20.0
"""Questions a second."""

TEST = Actor("test", "test")


@pytest.fixture
def database(tmp_path, loopback):
    """A folder with a store of some articles, in which nobody has to wait before they ask again."""
    with SQLiteStore(tmp_path / "verbatim.db") as store:
        shelf = Shelf(store)
        for day in range(30):
            text = f"The ferry to Skarrow left at {day} past noon. It carried {day + 2} cars and no dogs."
            shelf.add(SHARED, Article(f"Ferry of day {day}", text), TEST)
        busy = ServerSettings(per_member=1_000, per_server=1_000)
        store.records.servers.keep_settings(loopback.server.id, busy, "limits", TEST)
    return tmp_path


def environment(folder):
    return {"CORPUS_URL": f"sqlite:///{folder / 'verbatim.db'}"}


async def ask_all_the_time(loopback, moments):
    """Ask until cancelled: by mention, and every fourth by command."""
    people = [loopback.user(f"member{number}") for number in range(20)]
    number = 0
    while True:
        person = people[number % len(people)]
        text = f"When did the ferry of day {number % 30} leave?"
        if number % 4 == 3:
            asked = person.slash("ask", question=text)
        else:
            asked = person.mentions_bot(loopback.channel, text)
        moments.append((asyncio.get_running_loop().time(), asked))
        number += 1
        await asyncio.sleep(1 / PACE)


def answers_to(loopback, asked):
    """How many answers a question got, whether a message or an interaction."""
    if hasattr(asked, "callback"):
        return int(asked.original is not None and not asked.original.loading) + len(asked.followups)
    return Counter(each.reply_to for each in loopback.channel.by_bot())[asked]


@pytest.mark.parametrize("after", [1.33])
async def test_every_question_begun_is_answered_once_when_it_is_told_to_end(loopback, database, after):
    moments = []
    async with launched(loopback, database, environment(database)) as bot:
        await loopback.ready(within=STARTED_WITHIN)
        await loopback.until(lambda: loopback.commands.names(), "the commands")
        asking = asyncio.create_task(ask_all_the_time(loopback, moments))
        await asyncio.sleep(after)
        bot.signal(signal.SIGTERM)
        told = asyncio.get_running_loop().time()
        status, seconds = await bot.ended(15)
        asking.cancel()
    assert (status, seconds < 10) == (0, True), bot.log
    begun = [asked for moment, asked in moments if asked.id in bot.got or moment < told - 0.5]
    assert len(begun) >= after * PACE / 2
    assert {answers_to(loopback, asked) for asked in begun} == {1}, bot.log
    print(len(begun), len(moments), seconds, bot.log[-4:])
