"""What a maintainer meets of a bot that runs as a process of its own: its log, its metrics, its probes."""

import json
import re
import signal
import socket
from contextlib import closing

import aiohttp
import pytest

from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.discord.launched import STARTED_WITHIN, launched

FERRY = "The ferry to Skarrow left the harbour at noon on Monday. It carried nine cars and no dogs."


@pytest.fixture
def folder(tmp_path, loopback):
    with SQLiteStore(tmp_path / "verbatim.db") as store:
        Shelf(store).add(loopback.server.id, Article("Ferry leaves", FERRY), Actor("test", "test"))
    return tmp_path


@pytest.fixture
def environment(folder):
    return {
        "CORPUS_URL": f"sqlite:///{folder / 'verbatim.db'}",
        "CONFIDENCE_THRESHOLD": "0.05",
        "LOG_FORMAT": "json",
        "METRICS_ADDRESS": "127.0.0.1:0",
    }


async def test_it_tells_how_it_fares_and_logs_nothing_but_objects(loopback, folder, environment):
    async with launched(loopback, folder, environment) as bot, aiohttp.ClientSession() as session:
        line = await bot.logged("metrics and probes at", STARTED_WITHIN)
        address = re.search(r"http://[\d.]+:\d+/", line)[0]

        async def page(name):
            async with session.get(address + name) as answer:
                return answer.status, await answer.text()

        await bot.logged("connected as", STARTED_WITHIN)
        assert await page("healthz") == (200, "ok\n")
        assert await page("readyz") == (200, "ok\n")
        loopback.user("ann").mentions_bot(
            loopback.channel, "When did the ferry to Skarrow leave the harbour?"
        )
        await loopback.channel.next_message()
        told = (await page("metrics"))[1].splitlines()
        assert "verbatim_store_articles 1.0" in told
        assert "verbatim_gateway_shards_connected 1.0" in told
        assert 'verbatim_gateway_events_total{event="ready"} 1.0' in told
        assert 'verbatim_question_stage_duration_seconds_count{stage="rank"} 1.0' in told
        assert any(line.startswith("verbatim_backup_last_success_timestamp_seconds ") for line in told)
        bot.signal(signal.SIGTERM)
        status, _ = await bot.ended(30)
    assert status == 0
    lines = [json.loads(line) for line in bot.log]
    assert {"time", "level", "logger", "message"} <= set.intersection(*map(set, lines))
    assert {line["level"] for line in lines} == {"INFO"}


async def test_an_address_that_is_taken_ends_it_in_words_before_discord_hears_of_it(
    loopback, folder, environment
):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        async with launched(loopback, folder, environment | {"METRICS_ADDRESS": address}) as bot:
            status, _ = await bot.ended(STARTED_WITHIN)
    assert status == 1
    assert f"METRICS_ADDRESS is {address}" in json.loads(bot.log[-1])["message"]
    assert loopback.journal.requests == []
