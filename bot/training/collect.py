"""The named data that the models learn from, asked over shelves of both kinds and all sizes."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.evaluation.progress import Progress, no_progress
from bot.evaluation.questions import KnownQuestion, every_nth, read_questions
from bot.evaluation.shelf import filled_store, store_of_one, without_date
from bot.retriever.model import Models
from bot.retriever.retriever import Retriever
from bot.training.examples import Example, Occasion, example_of, fold_of
from corpus.article import SHARED, Article
from corpus.store import ArticleStore


class Dates(StrEnum):
    """What becomes of the dates of a source."""

    OWN = "own"
    NONE = "none"
    SAME = "same"
    """All articles came out on one day, just before all questions: nothing can be learned of age."""


@dataclass(frozen=True, slots=True)
class Source:
    """Articles and questions by name: `{name}_articles.jsonl` and `{name}_questions.jsonl`.

    `limit`: so many questions, spread evenly, None for all. `weight` is how much each counts for the ranker,
    `judged` for the judge. With `alone`, each is asked again over a shelf of a single article, which counts
    `alone` times as much; with `later`, again over the whole shelf some weeks or months later, as people do
    ask of what is no longer new: that counts `later` times as much for the judge, and in full for the ranker
    that there is for it.
    """

    name: str
    dates: Dates = Dates.OWN
    limit: int | None = None
    weight: float = 1.0
    judged: float = 1.0
    alone: float = 0.0
    later: float = 0.0


DATED: Final = (
    Source("news", alone=0.3, later=0.2),
    Source("wiki", dates=Dates.SAME, limit=900, weight=0.1, judged=0.03, alone=1.0),
)
"""What the model for dated articles learns from."""

UNDATED: Final = (Source("news", dates=Dates.NONE, alone=0.3),)
"""What the model for large shelves of articles without dates learns from."""

UNDATED_SMALL: Final = (
    *UNDATED,
    Source("wiki", limit=1800, weight=0.6, judged=1.0, alone=0.3),
)
"""What the model for small shelves of articles without dates learns from."""

_ONE_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
_SOON_AFTER: Final = timedelta(days=3)
_LATER: Final = (20, 45, 90, 180, 400)
"""Days after which a question is asked again."""


def collect(folder: Path, source: Source, progress: Progress = no_progress) -> list[Example]:
    """Ask the questions of a source over its articles.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = every_nth(_distinct(read_questions(folder / f"{source.name}_questions.jsonl")), source.limit)
    articles = folder / f"{source.name}_articles.jsonl"
    change = _CHANGES[source.dates]
    with filled_store(articles, progress, change=change) as (store, _):
        retriever = Retriever(store, models=Models.none())
        retriever.prepare(SHARED)
        asked = progress(questions, f"Asking {source.name}", len(questions))
        return [example for question in asked for example in _ask(store, retriever, question, source)]


def _of_one_day(article: Article) -> Article:
    return replace(article, published=_ONE_DAY)


_CHANGES: Final = {Dates.OWN: None, Dates.NONE: without_date, Dates.SAME: _of_one_day}


def _distinct(questions: Sequence[KnownQuestion]) -> list[KnownQuestion]:
    """Each question once: some files have one several times."""
    seen = {(question.question, question.article_ids): question for question in reversed(questions)}
    return list(reversed(seen.values()))


def _ask(
    store: ArticleStore, retriever: Retriever, question: KnownQuestion, source: Source
) -> Iterator[Example]:
    """Over the whole shelf and, if the source says so, later, and over a single article of it."""
    asked = question.asked if source.dates is Dates.OWN else None
    if source.dates is Dates.SAME:
        asked = _ONE_DAY + _SOON_AFTER
    as_of = replace(question, asked=asked)
    found = example_of(retriever, as_of)
    if found is None:
        return
    # The fold is that of the question as it was asked: a month trained on without dates is not tested with.
    found = replace(found, fold=fold_of(question, found.closest), weight=source.weight, judged=source.judged)
    yield found
    if source.later and asked:
        delay = _LATER[zlib.crc32(question.id.encode()) % len(_LATER)]
        later = example_of(retriever, replace(question, asked=asked + timedelta(days=delay)))
        again = later and replace(later, id=f"{found.id} after {delay} days", asked=Occasion.LATER)
        yield from _once_more(found, again, judged=source.later)
    if source.alone:
        closest = min(question.article_ids, default=found.closest)
        with store_of_one(store, closest) as single:
            alone = example_of(Retriever(single, models=Models.none()), as_of)
        again = alone and replace(alone, id=f"{found.id} over {closest}", asked=Occasion.ALONE)
        yield from _once_more(found, again, ranked=source.alone, judged=source.alone)


def _once_more(
    first: Example, again: Example | None, *, ranked: float = 1.0, judged: float
) -> Iterator[Example]:
    """What was found for a question asked again, if anything, counting these shares of the `first` time."""
    if again:
        yield replace(again, fold=first.fold, weight=first.weight * ranked, judged=first.judged * judged)
