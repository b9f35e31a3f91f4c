"""The bot on the loopback Discord: options, presses, choices, forms and messages that somebody forged."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import AsyncExitStack
from random import Random
from typing import Any, Final

from bot.client import outdated
from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.download import DownloadError, Page
from corpus.samples import starter_articles
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.bot.client.conftest import QuickClient
from tests.discord.commands import SLASH
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT
from tests.discord.loopback import Loopback
from tests.discord.people import Person
from tests.discord.schema import Schema
from tests.fuzz.hostile_text import line, text
from tests.fuzz.target import Input, Target
from tests.fuzz.targets.reading import json_line
from tests.fuzz.targets.texts import address_text

LASTS: Final = 400
"""Inputs after which a new Discord takes the place of the old, which remembers everything."""

PATIENCE: Final = 20.0
NAMES: Final = (
    *(
        "context",
        "article",
        "reports",
        "follow",
        "helpful",
        "unhelpful",
        "again",
        "share",
        "share-sources",
        "settings",
    ),
    *(
        "gaps",
        "gap-add",
        "gap-dismiss",
        "erase",
        "export",
        "feeds",
        "feed-item",
        "home",
        "tools",
        "nothing",
        "",
    ),
)


class Failed(AssertionError):
    """The log tells of a bug, or the bot did what Discord forbids."""


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.bugs: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.bugs.append(logging.Formatter().format(record))


async def _no_web(url: str) -> Page:
    raise DownloadError("There is no page at this address.")


async def _cancel_the_rest() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class Stage:
    """A running bot, a moderator and a member, for some hundred inputs."""

    def __init__(self) -> None:
        outdated.NOBODY_WAITS = 0.05  # in place of seconds, after most of what is forged
        self.loop = asyncio.new_event_loop()
        self.used = 0
        self.log = _Log()
        self._stack = AsyncExitStack()
        self.loop.run_until_complete(self._begin())

    async def _begin(self) -> None:
        self.loopback = await self._stack.enter_async_context(Loopback(Schema(None)))
        self.loopback.forbid_pings = True
        store = self._stack.enter_context(SQLiteStore(":memory:"))
        shelf = Shelf(store)
        for article in starter_articles()[:8]:
            shelf.add(self.loopback.server.id, article, Actor("fuzz", "test"))
        unhurried = ServerSettings(per_member=10**6, per_server=10**6)
        store.records.servers.keep_settings(self.loopback.server.id, unhurried, "", Actor("fuzz", "test"))
        verbatim = Verbatim(shelf, Retriever(store, threshold=0.2), store.records)
        self.client = QuickClient(verbatim, connector=self.loopback.connector(), download=_no_web)
        await self._stack.enter_async_context(self.loopback.online(self.client))
        self.people = (self.loopback.user("mod", manage_guild=True), self.loopback.user("mia"))
        logging.getLogger("bot").addHandler(self.log)
        logging.getLogger("discord").addHandler(self.log)
        command = self.people[1].slash("ask", question="When does the ferry sail?")
        self.message = await command.response()

    def close(self) -> None:
        """End it all; the next input gets a new one."""
        logging.getLogger("bot").removeHandler(self.log)
        logging.getLogger("discord").removeHandler(self.log)
        self.loop.run_until_complete(self._stack.aclose())
        self.loop.run_until_complete(_cancel_the_rest())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    async def use(self, kind: str, who: str, name: str, values: list[str]) -> None:
        """Do one hostile thing, and wait for what comes of it."""
        person = self.people[who == "member"]
        if kind == "message":
            channel, before = self.loopback.channel, len(self.loopback.channel.by_bot())
            person.says(channel, f"{self.loopback.bot.mention} {values[0]}"[:2000])
            await self.loopback.until(lambda: len(channel.by_bot()) > before, "a reply", PATIENCE)
            return
        begun = self._begun(person, kind, name, values)
        if begun is not None:
            await begun.acknowledged(PATIENCE)

    def _begun(self, person: Person, kind: str, name: str, values: list[str]) -> Any:
        channel, message = self.loopback.channel, self.message
        if kind == "press":
            data: dict[str, Any] = {"component_type": 2, "custom_id": name[:100], "id": 1}
            return person._begin(COMPONENT, channel, data, "forged press", message)
        if kind == "choice":
            data = {"component_type": 3, "custom_id": name[:100], "id": 1, "values": values[:25]}
            return person._begin(COMPONENT, channel, data, "forged choice", message)
        if kind == "form":
            fields = [
                {
                    "type": 18,
                    "id": n,
                    "component": {"type": 4, "id": n + 50, "custom_id": key, "value": value},
                }
                for n, (key, value) in enumerate(zip(values[::2], values[1::2], strict=False), 1)
            ]
            return person._begin(
                MODAL_SUBMIT, channel, {"custom_id": name[:100], "components": fields}, "forged form", message
            )
        data = self._command(name, values, typing=kind == "typing")
        if data is None:
            return None
        return person._begin(AUTOCOMPLETE if kind == "typing" else COMMAND, channel, data, f"forged /{name}")

    def _command(self, path: str, values: list[str], *, typing: bool) -> dict[str, Any] | None:
        """A command's data, with each of its options given something that Discord lets through for it.

        None for `typing` where none of them is completed.
        """
        first, _, rest = path.partition(" ")
        stored = next(
            each
            for each in self.loopback.commands.scope(0).values()
            if (each["name"], each["type"]) == (first, SLASH)
        )
        taken: Mapping[str, Any] = stored
        for word in rest.split():
            taken = next(each for each in taken["options"] if each["name"] == word)
        offered = taken.get("options", ())
        if typing:
            offered = [each for each in offered if each.get("autocomplete")][:1]
        given = [_option(option, value) for option, value in zip(offered, values, strict=False)]
        options = [each for each in given if each is not None]
        if typing:
            if not options:
                return None
            options[-1]["focused"] = True
        for word in reversed(rest.split()):
            options = [{"name": word, "type": 1, "options": options}]
        return {"id": stored["id"], "name": first, "type": SLASH, "options": options}


def _option(option: Mapping[str, Any], value: str) -> dict[str, Any] | None:
    if choices := option.get("choices"):
        value = str(choices[len(value) % len(choices)]["value"])
    match option["type"]:
        case 3:
            return {
                "name": option["name"],
                "type": 3,
                "value": value[: option.get("max_length", 6000)] or "?",
            }
        case 4:
            number = (
                int(value)
                if value.isascii() and value.lstrip("-").isdecimal() and len(value) < 16
                else len(value)
            )
            return {"name": option["name"], "type": 4, "value": number}
        case 5:
            return {"name": option["name"], "type": 5, "value": bool(len(value) % 2)}
        case _:
            return None  # channels, roles and files are resolved by Discord, not typed


_stages: list[Stage] = []


def used(kind: str, who: str, name: str, *values: str) -> None:
    """Whatever is sent, the bot answers, logs no bug, and sends nothing that Discord forbids."""
    if _stages and _stages[0].used >= LASTS:
        _stages.pop().close()
    if not _stages:
        _stages.append(Stage())
    stage = _stages[0]
    stage.used += 1
    try:
        stage.loop.run_until_complete(stage.use(kind, who, name, list(values)))
    except BaseException:
        _stages.pop().close()
        raise
    if stage.log.bugs or stage.loopback.journal.violations:
        _stages.pop().close()
        raise Failed("\n".join([*stage.log.bugs, *map(str, stage.loopback.journal.violations)])[:4000])


def end() -> None:
    """Take the bot off the stage."""
    while _stages:
        _stages.pop().close()


COMMANDS: Final = (
    *(
        "ask",
        "help",
        "privacy",
        "article add",
        "article list",
        "article show",
        "article edit",
        "article remove",
    ),
    *("article undo", "article history", "feed add", "feed list", "feed pause", "feed remove"),
    *("server settings", "server stats", "server gaps", "server export", "server erase"),
)


def _value(rng: Random) -> str:
    odd = (
        "0",
        "-1",
        "99999999999999",
        "sample-ferry-day-1",
        "1",
        "2",
        "all",
        "added",
        "x" * 100,
        "",
        "page:1",
        "9" * 25,
    )
    made = rng.choice(
        (line(rng), line(rng, 100), text(rng, 3000), address_text(rng), rng.choice(odd), json_line(rng))
    )
    return made.encode("utf-8", "ignore").decode()


def _custom_id(rng: Random) -> str:
    parts = [rng.choice((*NAMES, _value(rng)))]
    parts += [
        rng.choice((_value(rng), "1", "-1", "0", "approve", "where", "log", "9" * 25, "abcdefghjkmnpq"))
        for _ in range(rng.randint(0, 3))
    ]
    return ":".join(parts) or "?"


def _used(rng: Random) -> Input:
    kind = rng.choice(("command", "command", "typing", "press", "press", "choice", "form", "message"))
    who = rng.choice(("moderator", "member"))
    name = rng.choice(COMMANDS) if kind in ("command", "typing") else _custom_id(rng)
    return kind, who, name, *(_value(rng) for _ in range(rng.randint(1, 4)))


TARGETS = (Target("commands", _used, used, weight=0.04, seconds=2.0, seconds_per_kilo=0.2, end=end),)
