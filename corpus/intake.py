"""What comes in at once goes on a shelf, and what became of each article is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from corpus.article import Article, ServerId
from corpus.clean import ArticleRefused
from corpus.readers import Problem
from corpus.shelf import Duplicate, Shelf
from corpus.store import Actor, Match

BATCH: Final = 100
"""Articles that share a transaction: waiting for the disk costs more than writing does."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An article that came onto the shelf."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """An article that was not added because one like it stands on the shelf."""

    title: str
    match: Match


@dataclass(slots=True)
class Intake:
    """What became of everything that came in: articles added, articles known already, problems met."""

    added: list[Newcomer] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def extend(self, further: "Intake") -> None:
        """Take in what became of more of it."""
        self.added += further.added
        self.known += further.known
        self.problems += further.problems


def take_in(
    shelf: Shelf,
    server_id: ServerId,
    readings: Iterable[Article | Problem],
    actor: Actor,
    intake: Intake | None = None,
) -> Intake:
    """Put on a shelf what a reader gives; what cannot be kept does not keep out the rest.

    `intake`, if given, is what is filled and returned: whatever is raised, it tells what was stored before.

    Raises:
        StoreError: earlier batches of `BATCH` articles are stored; this one and later ones are not.
    """
    intake = Intake() if intake is None else intake
    readings = iter(readings)
    while batch := list(islice(readings, BATCH)):
        became = Intake()
        with shelf.store.transaction(server_id):
            for article in _articles(batch, became):
                _put(shelf, server_id, article, actor, became)
        intake.extend(became)
    return intake


def _articles(batch: Iterable[Article | Problem], intake: Intake) -> Iterator[Article]:
    for reading in batch:
        if isinstance(reading, Problem):
            intake.problems.append(reading)
        else:
            yield reading


def _put(shelf: Shelf, server_id: ServerId, article: Article, actor: Actor, intake: Intake) -> None:
    try:
        outcome = shelf.add(server_id, article, actor)
    except ArticleRefused as refusal:
        intake.problems.append(Problem(article.title or "An article without a title", None, str(refusal)))
        return
    if isinstance(outcome, Duplicate):
        intake.known.append(Known(article.title, outcome.match))
    else:
        intake.added.append(Newcomer(outcome.article.id, outcome.article.title))
