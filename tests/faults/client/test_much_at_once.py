"""Too much at once: memory runs out inside a question, floods of questions, letters and files."""

import asyncio
import gc
import threading
import time
import tracemalloc

import pytest

from bot.client.answers import Answers, Asking
from bot.client.capacity import Capacities, Capacity, TooBusy
from bot.client.presses import Presses
from bot.retriever.answer import Answer
from bot.translation import ENGLISH
from corpus.servers import ServerSettings
from tests.bot.client.conftest import MAINTAINER
from tests.discord.messages import File

HERE = 1001


@pytest.fixture
def no_limits(loopback, verbatim):
    settings = ServerSettings(per_member=100_000, per_server=100_000)
    verbatim.records.servers.keep_settings(loopback.server.id, settings, "for a test", MAINTAINER)


@pytest.fixture
def ann(loopback, add, no_limits):
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")
    return loopback.user("ann")


class Crowd:
    """Counts who is inside at the same time."""

    def __init__(self, seconds):
        self._lock, self._seconds = threading.Lock(), seconds
        self.inside = self.most = self.calls = 0

    def enter(self):
        with self._lock:
            self.calls += 1
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(self._seconds)
        with self._lock:
            self.inside -= 1


async def test_memory_runs_out_inside_a_question(loopback, bot, verbatim, ann, terse):
    verbatim.retriever.failure = MemoryError()
    ann.mentions_bot(loopback.channel, "harbour?")
    assert "reference" in (await loopback.channel.next_message()).text
    verbatim.retriever.failure = None
    ann.mentions_bot(loopback.channel, "harbour?")
    assert "Tuesday" in (await loopback.channel.next_message()).text


async def test_of_a_thousand_questions_in_a_second_some_are_answered_and_the_others_told(
    loopback, verbatim, monkeypatch
):
    crowd = Crowd(0.002)

    def ask(_shelf, question, *_):
        crowd.enter()
        return Answer(question, 0.1)

    monkeypatch.setattr(verbatim, "ask", ask)
    answers = Answers(verbatim, Presses(), capacity=Capacity(8, 200))
    asking = [Asking(HERE, number, "Who?", ENGLISH) for number in range(1000)]
    found = await asyncio.gather(*map(answers.find, asking), return_exceptions=True)
    assert sum(isinstance(each, TooBusy) for each in found) == 792
    assert crowd.calls == 208
    assert crowd.most <= 8
    assert (await answers.find(asking[0])).answer.question == "Who?"


async def test_whoever_finds_no_room_is_told_and_everybody_once(loopback, bot, verbatim, ann, monkeypatch):
    little = Capacity(1, 2)
    monkeypatch.setattr(bot.answers, "_capacity", little)
    asked = [ann.mentions_bot(loopback.channel, "harbour?") for _ in range(10)]
    await loopback.until(lambda: len(loopback.channel.by_bot()) == 10, "an answer for everybody")
    replies = loopback.channel.by_bot()
    assert sorted(each.reply_to.id for each in replies) == [each.id for each in asked]
    told = ["too much to do" in each.text for each in replies]
    assert 0 < sum(told) < 10


async def test_letters_typed_by_many_leave_threads_for_questions(loopback, bot, verbatim, ann, monkeypatch):
    crowd, find = Crowd(0.01), verbatim.shelf.store.find

    def slow(*arguments, **options):
        crowd.enter()
        return find(*arguments, **options)

    monkeypatch.setattr(verbatim.shelf.store, "find", slow)
    monkeypatch.setattr(bot.capacities, "choices", Capacity(4, 10))
    mo = loopback.user("mo", manage_messages=True)
    typed = [mo.autocomplete("article show", article=f"shi{number}") for number in range(60)]
    ann.mentions_bot(loopback.channel, "harbour?")
    await loopback.channel.next_message()
    for each in typed:
        await each.choices()
    assert crowd.most <= 4
    assert crowd.calls < 60


async def test_huge_files_at_once_are_read_a_few_at_a_time(loopback, bot, monkeypatch):
    crowd = Crowd(0.02)

    def slow(_data, _name):
        crowd.enter()
        return []

    monkeypatch.setattr("bot.client.articles.attached.read_file", slow)
    monkeypatch.setattr(bot.capacities, "files", Capacity(2, 6))
    mo = loopback.user("mo", manage_messages=True)
    big = b"x" * 1_000_000
    added = [mo.slash("article add", file=File(f"{number}.txt", big)) for number in range(12)]
    told = [(await each.response()).text for each in added]
    assert crowd.most <= 2
    assert 0 < sum("too much to do" in each for each in told) <= 4


async def test_memory_returns_after_a_flood(verbatim, monkeypatch):
    monkeypatch.setattr(verbatim, "ask", lambda _shelf, question, *_: Answer(question, 0.1))
    answers = Answers(verbatim, Presses())

    async def flood():
        asking = [Asking(HERE, number, "Who? " * 400, ENGLISH) for number in range(300)]
        for found in await asyncio.gather(*map(answers.find, asking), return_exceptions=True):
            if not isinstance(found, TooBusy):
                answers._underway.end(found.id)
        gc.collect()

    await flood()
    tracemalloc.start()
    try:
        await flood()
        before = tracemalloc.get_traced_memory()[0]
        await flood()
        assert tracemalloc.get_traced_memory()[0] - before < 100_000
    finally:
        tracemalloc.stop()


async def test_whoever_gives_up_waiting_leaves_a_place():
    few = Capacity(1, 1)

    async def enter(gate):
        async with few:
            await gate.wait()

    gate = asyncio.Event()
    inside, waiting = (asyncio.create_task(enter(gate)) for _ in range(2))
    await asyncio.sleep(0)
    with pytest.raises(TooBusy):
        await enter(gate)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    third = asyncio.create_task(enter(gate))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(inside, third)


def test_capacities_are_bounded():
    found = Capacities()
    assert all(each._most < 1000 for each in (found.questions, found.files, found.choices))
