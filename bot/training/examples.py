"""Questions with their candidates, as rows of features, and which of them are right."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from bot.evaluation.questions import KnownQuestion
from bot.retriever.ranking import quote_of
from bot.retriever.retriever import Retriever
from corpus.article import SHARED

Rows = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Occasion(StrEnum):
    """When and where a question was asked."""

    FIRST = "on its day, over the whole shelf"
    LATER = "some weeks or months later"
    ALONE = "over one article alone"


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One question over one shelf.

    `rows`: the features of each candidate, in the order of `FEATURES`; `right[i]`: whether candidate `i` is
    right; `answering[i]`: whether an answer stands in it, so that it may do even if it does not count as
    right; `texts[i]`: a number that sentences which read the same share. `fold` names what may not stand both
    in training and in testing: the month of the question, or its article; `closest` is the id of the article
    that comes closest. `weight` is how much it counts for the ranker, `judged` for the judge.
    """

    id: str
    fold: str
    closest: str
    answerable: bool
    rows: Rows
    right: Flags
    answering: Flags
    texts: npt.NDArray[np.int64]
    weight: float = 1.0
    judged: float = 1.0
    asked: Occasion = Occasion.FIRST


def example_of(retriever: Retriever, question: KnownQuestion) -> Example | None:
    """What `retriever` finds on the shared shelf for a question; None if that is nothing."""
    found = retriever.find(SHARED, question.question, question.clock)
    if not len(found.pool):
        return None
    closest = found.pool.passages[0].indexed.article.id
    quotes = [quote_of(found.pool, row) for row in range(len(found.pool))]
    numbers: dict[str, int] = {}
    return Example(
        id=question.id,
        fold=fold_of(question, closest),
        closest=closest,
        answerable=question.answerable,
        rows=found.matrix,
        right=np.array(
            [question.answerable and question.is_right(quote) for quote in quotes], dtype=np.bool_
        ),
        answering=np.array([question.is_answered_in(quote.text) for quote in quotes], dtype=np.bool_),
        texts=np.array([numbers.setdefault(quote.text, len(numbers)) for quote in quotes], dtype=np.int64),
    )


def fold_of(question: KnownQuestion, closest: str) -> str:
    """The month of a question or, if it has none, its article: the `closest` one if none answers."""
    return f"{question.asked:%Y-%m}" if question.asked else min(question.article_ids, default=closest)
