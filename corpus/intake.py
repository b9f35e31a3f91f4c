"""What comes in at once goes on a shelf, and what became of each article is kept."""

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final

from corpus.article import Article, ExportedRevision, ServerId
from corpus.clean import ArticleRefused
from corpus.prepared import EntryOf, Prepared
from corpus.putting_back import PuttingBack
from corpus.readers import Problem
from corpus.shelf import Duplicate, Shelf
from corpus.store import Actor, Match
from corpus.workers import Incoming, prepare, prepared_by_workers

BATCH: Final = 100
"""Articles that share a transaction: waiting for the disk costs more than writing does."""

BATCH_BYTES: Final = 4_000_000
"""Fewer share one if they are so long together, to be read; the last one may be longer."""

GAP: Final = 0.01
"""Seconds between two batches: who waits for a lock looks again now and then, at worst ten times a second."""

ALONE: Final = 3
"""Batches that are worth no further processes: starting those takes half a second."""


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
    incoming: Iterable[Incoming],
    actor: Actor,
    intake: Intake | None = None,
    *,
    processes: int = 1,
) -> Intake:
    """Put on a shelf what a reader gives; what cannot be kept does not keep out the rest.

    If it is much, so many `processes` read and prepare it, with the same outcome as this one alone; the
    shelf's `entry_of` must then be a function of a module. Others that write wait for one batch at most.
    Memory grows with what is told, not with what is read. `intake`, if given, is what is filled and returned:
    whatever is raised, it tells what was stored before.

    Raises:
        StoreError, WorkerDied: the batches told are stored; later ones are not.
    """
    door = _Door(shelf, server_id, actor, Intake() if intake is None else intake)
    batches = _batches(incoming)
    for batch in batches if processes == 1 else islice(batches, ALONE):
        door.let_in(prepare(batch, None))
    if first := next(batches, None):
        with closing(prepared_by_workers(chain([first], batches), door.entry_of, processes)) as ready:
            for prepared in ready:
                door.let_in(prepared)
    return door.intake


def _batches(incoming: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    batch: list[Incoming] = []
    size = 0
    for each in incoming:
        batch.append(each)
        size += _size(each)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(incoming: Incoming) -> int:
    match incoming:
        case Article(text=text) | ExportedRevision(article=Article(text=text)):
            return len(text)
        case Problem():
            return 0
    return incoming.size


class _Door:
    """Lets batches onto a shelf, each in one transaction, and keeps count in `intake`."""

    def __init__(self, shelf: Shelf, server_id: ServerId, actor: Actor, intake: Intake) -> None:
        self.intake = intake
        self._shelf = shelf
        self._server_id = server_id
        self._actor = actor
        self._putting_back = PuttingBack(shelf, server_id, actor)
        self._all_known = False
        self._begun = False

    def entry_of(self) -> EntryOf | None:
        """What makes entries: nothing while all is known that comes, as after an interruption.

        Entries cost most, and what is known needs none.
        """
        return None if self._all_known else self._shelf.entry_of

    def let_in(self, batch: Iterable[Prepared | Problem]) -> None:
        """Put a batch on the shelf: all of it, or if the store fails nothing."""
        completed = [self._completed(each) for each in batch]
        if self._begun:
            time.sleep(GAP)
        self._begun = True
        became = Intake()
        with self._shelf.store.transaction(self._server_id):
            for each in completed:
                if isinstance(each, Problem):
                    became.problems.append(each)
                else:
                    self._put(each, became)
        self._all_known = not became.added
        self.intake.extend(became)

    def _completed(self, incoming: Prepared | Problem) -> Prepared | Problem:
        """With its entry, if it has none and seems to be new: made here, where nobody waits for it."""
        if isinstance(incoming, Problem) or incoming.entry is not None or self._shelf.entry_of is None:
            return incoming
        if self._shelf.store.matches(self._server_id, incoming.fingerprint):
            return incoming
        return replace(incoming, entry=self._shelf.entry_of(incoming.article))

    def _put(self, incoming: Prepared, became: Intake) -> None:
        title = incoming.article.title
        try:
            outcome = (
                self._putting_back.put(incoming, incoming.exported)
                if incoming.exported
                else self._shelf.put(self._server_id, incoming, self._actor)
            )
        except ArticleRefused as refusal:
            became.problems.append(Problem(title, None, str(refusal)))
            return
        if outcome is None:
            return
        if isinstance(outcome, Duplicate):
            became.known.append(Known(title, outcome.match))
        else:
            became.added.append(Newcomer(outcome.article.id, title))
