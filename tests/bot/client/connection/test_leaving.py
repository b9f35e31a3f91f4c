"""What becomes of those who wait when the bot leaves: answered if it can be, else told."""

import asyncio
import os
import signal
import threading

import pytest

from bot.client.connection import leaving
from bot.client.lifecycle import serve
from tests.bot.client.conftest import QuickClient
from tests.discord.messages import File


@pytest.fixture
def hasty(monkeypatch):
    """The limits of leaving, a twentieth of what they are."""
    monkeypatch.setattr(leaving, "QUICK", leaving.QUICK / 20)
    monkeypatch.setattr(leaving, "FINISH", leaving.FINISH / 20)


@pytest.fixture
async def serving(loopback, verbatim):
    """The bot in this process, until a signal; what it gives is the task."""
    client = QuickClient(verbatim, connector=loopback.connector())
    task = asyncio.create_task(serve(client, loopback.token))
    task.client = client
    await loopback.ready(client)
    await loopback.until(loopback.commands.names, "the commands")
    yield task
    if not task.done():  # the test failed before it came to the end
        told_to_end()
    await asyncio.wait_for(task, 15)


@pytest.fixture
def slow(verbatim, add, loopback, monkeypatch):
    """An article, and a retriever that answers once it is let go."""
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")
    answer, go = verbatim.retriever.answer, threading.Event()
    verbatim.retriever.asked = threading.Semaphore(0)

    def answer_slowly(*given):
        verbatim.retriever.asked.release()
        go.wait(30)
        return answer(*given)

    verbatim.retriever.answer = answer_slowly
    yield go
    go.set()


async def begun(verbatim):
    """Wait until a question has come as far as the retriever."""
    assert await asyncio.to_thread(verbatim.retriever.asked.acquire, timeout=10)


def told_to_end():
    os.kill(os.getpid(), signal.SIGTERM)


async def test_discord_sees_it_leave_before_the_last_answer_is_out(loopback, verbatim, serving, slow):
    asked = loopback.user("ann").mentions_bot(loopback.channel, "When did the ship reach the harbour?")
    await begun(verbatim)
    told_to_end()
    await loopback.until(lambda: not loopback.gateway.connected, "the goodbye")
    assert not loopback.channel.by_bot()
    slow.set()
    await asyncio.wait_for(serving, 10)
    [reply] = loopback.channel.by_bot()
    assert reply.reply_to is asked
    assert "The ship reached the harbour" in reply.text


async def test_the_last_answers_are_kept(loopback, verbatim, serving, slow):
    loopback.user("ann").mentions_bot(loopback.channel, "When did the ship reach the harbour?")
    await begun(verbatim)
    told_to_end()
    slow.set()
    await asyncio.wait_for(serving, 10)
    assert len(verbatim.records.questions.questions(loopback.server.id)) == 1


@pytest.mark.usefixtures("hasty", "slow")
class TestTooLate:
    async def test_who_asked_by_a_mention_is_told(self, loopback, verbatim, serving):
        loopback.user("ann").mentions_bot(loopback.channel, "When did the ship reach the harbour?")
        await begun(verbatim)
        told_to_end()
        await asyncio.wait_for(serving, 10)
        [reply] = loopback.channel.by_bot()
        assert "I am being restarted" in reply.text

    async def test_who_asked_by_a_command_is_told(self, loopback, verbatim, serving):
        asked = loopback.user("ann").slash("ask", question="When did the ship reach the harbour?")
        await begun(verbatim)
        told_to_end()
        await asyncio.wait_for(serving, 10)
        assert "I am being restarted" in (await asked.response()).text

    async def test_who_asked_is_told_also_where_a_feeds_visit_cannot_be_ended(
        self, loopback, verbatim, serving, monkeypatch
    ):
        """It gives its claim back, and whoever writes to the store may keep it waiting."""
        over, close = asyncio.Event(), serving.client.following.poller.close

        async def close_late():
            await over.wait()
            await close()

        monkeypatch.setattr(serving.client.following.poller, "close", close_late)
        loopback.user("ann").mentions_bot(loopback.channel, "When did the ship reach the harbour?")
        await begun(verbatim)
        told_to_end()
        reply = await asyncio.wait_for(loopback.channel.next_message(), 5)
        over.set()
        await asyncio.wait_for(serving, 10)
        assert "I am being restarted" in reply.text


async def test_who_presses_what_is_outdated_in_the_last_moment_is_told(loopback, verbatim, serving, add):
    add(loopback.server.id, "Ship arrives", "The ship reached the harbour on Tuesday. It rained.")
    ann = loopback.user("ann")
    ann.mentions_bot(loopback.channel, "When did the ship reach the harbour?")
    reply = await loopback.channel.next_message()
    verbatim.records.questions.forget_person(ann.id)
    pressed = ann.clicks(reply, "Context")
    await loopback.until(lambda: serving.client.begun, "the press")
    told_to_end()
    await asyncio.wait_for(serving, 10)
    assert (await pressed.response()).ephemeral


class TestImport:
    ARTICLES = 250

    @pytest.fixture
    def file(self):
        lines = (
            f'{{"title": "Ferry {number}", "text": "Ferry {number} carried {number * 7} people on its day."}}'
            for number in range(self.ARTICLES)
        )
        return File("ferries.jsonl", "\n".join(lines).encode())

    async def offered(self, loopback, mo, file):
        asked = mo.slash("article add", file=file)
        return await asked.response()

    async def test_a_short_one_is_finished(self, loopback, verbatim, serving, file):
        mo = loopback.user("mo", manage_messages=True)
        pressed = mo.clicks(await self.offered(loopback, mo, file), "Save all 250")
        await loopback.until(lambda: serving.client.begun, "the press")
        told_to_end()
        await asyncio.wait_for(serving, 10)
        assert verbatim.shelf.store.count(loopback.server.id) == self.ARTICLES
        assert "I am being restarted" not in str([each.text for each in pressed.followups])

    async def test_a_long_one_ends_between_two_batches_and_says_how_far_it_came(
        self, loopback, verbatim, serving, file, monkeypatch
    ):
        mo = loopback.user("mo", manage_messages=True)
        offered = await self.offered(loopback, mo, file)
        put, count = verbatim.shelf.put, iter(range(1000))

        def put_and_end(*given):
            if next(count) == 30:
                serving.client.bulk.stop()
            return put(*given)

        monkeypatch.setattr(verbatim.shelf, "put", put_and_end)
        pressed = mo.clicks(offered, "Save all 250")
        assert "had to stop" in (await pressed.followup()).text
        stored = verbatim.shelf.store.count(loopback.server.id)
        assert 0 < stored < self.ARTICLES
        assert str(stored) in (await pressed.response()).text
