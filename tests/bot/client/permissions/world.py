"""Two servers with the bot, articles that can be told apart, and a look at everything that is stored."""

import itertools
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.client.client import VerbatimClient
from bot.feeds.door import Door
from bot.feeds.poller import Poller
from bot.verbatim import Verbatim
from corpus.article import SHARED, Article
from corpus.feeds import Feed
from corpus.page import Fetched, Page, Version
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.bot.client.conftest import QuickClient, Web
from tests.bot.client.permissions.reporter import Reporter
from tests.discord.loopback import Loopback
from tests.discord.people import Person
from tests.discord.schema import Schema
from tests.discord.world import Channel, Role, Server

HOME_MARK = "Alpha"
"""In the title and text of every article of the first server, and nowhere else."""

AWAY_MARK = "Bravo"
MAINTAINER = Actor("maintainer", "test")

Rows = frozenset[tuple[object, ...]]
"""Every row of every table."""

_UNKNOWN = Version()

WRITTEN_BY_ITSELF = frozenset({"told", "entry", "packed_index"})
"""Tables that change without anybody's doing: what was told, and what the retriever keeps for speed."""


@dataclass
class World:
    """The first server, `home`, another, `away`, and the bot in both."""

    loopback: Loopback
    client: VerbatimClient
    verbatim: Verbatim
    path: Path
    web: Web
    away: Server
    away_channel: Channel
    abroad_channel: Channel
    """On a server without the bot."""
    curator_role: Role
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def home(self) -> Server:
        """The first server."""
        return self.loopback.server

    @property
    def channel(self) -> Channel:
        """Where things are opened."""
        return self.loopback.channel

    def number(self) -> int:
        """A number that was not used before."""
        return next(self._numbers)

    def person(self, server: Server | None = None, **permissions: bool) -> Person:
        """Somebody new, on the first server unless another is named."""
        name = f"p{self.number()}"
        person = self.loopback.enter(Person(self.loopback.clock.new_id(), name, loopback=self.loopback))
        self.loopback.join(person, server or self.home, **permissions)
        return person

    def stock(self, server_id: int) -> list[Article]:
        """Three new articles on a shelf, told apart from all others by its mark and their number."""
        mark = {self.home.id: HOME_MARK, self.away.id: AWAY_MARK}.get(server_id, "Common")
        number = self.number()
        return [
            self.verbatim.shelf.add(
                server_id,
                Article(
                    f"{mark} ship {number}{letter}",
                    f"{mark} weather {number}{letter} was {'mild ' * (number % 7)}. It came in {day} with "
                    f"{mark} cargo {number * 7 + place}. Nobody on {mark} pier {number}{letter} was hurt.",
                    outlet=f"{mark} Post",
                    url=f"https://{mark.lower()}.example/{number}{letter}",
                ),
                MAINTAINER,
            ).article
            for place, (letter, day) in enumerate(zip("abc", ("Monday", "Tuesday", "Friday"), strict=True))
        ]

    def let_in(self, holder: Person | Role) -> None:
        """Let somebody use every command, as a server's admins may in Discord's own settings."""
        commands = self.loopback.commands
        for command in commands.scope(0).values():
            commands.overrides.set(self.home, command, holder, to=True)

    def settle(self, server: Server, **changes: object) -> None:
        """Change a server's settings."""
        servers = self.verbatim.records.servers
        settings = replace(servers.settings(server.id), **changes)
        servers.keep_settings(server.id, settings, "test", MAINTAINER)

    def said(self) -> frozenset[int]:
        """The bot's messages that more than one person reads, by id."""
        channels = self.loopback.channels.values()
        return frozenset(message.id for channel in channels for message in channel.by_bot())

    def stored(self) -> Rows:
        """All that is stored at this moment, but for what changes by itself."""
        with closing(sqlite3.connect(self.path)) as database:
            query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            tables = {name for (name,) in database.execute(query)}
            return frozenset(
                (table, *row)
                for table in tables - WRITTEN_BY_ITSELF
                if not table.startswith("sqlite_")
                for row in database.execute(f'SELECT * FROM "{table}"')
            )


async def _feed(url: str, known: Version = _UNKNOWN, *, kinds: tuple[str, ...] = ()) -> Fetched:
    """A feed at every address, as the door to the web gives it."""
    item = "<item><title>News</title><link>https://feeds.example/1</link></item>"
    feed = f"<rss version='2.0'><channel><title>Loopback Herald</title>{item}</channel></rss>"
    return Fetched(Page(url, "application/rss+xml", feed.encode()), _UNKNOWN)


class _Nobody:
    """Who visits no feed."""

    async def visit(self, feed: Feed) -> None:
        """Nobody asks for it."""


class Resting(Poller):
    """Visits no feed: what is stored changes by what people do alone."""

    async def look(self) -> None:
        """Leave them alone."""


@asynccontextmanager
async def world(schema: Schema) -> AsyncIterator[World]:
    """A new world, in which the bot is online."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verbatim.db"
        async with Loopback(schema) as loopback:
            loopback.forbid_pings = True
            role = loopback.add_role("curators")
            away = loopback.add_server("Away")
            away_channel = loopback.add_channel("away", away)
            abroad_channel = loopback.add_channel("abroad", loopback.add_server("Abroad", with_bot=False))
            with SQLiteStore(path) as store:
                verbatim = Verbatim(Shelf(store), Reporter(store), store.records)
                web = Web({})
                client = QuickClient(
                    verbatim, connector=loopback.connector(), download=web.download, door=Door(_feed, pause=0)
                )
                made = World(loopback, client, verbatim, path, web, away, away_channel, abroad_channel, role)
                made.settle(made.home, curator_role=role.id, per_member=1000, per_server=1000)
                made.settle(away, per_member=1000, per_server=1000)
                for shelf in (made.home.id, away.id, SHARED):
                    made.stock(shelf)
                client.following.poller = Resting(store.records.feeds, _Nobody())
                async with loopback.online(client):
                    yield made
