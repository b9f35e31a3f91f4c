"""Where scenes are played: the real bot on the loopback Discord, with the starter articles on its shelf."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.cli.chat import trial
from bot.client.client import VerbatimClient
from bot.settings import Settings
from bot.verbatim import Verbatim
from corpus.samples import starter_articles
from corpus.store import Actor, Listing
from docs.look.seen import Form, Seen, form, seen
from docs.scenes.still import Stopped, still
from tests.discord.interactions import Modal
from tests.discord.loopback import Loopback
from tests.discord.messages import Message
from tests.discord.people import Person
from tests.discord.schema import Schema

NOW: Final = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)


class Client(VerbatimClient):
    """The bot, without the five seconds that discord.py waits before it identifies itself."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


@dataclass
class Stage:
    """A scene in play: the loopback, a member (Robin) and a moderator (Mo), and what was shown so far."""

    loopback: Loopback
    verbatim: Verbatim
    clock: Stopped
    robin: Person
    mo: Person
    shown: list[Seen | Form] = field(default_factory=list)

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
        actor = Actor("mo (1)", "Discord file")
        for article in starter_articles()[:count]:
            self.verbatim.shelf.add(self.loopback.server.id, article, actor)

    @property
    def newest(self) -> Listing:
        """The article last added to the server's shelf."""
        return self.verbatim.shelf.store.listings(self.loopback.server.id, limit=1)[0]

    async def asked(self, question: str) -> Message:
        """Robin asks by mentioning the bot; the question and the reply are shown."""
        reply = await self.answer(question)
        self.show(*filter(None, [reply.reply_to]), reply)
        return reply

    async def answer(self, question: str) -> Message:
        """The reply to a question of Robin's, which is not shown."""
        self.robin.mentions_bot(self.loopback.channel, question)
        return await self.loopback.channel.next_message()


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """A bot online, at a moment that does not pass.

    Raises:
        AssertionError: the bot did what no bot may do on Discord.
    """
    with still(NOW) as clock, trial(Settings()) as verbatim:
        async with Loopback(Schema(None)) as loopback:
            loopback.bot.name = "Verbatim"
            robin = loopback.user("robin")
            mo = loopback.user("mo", manage_guild=True, manage_messages=True)
            async with loopback.online(Client(verbatim, connector=loopback.connector())):
                yield Stage(loopback, verbatim, clock, robin, mo)
            if loopback.journal.violations:
                raise AssertionError(loopback.journal.story())
