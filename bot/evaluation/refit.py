"""Fit the constants of the confidence again: `python -m bot.evaluation.refit --articles A --questions Q`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bot.evaluation.metrics import Values
from bot.evaluation.questions import KnownQuestion, read_questions
from bot.evaluation.shelf import filled_store, store_of_one
from bot.retriever.confidence import SLOPES
from bot.retriever.ranking import Candidate, Ranking
from bot.retriever.retriever import Retriever
from corpus.article import SHARED
from corpus.errors import VerbatimError
from corpus.store import ArticleStore

_ALONE_WEIGHT: Final = 0.5
_ACCEPTABLE: Final = 1 / 7
"""Of the quotes counted as wrong to answerable questions, the share that a reader would accept."""

_RIDGE: Final = 1.0
_BIAS_RIDGE: Final = 0.01
_STEPS: Final = 50


@dataclass(frozen=True, slots=True)
class Case:
    """The features of a first quote, how right it is (0 to 1), and how much the case counts."""

    features: tuple[float, ...]
    right: float
    weight: float


def refit(articles_path: Path, questions_path: Path) -> dict[str, float]:
    """The bias and the slopes that fit every second month of the questions best.

    Each question is asked over all articles, and over single articles of which one answers (if any does) and
    one does not: the confidence must hold on shelves of both sizes.

    Raises:
        UnreadableArticles, UnreadableQuestions: a file cannot be used.
    """
    questions = tuning_half(read_questions(questions_path))
    with filled_store(articles_path) as (store, _):
        retriever = Retriever(store)
        cases = [case for question in questions for case in _cases(store, retriever, question)]
    slopes = _fit(cases)
    return dict(zip(("bias", *SLOPES), slopes.tolist(), strict=True))


def tuning_half(questions: Sequence[KnownQuestion]) -> list[KnownQuestion]:
    """The questions of every second month, starting with the first; the other months give the figures."""
    months = sorted({_month(question) for question in questions})
    chosen = set(months[::2])
    return [question for question in questions if _month(question) in chosen]


def _month(question: KnownQuestion) -> str:
    return f"{question.asked:%Y-%m}" if question.asked else ""


def _cases(store: ArticleStore, retriever: Retriever, question: KnownQuestion) -> Iterator[Case]:
    ranking = retriever.rank(SHARED, question.question, question.clock)
    yield from _case(question, ranking, 1.0)
    for article_id in _alone(question, ranking):
        with store_of_one(store, article_id) as single:
            over_one = Retriever(single).rank(SHARED, question.question, question.clock)
            yield from _case(question, over_one, _ALONE_WEIGHT)


def _alone(question: KnownQuestion, ranking: Ranking) -> Iterator[str]:
    """An article that answers, and the closest one that does not."""
    if question.article_ids:
        yield min(question.article_ids)
    near = (passage.indexed.article.id for passage in ranking.passages)
    yield from [article_id for article_id in near if article_id not in question.article_ids][:1]


def _case(question: KnownQuestion, ranking: Ranking, weight: float) -> Iterator[Case]:
    if ranking.candidates:
        first = ranking.candidates[0]
        yield Case(tuple(first.features[name] for name in SLOPES), _rightness(question, first), weight)


def _rightness(question: KnownQuestion, first: Candidate) -> float:
    if question.answerable and question.is_right(first.quote):
        return 1.0
    answers = question.answerable and first.quote.article.id in question.article_ids
    return _ACCEPTABLE if answers else 0.0


def _fit(cases: Sequence[Case]) -> Values:
    """Logistic regression with a small ridge, by Newton's method."""
    rows = np.array([(1.0, *case.features) for case in cases])
    right = np.array([case.right for case in cases])
    weight = np.array([case.weight for case in cases])
    ridge = np.diag([_BIAS_RIDGE] + [_RIDGE] * (rows.shape[1] - 1))
    slopes: Values = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ slopes))
        gradient = rows.T @ (weight * (chance - right)) + ridge @ slopes
        curvature = (rows.T * (weight * chance * (1 - chance))) @ rows + ridge
        slopes = slopes - np.linalg.solve(curvature, gradient)
    return slopes


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the constants for `bot.retriever.confidence`; exit status 1 if a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.refit", description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="a JSON Lines file of articles")
    parser.add_argument("--questions", type=Path, required=True, help="a JSON Lines file of questions")
    given = parser.parse_args(arguments)
    try:
        constants = refit(given.articles, given.questions)
    except VerbatimError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{name:<12}{value:6.2f}\n" for name, value in constants.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
