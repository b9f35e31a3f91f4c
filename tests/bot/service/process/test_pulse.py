"""What counts as a sign of life, and what does not."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.service.process.pulse import Pulse
from corpus.store import StoreUnavailable


async def test_it_needs_none_of_the_threads_in_which_others_wait():
    over, pool = threading.Event(), ThreadPoolExecutor(1)
    asyncio.get_running_loop().set_default_executor(pool)
    pool.submit(over.wait)  # as for somebody who writes
    try:
        async with asyncio.timeout(2):
            await Pulse(lambda: 1)()
    finally:
        over.set()


async def test_a_store_that_says_why_it_cannot_be_read_is_no_reason_for_a_restart():
    def moved_away():
        raise StoreUnavailable("The database is not there any more.")

    await Pulse(moved_away)()


async def test_a_store_that_fails_by_a_bug_gives_no_sign_of_life():
    def failing():
        raise KeyError

    with pytest.raises(KeyError):
        await Pulse(failing)()


async def test_a_store_that_does_not_answer_gives_none_and_holds_nobody_up():
    over = threading.Event()
    pulse = Pulse(over.wait)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await pulse()
    pulse.end()
    over.set()
