"""Long work in threads of its own."""

import asyncio
import threading

import pytest

from bot.bulk import Bulk, Interrupted


async def test_it_gives_what_the_work_gives():
    assert await Bulk().run(divmod, 7, 2) == (3, 1)


async def test_it_raises_what_the_work_raises():
    with pytest.raises(ZeroDivisionError):
        await Bulk().run(divmod, 7, 0)


async def test_much_of_it_takes_no_thread_from_questions():
    bulk, go = Bulk(2), threading.Event()
    jobs = [asyncio.create_task(bulk.run(go.wait, 30)) for _ in range(40)]
    await asyncio.sleep(0)
    try:
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "answered"), 10) == "answered"
    finally:
        go.set()
    assert await asyncio.gather(*jobs) == [True] * 40


async def test_only_so_much_is_done_at_once():
    bulk, go, running = Bulk(2), threading.Event(), []

    def work():
        running.append(1)
        go.wait(30)

    jobs = [asyncio.create_task(bulk.run(work)) for _ in range(5)]
    await asyncio.sleep(0.1)
    assert len(running) == 2
    go.set()
    await asyncio.gather(*jobs)


async def test_what_goes_step_by_step_ends_at_the_next_step():
    bulk, taken = Bulk(), []

    def work():
        for number in bulk.steps(range(1_000_000)):
            taken.append(number)
            if number == 2:
                bulk.stop()

    with pytest.raises(Interrupted, match="being restarted"):
        await bulk.run(work)
    assert taken == [0, 1, 2]


async def test_what_waits_for_its_turn_is_not_begun_any_more():
    bulk, go = Bulk(1), threading.Event()
    first = asyncio.create_task(bulk.run(go.wait, 30))
    second = asyncio.create_task(bulk.run(pytest.fail, "it was begun"))
    await asyncio.sleep(0.05)
    bulk.stop()
    go.set()
    assert await first is True
    with pytest.raises(Interrupted):
        await second
