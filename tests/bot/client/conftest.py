"""A running bot on the loopback Discord, articles in memory, and a retriever simple enough to foresee."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest

from bot.client.client import VerbatimClient
from bot.retriever.answer import Answer, Finding, Headline
from bot.retriever.follow_up import FollowUp
from bot.translation import Language, language
from bot.verbatim import Verbatim
from corpus.article import SHARED, Article, Quote, ServerId
from corpus.download import DownloadError, Page
from corpus.segment import sentences
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, ArticleStore
from tests.bot.catalogue import Catalogue
from tests.discord.interactions import COMPONENT
from tests.discord.loopback import Loopback

MAINTAINER = Actor("maintainer", "test")


class NoSuchPage(DownloadError):
    """As the real door says it."""


@dataclass
class WordFinder:
    """Answers with the first sentence that holds the question's longest word; fails when told to."""

    store: ArticleStore
    failure: Exception | None = None

    def prepare(self, server_id: ServerId) -> None: ...

    def answer(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Answer:
        if self.failure is not None:
            raise self.failure
        word = max(question.strip("?!.").split(), key=len, default="")
        closest = []
        for shelf_id in dict.fromkeys((server_id, SHARED)):
            for article in self.store.articles(shelf_id):
                for sentence in sentences(article.text):
                    if word and word.lower() in article.text[sentence.start : sentence.end].lower():
                        quote = Quote(shelf_id, article, sentence.start, sentence.end)
                        return Answer(question, 0.9, Finding(quote, 0.9))
                closest.append(Headline(shelf_id, article.id, article.title))
        return Answer(question, 0.1, closest=tuple(closest[:3]))


class QuickClient(VerbatimClient):
    """The bot, without the five seconds that discord.py waits before it identifies itself anew."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None: ...


def forged_click(person, message, button):
    """A click on a message that is not theirs, by someone whose Discord does not offer it."""
    component = message.component(button)
    data = {"component_type": 2, "custom_id": component["custom_id"], "id": 1}
    return person._begin(COMPONENT, message.channel, data, f"forged click on {button!r}", message)


@pytest.fixture
def verbatim() -> Iterator[Verbatim]:
    with SQLiteStore(":memory:") as store:
        yield Verbatim(Shelf(store), WordFinder(store), store.records)


@pytest.fixture
def add(verbatim: Verbatim):
    """Put an article on a shelf: `add(server_id, title, text)` gives it as stored."""

    def add(server_id: ServerId, title: str, text: str, **more: object) -> Article:
        return verbatim.shelf.add(server_id, Article(title, text, **more), MAINTAINER).article

    return add


@dataclass
class Web:
    """A web of a few pages, behind a door that opens at once."""

    pages: dict[str, Page]

    async def download(self, url: str) -> Page:
        if url not in self.pages:
            raise NoSuchPage("There is no page at this address.")
        return self.pages[url]


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A German to which a test gives the words."""
    catalogue = Catalogue()
    monkeypatch.setattr(language, "_read", lambda code: Language(code, catalogue))
    return catalogue


@pytest.fixture
def web() -> Web:
    return Web({})


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture):
    """Wait until the log says something: `await logged("connected")`."""
    caplog.set_level("INFO")

    async def logged(words: str) -> None:
        for _ in range(1500):
            if words in caplog.text:
                return
            await asyncio.sleep(0.01)
        pytest.fail(f"the log does not say {words!r}")

    return logged


@pytest.fixture
async def bot(loopback: Loopback, verbatim: Verbatim, web: Web) -> AsyncIterator[VerbatimClient]:
    """The bot, connected to the loopback, where each of its messages must forbid every ping."""
    loopback.forbid_pings = True
    client = QuickClient(verbatim, connector=loopback.connector(), download=web.download)
    async with loopback.online(client):
        yield client
