"""What is counted of a bot on the loopback Discord."""

from datetime import UTC, datetime

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.client.client import VerbatimClient
from bot.retriever.retriever import Retriever
from bot.service.watch.watched import Watched
from bot.verbatim import Verbatim
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, StoreUnavailable
from tests.bot.client.conftest import QuickClient

STORY = (
    "Ship arrives",
    "The ship reached the harbour in Skarrow on Tuesday. It carried forty crates of oranges.",
)
ASKED = "when did the ship reach the harbour in Skarrow?"


@pytest.fixture
def watched():
    return Watched(("127.0.0.1", 0))


@pytest.fixture
def verbatim(watched):
    with SQLiteStore(":memory:") as store:
        retriever = Retriever(store, threshold=0.05, measures=watched.measures)
        yield Verbatim(Shelf(store), retriever, store.records, watched.measures)


@pytest.fixture
async def bot(loopback, verbatim, add):
    add(loopback.server.id, *STORY)
    client = QuickClient(verbatim, connector=loopback.connector())
    async with loopback.online(client):
        await loopback.until(lambda: client.vitals.connection().connected, "the session")
        yield client


@pytest.fixture
def count(bot, watched):
    """What a series says: `count("verbatim_servers")`, `count("verbatim_errors_total", kind="bug")`."""
    return lambda name, **labels: watched.measures.registry.get_sample_value(name, labels)


@pytest.fixture
def ann(loopback):
    return loopback.user("ann")


def asked(count, way, outcome="answered"):
    return count("verbatim_questions_total", way=way, outcome=outcome)


class TestQuestions:
    async def test_each_way_in_is_counted_with_what_became_of_it(self, loopback, ann, count):
        ann.mentions_bot(loopback.channel, ASKED)
        answer = await loopback.channel.next_message()
        await ann.slash("ask", question=ASKED).response()
        form = await ann.clicks(answer, "Follow up").modal()
        await ann.submits(form, {"Your question": "What did the ship carry?"}).response()
        said = ann.says(loopback.channel, "The ship reached the harbour in Skarrow on Tuesday.")
        await ann.menu("Find a source", said).response()
        ann.mentions_bot(loopback.channel, "zzz qqq?")
        await loopback.channel.next_message()
        ways = ("mention", "command", "button", "menu")
        await loopback.until(lambda: all(asked(count, way) for way in ways), "all to be counted")
        await loopback.until(lambda: asked(count, "mention", "silent"), "the silence to be counted")
        assert count("verbatim_question_duration_seconds_count") == 5
        for stage in ("search", "rank", "check", "send"):
            assert count("verbatim_question_stage_duration_seconds_count", stage=stage) >= 4

    async def test_a_direct_message_is_one_by_itself(self, loopback, verbatim, ann, count):
        ann.direct_message("zzz qqq?")
        await ann.direct.next_message()
        await loopback.until(lambda: asked(count, "direct", "silent"), "the question to be counted")

    async def test_who_asks_nothing_is_not_counted(self, loopback, ann, count):
        ann.mentions_bot(loopback.channel, "thanks")
        await loopback.channel.next_message()
        assert count("verbatim_question_duration_seconds_count") == 0

    async def test_who_has_to_wait_is(self, loopback, verbatim, ann, count):
        settings = ServerSettings(per_member=1)
        verbatim.records.servers.keep_settings(loopback.server.id, settings, "few", Actor("test", "test"))
        for _ in range(2):
            ann.mentions_bot(loopback.channel, ASKED)
            await loopback.channel.next_message()
        assert count("verbatim_questions_limited_total", limit="member") == 1
        assert asked(count, "mention", "failed") == 0

    @pytest.mark.parametrize(("failure", "kind"), [(StoreUnavailable("No."), "store"), (KeyError(), "bug")])
    async def test_what_failed_is_counted_by_its_kind(
        self, loopback, verbatim, ann, count, monkeypatch, failure, kind
    ):
        def fails(*_, **__):
            raise failure

        monkeypatch.setattr(verbatim.retriever, "answer", fails)
        ann.mentions_bot(loopback.channel, ASKED)
        await loopback.channel.next_message()
        assert asked(count, "mention", "failed") == 1
        assert count("verbatim_errors_total", kind=kind) == 1


class TestDiscord:
    async def test_a_connection_that_breaks_and_goes_on(self, loopback, bot, count):
        def event(name):
            return count("verbatim_gateway_events_total", event=name)

        assert (event("ready"), event("resumed"), event("disconnected")) == (1, 0, 0)
        loopback.gateway.drop()
        await loopback.until(lambda: event("resumed") == 1, "the session to go on", 15)
        assert (event("ready"), event("disconnected")) == (1, 1)
        assert bot.vitals.connection().connected == 1

    async def test_every_session_asked_for_is_counted(self, bot, count, monkeypatch):
        async def at_once(*_):
            pass

        monkeypatch.setattr(bot.pace, "identify", at_once)
        monkeypatch.setattr(bot.starts, "turn", at_once)
        await VerbatimClient.before_identify_hook(bot, 0)
        assert count("verbatim_gateway_events_total", event="identify") == 1

    async def test_requests_are_counted_by_what_became_of_them(self, loopback, ann, count):
        def requests(outcome):
            return count("verbatim_discord_request_duration_seconds_count", outcome=outcome)

        before = requests("done")
        loopback.faults.rate_limit("POST", "/channels/{channel}/messages", retry_after=0.01)
        ann.mentions_bot(loopback.channel, ASKED)
        await loopback.channel.next_message()
        await loopback.until(lambda: requests("done") >= before + 2, "typing and the answer")
        assert (requests("limited"), requests("broken")) == (1, 0)


async def test_its_pages_tell_what_is_so(loopback, bot, verbatim, watched, caplog):
    caplog.set_level("INFO")
    made = datetime(2026, 11, 23, tzinfo=UTC)
    async with watched.by(bot.vitals.connection, verbatim, lambda: made), aiohttp.ClientSession() as session:
        address = next(word for word in caplog.text.split() if word.startswith("http://"))

        async def page(name):
            async with session.get(address.replace("/metrics,", f"/{name}")) as answer:
                return answer.status, await answer.text()

        assert await page("readyz") == (200, "ok\n")
        families = {each.name: each for each in text_string_to_metric_families((await page("metrics"))[1])}
        values = {
            name: families[f"verbatim_{name}"].samples[0].value
            for name in (
                "servers",
                "gateway_shards",
                "gateway_shards_connected",
                "store_articles",
                "store_up",
            )
        }
        assert set(values.values()) == {1.0}
        [backup] = families["verbatim_backup_last_success_timestamp_seconds"].samples
        assert backup.value == made.timestamp()
        loopback.gateway.down = True
        loopback.gateway.drop()
        await loopback.until(lambda: not bot.vitals.connection().connected, "the end of the connection")
        assert await page("readyz") == (503, "not connected to Discord\n")
        assert (await page("healthz"))[0] == 200
