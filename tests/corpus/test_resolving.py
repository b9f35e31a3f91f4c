"""Looking up names of sites, also where nobody answers."""

import asyncio
import socket
import threading
import time

import pytest

from corpus import resolving
from corpus.download import Limits, PageTooSlow, download
from corpus.resolving import THREADS, Resolver


@pytest.fixture
def hanging(monkeypatch):
    """A name server that does not answer; how many wait for it."""
    over, waiting = threading.Event(), []
    waiting_all = threading.Event()

    def hang(*_, **__):
        waiting.append(1)
        if len(waiting) == THREADS:
            waiting_all.set()
        over.wait(60)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    yield waiting, waiting_all
    over.set()
    resolving._threads().shutdown()
    resolving._threads.cache_clear()


async def test_visits_that_hang_at_a_name_leave_the_threads_of_questions_alone(hanging):
    waiting, waiting_all = hanging
    visits = [download("https://news.example/", Limits(seconds=3)) for _ in range(50)]
    visiting = asyncio.gather(*visits, return_exceptions=True)
    await asyncio.to_thread(waiting_all.wait, 20)
    began = time.monotonic()
    await asyncio.gather(*(asyncio.to_thread(int) for _ in range(50)))
    assert time.monotonic() - began < 1
    assert {*map(type, await visiting)} == {PageTooSlow}
    assert len(waiting) == THREADS


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_UNSPEC])
async def test_a_name_has_the_addresses_that_the_system_says(family):
    found = await Resolver().resolve("localhost", 8080, family)
    assert {(each["hostname"], each["port"]) for each in found} == {("localhost", 8080)}
    assert {each["host"] for each in found} & {"127.0.0.1", "::1"}


async def test_a_name_without_addresses_is_an_error_of_the_system():
    with pytest.raises(socket.gaierror):
        await Resolver().resolve("nobody.invalid")
