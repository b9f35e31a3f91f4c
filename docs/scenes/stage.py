"""Where scenes are played: the real bot on the loopback Discord, with the starter articles on its shelf."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from bot.cli.chat import trial
from bot.client.client import VerbatimClient
from bot.feeds.door import Door
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.article import Article, ServerId
from corpus.page import Fetched, Page, PageRefused, Version
from corpus.samples import starter_articles
from corpus.servers import ServerSettings
from corpus.store import Actor, Listing
from docs.look.seen import Form, Seen, form, seen
from docs.scenes.still import Stopped, still
from tests.discord.interactions import Modal
from tests.discord.loopback import Loopback
from tests.discord.messages import Message
from tests.discord.people import Person
from tests.discord.schema import Schema

NOW: Final = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
NOTHING: Final = Version()
MO: Final = Actor("mo (1)", "Discord paste")


@dataclass
class Web:
    """A web of a few feeds, by their addresses."""

    feeds: dict[str, bytes] = field(default_factory=dict)

    async def __call__(self, url: str, known: Version = NOTHING, *, kinds: tuple[str, ...] = ()) -> Fetched:
        """Fetch one."""
        del known, kinds
        if url not in self.feeds:
            raise PageRefused("There is no page at this address.")
        return Fetched(Page(url, "application/rss+xml", self.feeds[url]), NOTHING)


def starter(name: str) -> Article:
    """One of the starter articles: `starter("ferry-day-1")`."""
    return next(each for each in starter_articles() if each.id == f"sample-{name}")


class Client(VerbatimClient):
    """The bot, without the five seconds that discord.py waits before it identifies itself."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


@dataclass
class Stage:
    """A scene in play: the loopback, a member (Robin) and a moderator (Mo), and what was shown so far."""

    loopback: Loopback
    client: Client
    verbatim: Verbatim
    clock: Stopped
    robin: Person
    mo: Person
    web: Web
    shown: list[Seen | Form] = field(default_factory=list)

    @property
    def server(self) -> ServerId:
        """The server it is played on."""
        return self.loopback.server.id

    def show(self, *things: Message | Modal) -> None:
        """Put messages or forms, as they stand now, into the picture."""
        for each in things:
            self.shown.append(
                form(each, self.loopback) if isinstance(each, Modal) else seen(each, self.loopback)
            )

    def later(self, **length: float) -> None:
        """Let time pass: `later(days=3)`."""
        self.clock.now += timedelta(**length)

    def stock(self, count: int = 12) -> None:
        """Give the server articles of its own: some of the starter articles."""
        for article in starter_articles()[:count]:
            self.add(article)

    def add(self, article: Article, actor: Actor = MO) -> Article:
        """Put an article on the server's shelf."""
        return self.verbatim.shelf.add(self.server, article, actor).article

    @property
    def newest(self) -> Listing:
        """The article last added to the server's shelf."""
        return self.verbatim.shelf.store.listings(self.server, limit=1)[0]

    def settle(self, settings: ServerSettings, about: str = "") -> None:
        """Let the server's moderators have settled this."""
        self.verbatim.records.servers.keep_settings(self.server, settings, about, MO)

    async def watched(self) -> None:
        """Wait for the bot's first look at the server, from when on it tells and corrects."""
        told = self.verbatim.records.servers.told
        self.client.watcher.nudge()
        await self.loopback.until(lambda: told(self.server), "the bot's first look")

    async def asked(self, question: str, by: Person | None = None) -> Message:
        """Robin (or whoever asks) mentions the bot; the question and the reply are shown."""
        reply = await self.answer(question, by)
        self.show(*filter(None, [reply.reply_to]), reply)
        return reply

    async def answer(self, question: str, by: Person | None = None) -> Message:
        """The reply to a question, neither of which is shown."""
        asked = (by or self.robin).mentions_bot(self.loopback.channel, question)
        while (reply := await self.loopback.channel.next_message()).reply_to is not asked:
            continue
        return reply

    async def kept_answer(self, question: str) -> Message:
        """The same, once the answer is kept."""
        reply = await self.answer(question)
        find = self.verbatim.records.questions.by_message
        kept = partial(find, self.server, reply.channel.id, reply.id)
        await self.loopback.until(lambda: kept() is not None, "the record of an answer")
        return reply

    async def corrected(self, answer: Message) -> None:
        """Wait until an answer was corrected, and show it."""
        edits = answer.edits
        self.client.watcher.nudge()
        await self.loopback.until(lambda: answer.edits > edits, "the correction")
        self.show(answer)


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """A bot online, at a moment that does not pass.

    Raises:
        AssertionError: the bot did what no bot may do on Discord.
    """
    web = Web()
    with still(NOW) as clock, trial(Settings()) as verbatim:
        async with Loopback(Schema(None)) as loopback:
            loopback.bot.name, loopback.server.name = "Verbatim", "Port Alder Readers"
            robin = loopback.user("robin")
            mo = loopback.user("mo", manage_guild=True, manage_messages=True)
            client = Client(verbatim, connector=loopback.connector(), door=Door(web, pause=0))
            async with loopback.online(client):
                yield Stage(loopback, client, verbatim, clock, robin, mo, web)
            if loopback.journal.violations:
                raise AssertionError(loopback.journal.story())
