"""The named data that the models learn from, asked over shelves of both kinds and all sizes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.evaluation.progress import Progress, no_progress
from bot.evaluation.questions import KnownQuestion, every_nth, read_questions
from bot.evaluation.shelf import filled_store, store_of_one
from bot.retriever.model import Models
from bot.retriever.retriever import Retriever
from bot.training.examples import Example, example_of
from corpus.article import SHARED
from corpus.store import ArticleStore


@dataclass(frozen=True, slots=True)
class Source:
    """Articles and questions by name: `{name}_articles.jsonl` and `{name}_questions.jsonl`.

    `undated` takes all dates away first. `limit`: so many questions, spread evenly, None for all. `weight` is
    how much each counts; with `alone`, each is asked again over shelves of a single article, for that weight.
    """

    name: str
    undated: bool = False
    limit: int | None = None
    weight: float = 1.0
    alone: float = 0.0


DATED: Final = (Source("news", alone=0.3),)
"""What the model for dated articles learns from."""

UNDATED: Final = (Source("news", undated=True), Source("wiki", limit=1200, weight=0.5))
"""What the model for articles without dates learns from."""


def collect(folder: Path, source: Source, progress: Progress = no_progress) -> list[Example]:
    """Ask the questions of a source over its articles.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = every_nth(_distinct(read_questions(folder / f"{source.name}_questions.jsonl")), source.limit)
    with filled_store(folder / f"{source.name}_articles.jsonl", progress, undated=source.undated) as (
        store,
        _,
    ):
        retriever = Retriever(store, models=Models.none())
        retriever.prepare(SHARED)
        asked = progress(questions, f"Asking {source.name}", len(questions))
        return [example for question in asked for example in _ask(store, retriever, question, source)]


def _distinct(questions: Sequence[KnownQuestion]) -> list[KnownQuestion]:
    """Each question once: some files have one several times."""
    seen = {(question.question, question.article_ids): question for question in reversed(questions)}
    return list(reversed(seen.values()))


def _ask(
    store: ArticleStore, retriever: Retriever, question: KnownQuestion, source: Source
) -> Iterator[Example]:
    if source.undated:
        # The fold stays the month: a question must not be trained on with its date and tested without.
        found = example_of(retriever, replace(question, asked=None), source.weight)
        if found and question.asked:
            found = replace(found, fold=f"{question.asked:%Y-%m}")
    else:
        found = example_of(retriever, question, source.weight)
    if found is None:
        return
    yield found
    if source.alone:
        yield from _ask_alone(store, retriever, question, source)


def _ask_alone(
    store: ArticleStore, retriever: Retriever, question: KnownQuestion, source: Source
) -> Iterator[Example]:
    """Over an article that answers, if one does, and over the closest that does not."""
    passages = retriever.find(SHARED, question.question, question.clock).pool.passages
    near = dict.fromkeys(passage.indexed.article.id for passage in passages)
    others = [article_id for article_id in near if article_id not in question.article_ids]
    for article_id in (*sorted(question.article_ids)[:1], *others[:1]):
        alone = replace(question, answerable=article_id in question.article_ids)
        with store_of_one(store, article_id) as single:
            found = example_of(Retriever(single, models=Models.none()), alone, source.alone)
        if found:
            yield replace(found, id=f"{found.id} over {article_id}", alone=True)
