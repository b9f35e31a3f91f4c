"""Everybody else on the day: people who ask and press, whoever changes articles, Discord."""

import asyncio
import itertools
import random
import time
from collections import deque
from typing import Final

from bot.retriever.index.entry import stored_entry
from corpus.article import SHARED, Article, ServerId
from corpus.open_store import open_store
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.store import Actor
from tests.benchmarks.invented_articles import invented_articles, invented_questions
from tests.discord.interactions import Interaction
from tests.discord.loopback import Loopback
from tests.discord.messages import Message
from tests.discord.people import Person
from tests.discord.schema import Schema
from tests.discord.world import Channel
from tests.soak.plan import Doing, Scale

AT_ONCE: Final = 2
"""Questions under way at once, so that the day goes as fast as the bot does, and threads meet."""

PATIENCE: Final = 60.0
"""Seconds after which a question counts as lost."""

STANDING: Final = 5
"""Articles on each server's shelf at the beginning of the day, and about as many to its end."""

SHARED_STANDING: Final = 50
"""The same on the shared shelf."""

_BUSY: Final = ServerSettings(per_member=1_000_000, per_server=1_000_000)
_SOMEBODY: Final = Actor("soak", "command line")
_CARDS_KEPT: Final = 300


class Day(Loopback):
    """A Discord that counts answers, and forgets what was said once it is answered."""

    def __init__(self) -> None:
        super().__init__(Schema(None))
        self.open: dict[int, float] = {}
        """The questions that are not answered yet, each with when it was asked."""
        self.answered: list[float] = []
        self.twice = 0
        self.cards: deque[Message] = deque(maxlen=_CARDS_KEPT)
        self._closed: deque[int] = deque(maxlen=10_000)

    def asked(self, what: Message | Interaction) -> None:
        """A question went out: a message, or a command."""
        self.open[what.id] = time.perf_counter()

    def post(self, message: Message) -> Message:
        """As ever; and what the bot says answers something."""
        posted = super().post(message)
        if message.author is self.bot and not message.loading:
            self._answers(message)
            source = message.reply_to
            self.twice += source is not None and source.id in self._closed
            if source is not None:
                self._closed.append(source.id)
        return posted

    def edited(self, message: Message) -> None:
        """As ever; "thinking ..." becomes the answer by an edit."""
        super().edited(message)
        if message.author is self.bot and not message.loading:
            self._answers(message)

    def _answers(self, message: Message) -> None:
        source = message.interaction or message.reply_to
        message.channel.messages.pop(message.id, None)
        self.cards.append(message)
        if source is None:
            return
        message.channel.messages.pop(source.id, None)
        if (asked := self.open.pop(source.id, None)) is not None:
            self.answered.append(time.perf_counter() - asked)

    def forget(self) -> None:
        """Forget what the bot asked long ago: a day of it is more than a machine holds."""
        del self.journal.requests[:-100]
        for token in list(itertools.islice(self.interactions, max(0, len(self.interactions) - 500))):
            if self.interactions[token].id not in self.open:
                del self.interactions[token]


class Crowd:
    """Does what the plan says, as everybody but the bot."""

    def __init__(self, day: Day, url: str, scale: Scale, seed: int) -> None:
        self.day = day
        self._chance = random.Random(seed)
        self._shelf = Shelf(open_store(url), stored_entry)
        self._articles = invented_articles(seed)
        servers = [day.server, *(day.add_server(f"Server {number}") for number in range(1, scale.servers))]
        self._channels = [day.channel, *(day.add_channel("general", server) for server in servers[1:])]
        self._sizes: dict[ServerId, int] = {SHARED: SHARED_STANDING}
        self._sizes |= {server.id: STANDING for server in servers}
        self._people = [self._person(number) for number in range(scale.people)]
        self._standing: deque[tuple[ServerId, str]] = deque()
        self._questions: list[str] = []
        self._reconnects = itertools.cycle((self._drop, self._close, self._asked_to, self._invalid))
        self.reconnected = 0

    def _person(self, number: int) -> tuple[Person, Channel]:
        channel = self._channels[number % len(self._channels)]
        person = self.day.enter(Person(self.day.clock.new_id(), f"member{number}", loopback=self.day))
        assert channel.server is not None
        self.day.join(person, channel.server)
        return person, channel

    def close(self) -> None:
        """Let go of the store."""
        self._shelf.store.close()

    def fill(self) -> None:
        """Put on the shelves what stands there at the beginning of the day. Blocks."""
        for shelf, size in self._sizes.items():
            for _ in range(size):
                self._bring(shelf)
            self._shelf.store.records.servers.keep_settings(shelf, _BUSY, "limits", _SOMEBODY)
        self._chance.shuffle(self._standing)

    async def do(self, doing: Doing) -> None:
        """Do one thing; a question waits while too many are under way."""
        match doing:
            case Doing.ARTICLE_IN:
                (shelf,) = self._chance.choices([*self._sizes], [*self._sizes.values()])
                await asyncio.to_thread(self._bring, shelf)
            case Doing.ARTICLE_OUT:
                await asyncio.to_thread(self._take)
            case Doing.RECONNECT:
                await next(self._reconnects)()
                self.reconnected += 1
            case Doing.BUTTON:
                await self._press()
            case _:
                await self._room(AT_ONCE)
                self._ask(doing)

    async def all_answered(self) -> None:
        """Wait until nothing is open."""
        await self._room(1)

    async def _room(self, under: int) -> None:
        await self.day.until(lambda: len(self.day.open) < under, "answers", PATIENCE)

    def _ask(self, doing: Doing) -> None:
        person, channel = self._chance.choice(self._people)
        question = self._chance.choice(self._questions)
        asked: Message | Interaction
        match doing:
            case Doing.MENTION:
                asked = person.mentions_bot(channel, question)
            case Doing.DIRECT:
                asked = person.direct_message(question)
            case _:
                asked = person.slash("ask", channel=channel, question=question)
        self.day.asked(asked)

    async def _press(self) -> None:
        """Press a button of some answer of late."""
        await self.all_answered()
        cards = [card for card in self.day.cards if card.buttons and not card.ephemeral]
        if not cards:
            return
        card = self._chance.choice(cards)
        card.channel.messages[card.id] = card
        people = [person for person, channel in self._people if channel is card.channel]
        presses = [
            each["custom_id"] for each in card.buttons if "custom_id" in each and not each.get("disabled")
        ]
        if presses and people:
            pressed = self._chance.choice(people).clicks(card, self._chance.choice(presses))
            await pressed.acknowledged(PATIENCE)

    # Articles, by another process than the bot's.

    def _bring(self, shelf: ServerId) -> None:
        invented = next(self._articles)
        (question,) = invented_questions([invented], len(self._questions))
        self._questions.append(question["question"])
        article = Article(invented["title"], invented["text"], invented["outlet"])
        change = self._shelf.add(shelf, article, _SOMEBODY)
        self._standing.append((shelf, change.article.id))

    def _take(self) -> None:
        """Remove what has stood longest, so that no shelf grows through the day, and questions with it."""
        shelf, article_id = self._standing.popleft()
        self._shelf.remove(shelf, article_id, _SOMEBODY)

    # What befalls a connection.

    async def _drop(self) -> None:
        self.day.gateway.drop()
        await self._again()

    async def _close(self) -> None:
        self.day.gateway.close(4000)
        await self._again()

    async def _asked_to(self) -> None:
        self.day.gateway.ask_reconnect()
        await self._again()

    async def _invalid(self) -> None:
        """Of what is said while there is no session the bot can know nothing, so nothing is said."""
        await self.all_answered()
        self.day.gateway.invalidate(resumable=False)
        await self._again()

    async def _again(self) -> None:
        gateway = self.day.gateway
        before = gateway.identified + gateway.resumed
        await self.day.until(
            lambda: gateway.connected and gateway.identified + gateway.resumed > before,
            "the bot's new connection",
            PATIENCE,
        )
