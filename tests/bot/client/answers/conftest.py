"""Answers with everything on them: reports that differ and agree, a newer one, and headlines."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.retriever.answer import Answer, Finding, Headline, Stance
from corpus.article import Quote
from tests.discord.changes import PATIENCE

QUESTION = "when did it reach the harbour?"
TEXT = (
    "The ship left in May. It carried forty crates of oranges. It reached the harbour on Tuesday. "
    "Nobody was hurt. The crew went home. The harbour master was pleased."
)
SHIP = ("Ship arrives", TEXT)
QUOTE = "It reached the harbour on Tuesday."


@dataclass
class Reporter:
    """Answers with the sentence of the first article that it was told of, and with those of the others."""

    told: list[tuple[Quote, Stance]] = field(default_factory=list)
    newer: Headline | None = None
    follows: list[object] = field(default_factory=list)
    asked: list[tuple[int, str]] = field(default_factory=list)

    def tell(self, server_id, article, words, stance=Stance.UNCLEAR):
        start = article.text.index(words)
        self.told.append((Quote(server_id, article, start, start + len(words)), stance))

    def answer(self, server_id, question, now, follows=None):
        self.follows.append(follows)
        self.asked.append((server_id, question))
        (best, _), *others = self.told
        findings = tuple(Finding(quote, 0.7, stance) for quote, stance in others)
        return Answer(question, 0.9, Finding(best, 0.9), findings, newer=self.newer)


@pytest.fixture
def ship(loopback, add):
    return add(
        loopback.server.id,
        *SHIP,
        outlet="The Post",
        authors=("Ann Lee",),
        published=datetime.now(UTC).date(),
        url="https://post.example/ship",
    )


@pytest.fixture
def ann(loopback):
    return loopback.user("ann")


@pytest.fixture
def bo(loopback):
    return loopback.user("bo")


@pytest.fixture
async def answer(bot, loopback, ann, ship, kept):
    """The message that answers Ann's question, kept."""
    return await kept(ann, QUESTION)


@pytest.fixture
def kept(loopback, verbatim, bot):
    """Ask by a mention, and wait until the answer is kept and looked at again: `await kept(ann, "when?")`."""

    async def kept(person, question, channel=None):
        place = channel or loopback.channel
        if place.server is None:
            person.direct_message(question)
        else:
            person.mentions_bot(place, question)
        message = await place.next_message()
        await loopback.until(lambda: record_of(verbatim, message), "the record of an answer")
        assert await bot.begun.finished(PATIENCE)
        return message

    return kept


def record_of(verbatim, message):
    """The record of the answer that a message gave, None if there is none."""
    server = message.channel.server
    return verbatim.records.questions.by_message(server.id if server else 0, message.channel.id, message.id)


def press_of(message, name):
    """What a button of this kind says: `press_of(message, "context")` is `context:7k2mq...`."""
    return next(
        each["custom_id"] for each in message.buttons if each.get("custom_id", "").startswith(f"{name}:")
    )
