"""Measures how soon three processes answer with what each door brings: `python -m tests.bot.client.doors`."""

import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from corpus.feeds import Terms
from tests.bot.client.test_processes import CHECKOUT, COUNT, Service, serving, told
from tests.discord.launched import STARTED_WITHIN
from tests.discord.loopback import Loopback
from tests.discord.messages import File
from tests.discord.schema import Schema
from tests.feed_server import FeedServer, Story

ROUNDS = 20


async def by_the_command_line(service: Service, shard: int, name: str) -> None:
    (service.folder / "a.txt").write_text(f"{name}\n\n{told(name)}\n")
    adding = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "add", "a.txt", "--server", str(service.of_shard(shard).id)),
        cwd=service.folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "CORPUS_URL": service.url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await adding.wait() == 0


async def by_a_command(service: Service, shard: int, name: str) -> None:
    server, loopback = service.of_shard(shard), service.loopback
    mo = loopback.user(f"mo{shard}")
    loopback.join(mo, server, manage_messages=True)
    file = File("b.txt", f"{name}\n\n{told(name)}\n".encode())
    channel = next(iter(server.channels.values()))
    preview = await mo.slash("article add", channel=channel, file=file).response()
    saved = await mo.clicks(preview, "Save").response()
    assert saved.text.startswith("Added")


async def by_a_feed(service: Service, shard: int, name: str) -> None:
    server, feeds = service.of_shard(shard), service.store.records.feeds
    async with FeedServer() as site:
        site.publish(Story(1, title=name, text=told(name)))
        before = service.store.count(server.id)
        feed = feeds.add(server.id, site.feed_url, name, Terms(), by="test", now=datetime.now(UTC))
        await service.loopback.until(lambda: service.store.count(server.id) > before, name, STARTED_WITHIN)
        feeds.remove(server.id, feed.number)


async def seconds(service: Service, shard: int, name: str) -> float:
    """From now, when somebody asks, to the answer with this article; it asks once."""
    began = time.monotonic()
    asked = service.ask(service.of_shard(shard), f"When did the ferry to {name} leave the old harbour?")
    answer = await service.answered(asked, STARTED_WITHIN)
    assert f"ferry to {name} left" in answer, f"{name}: {answer}"
    return time.monotonic() - began


async def main() -> None:
    doors = {"command line": by_the_command_line, "/article add": by_a_command, "feed": by_a_feed}
    with tempfile.TemporaryDirectory() as folder:
        async with Loopback(Schema(None)) as loopback, serving(loopback, Path(folder)) as service:
            for door, bring in doors.items():
                took, wrong = [], 0
                for n in range(ROUNDS):
                    name = f"{door.strip('/').replace(' ', '').title()}{n}land"
                    await bring(service, n % COUNT, name)
                    try:
                        took.append(await seconds(service, n % COUNT, name))
                    except AssertionError as failure:
                        wrong += 1
                        sys.stdout.write(f"{failure}\n")
                figures = f"p50 {median(took):.2f} s, max {max(took):.2f} s, with another article: {wrong}"
                sys.stdout.write(f"{door}, {ROUNDS} times: {figures}\n")


if __name__ == "__main__":
    asyncio.run(main())
