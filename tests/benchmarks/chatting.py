"""Questions on Discord at a steady pace: from the event received to the request sent, inside the bot."""

import asyncio
import json
import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import aiohttp

from bot.client.client import VerbatimClient
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.servers import ServerSettings
from corpus.store import Actor
from tests.benchmarks.loading import corpus_url
from tests.benchmarks.material import Material
from tests.benchmarks.records import Record, spread
from tests.discord.here import Here
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

PACE: Final = 10.0
"""Questions a second."""

_BUSY: Final = ServerSettings(per_member=1_000_000, per_server=1_000_000)
_WARM: Final = 20
_PATIENCE: Final = 60.0


class TimedClient(VerbatimClient):
    """The bot, with a note of when it got each message and when it began to send each answer."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.trace.on_request_chunk_sent.append(self._sending)
        self.got: dict[int, float] = {}
        self.began: dict[int, float] = {}
        self.ready = asyncio.Event()

    def dispatch(self, event: str, /, *arguments: Any, **options: Any) -> None:
        """Something arrived."""
        if event == "message":
            self.got[arguments[0].id] = time.perf_counter()
        elif event == "ready":
            self.ready.set()
        super().dispatch(event, *arguments, **options)

    async def _sending(self, _: object, __: object, request: aiohttp.TraceRequestChunkSentParams) -> None:
        if request.method == "POST" and request.url.path.endswith("/messages"):
            reference = json.loads(request.chunk).get("message_reference") or {}
            self.began.setdefault(int(reference.get("message_id", 0)), time.perf_counter())

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the seconds that discord.py waits."""


def chat_records(
    material: Material, articles: int, folder: Path, questions: int, pace: float = PACE
) -> list[Record]:
    """Ask the store in `folder`, which holds so many articles, so many questions by mention.

    Discord (the loopback) and the bot are processes of their own: what one does is not in the other's way.
    """
    asked = [each.text for each in material.questions(400)]
    texts = [asked[number % len(asked)] for number in range(_WARM + questions)]
    seconds = asyncio.run(_chat(corpus_url(folder), texts, pace))
    lost = len(texts) - len(seconds)
    return [{"kind": "chat", "size": articles, "pace": pace, "lost": lost, **spread(seconds[_WARM:])}]


async def _chat(url: str, texts: list[str], pace: float) -> list[float]:
    """Be Discord: post the questions at their pace, each answered or not; then ask the bot for its notes."""
    loopback = Loopback(Schema(None))
    async with loopback:
        here, there = multiprocessing.Pipe()
        bot = multiprocessing.get_context("spawn").Process(
            target=_bot, args=(loopback.port, loopback.token, url, loopback.server.id, there), daemon=True
        )
        bot.start()
        await loopback.ready(within=_PATIENCE)
        await asyncio.to_thread(here.recv)
        people = [loopback.user(f"member{number}") for number in range(50)]
        for number, text in enumerate(texts):
            people[number % len(people)].mentions_bot(loopback.channel, text)
            await asyncio.sleep(1 / pace)
        await loopback.until(lambda: len(loopback.channel.by_bot()) >= len(texts), "all answers", _PATIENCE)
        here.send("enough")
        seconds: list[float] = await asyncio.to_thread(here.recv)
        await asyncio.to_thread(bot.join)
    return seconds


def _bot(port: int, token: str, url: str, server_id: int, notes: Connection) -> None:
    """Be the bot until told that it is enough; then send the seconds that each answer took."""

    async def main() -> None:
        with open_verbatim(Settings(corpus_url=url)) as verbatim:
            verbatim.prepare()
            verbatim.records.servers.keep_settings(server_id, _BUSY, "limits", Actor("benchmark", "test"))
            client = TimedClient(verbatim, connector=aiohttp.TCPConnector(resolver=Here(port), ssl=False))
            async with client:
                running = asyncio.create_task(client.start(token))
                await client.ready.wait()
                notes.send("ready")
                await asyncio.to_thread(notes.recv)
                answered = [each for each in client.got if each in client.began]
                notes.send([client.began[each] - client.got[each] for each in answered])
                running.cancel()

    asyncio.run(main())
