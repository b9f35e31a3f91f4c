"""What a maintainer sees of a bot on the loopback Discord: metrics, and whether it lives and is ready."""

import asyncio
import logging
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from bot.retriever.index.cache import Held
from bot.service.watch.probes import AddressTaken, Probes, serving
from bot.service.watch.state import Connection, StoreState
from bot.service.watch.watched import Watched
from corpus.figures import Figures
from corpus.store import StoreUnavailable

FIGURES = Figures(7, 3, 4096, 100, 10, 20, 9_000, 2, 1, 1, None)


@dataclass
class Bot:
    """A bot as its watchers see it."""

    shards: int = 2
    connected: int = 2
    failure: Exception | None = None
    read: int = 0
    held_up: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self):
        self.held_up.set()

    def connection(self):
        return Connection(self.shards, self.connected, 5, 0.25)

    def figures(self):
        self.read += 1
        self.held_up.wait(10)
        if self.failure:
            raise self.failure
        return FIGURES


@pytest.fixture
def bot():
    return Bot()


@pytest.fixture
async def ask(bot):
    """Ask one of the bot's pages: `await ask("/readyz")` gives the status, the text and the headers."""
    store = StoreState(bot.figures, patience=0.2, clock=lambda: 1000.0 * bot.read)
    probes = Probes(CollectorRegistry(), bot.connection, lambda: Held(1, 2, 3), store, patience=0.2)
    async with asking(probes.application()) as ask:
        yield ask


@asynccontextmanager
async def asking(application):
    async with serving(application, ("127.0.0.1", 0)) as (host, port), aiohttp.ClientSession() as session:

        async def ask(path, method="GET"):
            async with session.request(method, f"http://{host}:{port}{path}") as answer:
                return answer.status, await answer.text(), answer.headers

        yield ask


class TestReady:
    async def test_it_is_when_connected_and_the_store_answers(self, ask):
        assert (await ask("/readyz"))[:2] == (200, "ok\n")

    async def test_every_reason_is_a_line(self, ask, bot):
        bot.connected, bot.failure = 0, StoreUnavailable("The disk\nis full.")
        status, text, _ = await ask("/readyz")
        assert status == 503
        assert text == "not connected to Discord\nthe store cannot be read: The disk is full.\n"

    async def test_one_shard_of_several_is_missed(self, ask, bot):
        bot.connected = 1
        assert (await ask("/readyz"))[:2] == (503, "1 of 2 shards are not connected to Discord\n")

    async def test_a_store_that_does_not_answer_keeps_nobody_waiting(self, ask, bot):
        bot.held_up.clear()
        status, text, _ = await ask("/readyz")
        assert (status, "does not answer" in text) == (503, True)
        assert (await ask("/metrics"))[0] == 200
        assert bot.read == 1
        bot.held_up.set()

    async def test_a_bug_in_reading_is_told_as_that(self, ask, bot, caplog):
        bot.failure = KeyError("x")
        assert (await ask("/readyz"))[:2] == (503, "the store cannot be read: KeyError\n")
        assert "cannot be read" in caplog.text


class TestAlive:
    async def test_it_is(self, ask, bot):
        bot.connected, bot.failure = 0, StoreUnavailable("No.")
        assert (await ask("/healthz"))[:2] == (200, "ok\n")

    async def test_not_when_all_threads_are_stuck(self, ask):
        stuck = threading.Event()
        loop = asyncio.get_running_loop()
        waiting = [loop.run_in_executor(None, stuck.wait) for _ in range(64)]
        status, text, _ = await ask("/healthz")
        stuck.set()
        await asyncio.gather(*waiting)
        assert (status, text) == (503, "no thread has been free for 0 seconds\n")


class TestServer:
    @pytest.mark.parametrize("path", ["/metrics", "/healthz", "/readyz"])
    async def test_the_head_of_a_page_can_be_asked(self, ask, path):
        assert (await ask(path, "HEAD"))[:2] == (200, "")

    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [("GET", "/", 404), ("GET", "/metrics/", 404), ("POST", "/metrics", 405), ("GET", "/debug", 404)],
    )
    async def test_there_is_nothing_else_and_no_banner(self, ask, method, path, status):
        got, _, headers = await ask(path, method)
        assert got == status
        assert "Server" not in headers

    async def test_no_more_than_a_few_are_answered_at_once(self, ask, bot):
        bot.held_up.clear()
        statuses = [status for status, *_ in await asyncio.gather(*(ask("/metrics") for _ in range(12)))]
        bot.held_up.set()
        assert statuses.count(200) >= 4
        assert statuses.count(503) >= 1

    async def test_the_store_is_not_asked_by_everybody_anew(self, bot):
        store = StoreState(bot.figures, clock=lambda: 0.0)
        for _ in range(5):
            await store.refresh()
        assert bot.read == 1

    async def test_an_address_in_use_is_said_in_words(self):
        registry = CollectorRegistry()
        probes = Probes(registry, Bot().connection, lambda: Held(0, 0, 0), StoreState(Bot().figures))
        async with serving(probes.application(), ("127.0.0.1", 0)) as taken:
            with pytest.raises(AddressTaken, match="METRICS_ADDRESS is"):
                async with serving(probes.application(), taken):
                    pass


class TestWatched:
    async def test_without_an_address_nothing_listens(self, caplog):
        caplog.set_level("INFO")
        watched = Watched(None)
        with watched.logged():
            async with watched.by(Bot().connection, None):
                assert caplog.text == ""

    async def test_lines_of_the_log_are_counted(self):
        watched = Watched(("127.0.0.1", 0))
        with watched.logged():
            logging.getLogger("bot.test").warning("no disk")
        logging.getLogger("bot.test").warning("no disk")
        assert (
            watched.measures.registry.get_sample_value("verbatim_log_messages_total", {"level": "warning"})
            == 1
        )
