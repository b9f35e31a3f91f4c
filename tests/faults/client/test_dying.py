"""What goes on by itself dies: it is said in the log, with a reference, and it begins again."""

import asyncio
import re

import pytest

from bot.service.process.supervised import LONGEST_WAIT, supervised, tell_of_the_unhandled
from tests.bot.client.conftest import QuickClient


class Dying:
    """Fails, and fails; then goes on."""

    def __init__(self, *failures):
        self.failures, self.begun = list(failures), 0
        self.alive = asyncio.Event()

    async def run(self):
        self.begun += 1
        if self.failures:
            failure = self.failures.pop(0)
            if failure is not None:
                raise failure
            return
        self.alive.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize("failure", [ZeroDivisionError("a bug"), MemoryError(), None])
async def test_what_dies_begins_again_with_a_reference_in_the_log(terse, failure):
    dying = Dying(failure)
    task = asyncio.create_task(supervised("watching", dying.run, sleep=lambda _: asyncio.sleep(0)))
    await asyncio.wait_for(dying.alive.wait(), 5)
    task.cancel()
    [record] = terse.records
    assert re.search(r"watching .*reference [0-9a-f]{8}", record.getMessage())
    assert dying.begun == 2


async def test_what_dies_again_and_again_waits_longer_each_time(terse):
    waits, dying = [], Dying(*[ZeroDivisionError()] * 20)

    async def sleep(seconds):
        waits.append(seconds)

    task = asyncio.create_task(supervised("watching", dying.run, sleep=sleep))
    await asyncio.wait_for(dying.alive.wait(), 5)
    task.cancel()
    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == LONGEST_WAIT


async def test_what_was_well_for_long_begins_again_at_once(terse):
    waits, now, dying = [], [0.0], Dying(*[ZeroDivisionError()] * 3)

    async def run():
        now[0] += 3600
        await dying.run()

    async def sleep(seconds):
        waits.append(seconds)

    task = asyncio.create_task(supervised("watching", run, clock=lambda: now[0], sleep=sleep))
    await asyncio.wait_for(dying.alive.wait(), 5)
    task.cancel()
    assert waits == [1, 1, 1]


@pytest.mark.parametrize("what", ["watcher.run", "following.poller._run"])
async def test_the_bots_own_tasks_are_watched_over(loopback, verbatim, monkeypatch, logged, what):
    client = QuickClient(verbatim, connector=loopback.connector())
    owner = client
    for name in what.split(".")[:-1]:
        owner = getattr(owner, name)
    dying = Dying(ZeroDivisionError("a bug"))
    monkeypatch.setattr(owner, what.split(".")[-1], dying.run)
    async with loopback.online(client):
        await logged("it begins again")
        await asyncio.wait_for(dying.alive.wait(), 5)


async def test_what_no_task_handles_is_told_with_a_reference(terse):
    loop = asyncio.get_running_loop()
    tell_of_the_unhandled(loop)
    loop.call_exception_handler({"message": "never retrieved", "exception": KeyError()})
    [record] = terse.records
    assert re.search(r"reference [0-9a-f]{8}", record.getMessage())
    assert record.exc_info
