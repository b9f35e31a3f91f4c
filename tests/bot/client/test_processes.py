"""Three processes of two shards each over one store, run as a maintainer would run them, over the wire."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.feeds import Terms
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.discord.launched import CHECKOUT, STARTED_WITHIN, Launched, launched
from tests.discord.loopback import Loopback
from tests.discord.messages import File, Message
from tests.discord.session import Shard
from tests.discord.world import Server
from tests.feed_server import FeedServer, Story

COUNT = 6
SHARDS = ((0, 1), (2, 3), (4, 5))

EVERY = 0.3
"""Seconds between two IDENTIFYs here; at Discord they are five."""

SOON = 3.0
"""Seconds: an answer takes under one where nothing else runs."""

TEST = Actor("test", "test")


def told(name: str) -> str:
    return f"The ferry to {name} left the old harbour at noon. It carried nine cars and no dogs."


@dataclass
class Service:
    """The processes, and two servers of each shard, every one with a channel."""

    loopback: Loopback
    store: SQLiteStore
    folder: Path
    servers: list[Server]
    running: AsyncExitStack
    processes: list[Launched] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'verbatim.db'}"

    async def start(self, *numbers: int) -> None:
        """Start processes, all at once, and wait until their shards are connected."""
        for number in numbers:
            settings = {
                "CORPUS_URL": self.url,
                "CONFIDENCE_THRESHOLD": "0",
                "SHARD_COUNT": str(COUNT),
                "SHARD_IDS": ",".join(map(str, SHARDS[number])),
            }
            process = launched(self.loopback, self.folder, settings, every=EVERY)
            self.processes.append(await self.running.enter_async_context(process))
        shards = {shard for number in numbers for shard in SHARDS[number]}
        await self.loopback.until(lambda: self.connected() >= shards, "the shards", STARTED_WITHIN)

    def connected(self) -> set[int]:
        return {each.shard.id for each in self.loopback.gateway.sessions if each.connection}

    def of_shard(self, shard: int) -> Server:
        return next(each for each in self.servers if Shard(shard, COUNT).has(each.id))

    def ask(self, server: Server, question: str) -> Message:
        """Let somebody ask in a server's channel."""
        asker = self.loopback.user("asker")
        asker.joins(server)
        return asker.mentions_bot(next(iter(server.channels.values())), question)

    async def answered(self, asked: Message, within: float = SOON) -> str:
        """The answer to a question, which is the only one."""
        answer = await asked.channel.next_message(within)
        assert answer.reply_to is asked
        return answer.text

    async def asked(self, shard: int, name: str) -> None:
        """Ask on a server of a shard what an article of this name tells."""
        asked = self.ask(self.of_shard(shard), f"When did the ferry to {name} leave the old harbour?")
        began = time.monotonic()
        assert f"ferry to {name} left" in await self.answered(asked)
        assert time.monotonic() - began < SOON


@asynccontextmanager
async def serving(loopback: Loopback, folder: Path) -> AsyncIterator[Service]:
    """The three processes over a store in a folder, connected."""
    loopback.gateway.starts.shards, loopback.gateway.starts.every = COUNT, EVERY - 0.05
    servers = [loopback.add_server(f"S{n}", shard=Shard(n % COUNT, COUNT)) for n in range(2 * COUNT)]
    with SQLiteStore(folder / "verbatim.db") as store:
        async with AsyncExitStack() as running:
            for server in servers:
                loopback.add_channel("talk", server)
                Shelf(store).add(server.id, Article(f"To {server.name}", told(server.name)), TEST)
            service = Service(loopback, store, folder, servers, running)
            await service.start(0, 1, 2)
            yield service


@pytest.fixture
async def service(loopback, tmp_path):
    async with serving(loopback, tmp_path) as service:
        yield service


async def everybody_is_answered_by_one(service: Service) -> None:
    asked = [service.ask(each, f"When did the ferry to {each.name} leave?") for each in service.servers]
    for question, server in zip(asked, service.servers, strict=True):
        assert f"ferry to {server.name} left" in await service.answered(question, STARTED_WITHIN)
    direct = service.loopback.user("dee").direct_message("When did the ferry leave?")
    await direct.channel.next_message()
    got = [[each.id for each in asked if each.id in process.got] for process in service.processes]
    assert sorted(chain(*got)) == sorted(each.id for each in asked)
    assert [len(each) for each in got] == [4, 4, 4]
    assert [direct.id in process.got for process in service.processes] == [True, False, False]


async def the_command_line_is_a_door(service: Service, shard: int) -> None:
    (service.folder / "a.txt").write_text(f"Terminal\n\n{told('Terminal')}\n")
    server = service.of_shard(shard)
    adding = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "add", "a.txt", "--server", str(server.id)),
        cwd=service.folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "CORPUS_URL": service.url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await adding.wait() == 0
    await service.asked(shard, "Terminal")


async def a_command_on_another_shard_is_a_door(service: Service, shard: int) -> None:
    """To the server itself; and to the direct messages of its members, which are another process's."""
    server, loopback = service.of_shard(shard), service.loopback
    mo = loopback.user("mo")
    loopback.join(mo, server, manage_messages=True)
    service.store.records.questions.choose_home(mo.id, server.id)
    channel = next(iter(server.channels.values()))
    file = File("b.txt", f"Slash\n\n{told('Slash')}\n".encode())
    preview = await mo.slash("article add", channel=channel, file=file).response()
    saved = await mo.clicks(preview, "Save").response()
    assert saved.text.startswith("Added")
    await service.asked(shard, "Slash")
    direct = mo.direct_message("When did the ferry to Slash leave?")
    assert "ferry to Slash left" in (await direct.channel.next_message(SOON)).text


async def a_feed_is_a_door(service: Service, shard: int) -> None:
    server, now = service.of_shard(shard), datetime.now(UTC)
    async with FeedServer() as site:
        site.publish(Story(1, title="Feed", text=told("Feed")))
        service.store.records.feeds.add(server.id, site.feed_url, "Feed", Terms(), by="test", now=now)
        await service.loopback.until(
            lambda: service.store.count(server.id) > 1, "the feed's article", STARTED_WITHIN
        )
        await service.asked(shard, "Feed")
        assert site.paths().count("/feed") == 1


async def a_killed_process_is_missed_by_its_servers_alone(service: Service) -> None:
    service.processes[2].signal(signal.SIGKILL)
    await service.processes[2].ended(10)
    await service.loopback.until(lambda: service.connected() == {0, 1, 2, 3}, "the end of a process")
    begun = service.loopback.gateway.identified
    for shard in (0, 1, 2, 3):
        await service.asked(shard, service.of_shard(shard).name)
    assert service.loopback.gateway.identified == begun
    await service.start(2)
    assert service.loopback.gateway.identified == begun + 2
    asked = service.ask(service.of_shard(5), "When did the ferry to S5 leave?")
    assert "ferry to S5 left" in await service.answered(asked, STARTED_WITHIN)


async def test_three_processes_are_one_bot(service):
    await everybody_is_answered_by_one(service)
    await the_command_line_is_a_door(service, 3)
    await a_command_on_another_shard_is_a_door(service, 4)
    await a_feed_is_a_door(service, 2)
    await a_killed_process_is_missed_by_its_servers_alone(service)
    assert len(service.loopback.journal.sent("PUT", "/applications/{application}/commands")) == 1
