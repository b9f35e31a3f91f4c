"""Sentences in order of how well they answer, as a model sees them, and how sure it is of the best."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.retriever import plain
from bot.retriever.confidence import JUDGED
from bot.retriever.features.pool import Column
from bot.retriever.forest import Forest
from bot.retriever.model import Model

_UNLIKELY: Final = 0.3
_LIKELY: Final = 0.5
"""A question is taken another way if the best sentence is less likely to be right than the one, but then at
least as likely as the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Candidates by their numbers, best first; of those that read the same, the best alone.

    `scores` are those that `ranker` and the plain rules give to all candidates, by number; `chances` those of
    the best few to be right, best first.
    """

    ranker: Forest
    numbers: list[int]
    scores: Column
    chances: Column

    @property
    def chance(self) -> float:
        """That of the first, 0.0 if there is none."""
        return float(self.chances[0]) if len(self.chances) else 0.0


def order_of(
    rows: Column,
    texts: Sequence[Hashable],
    model: Model,
    trust: Callable[[Column], Column | float] = lambda _: 1.0,
) -> Order:
    """The order of candidates by their features, a row for each, as the first ranker of `model` sees them.

    A further ranker takes the question another way: its order holds if the one before leads nowhere, and this
    one does. On a small shelf the last way is the only one: people ask for anything that is there.

    `texts` are equal for candidates that read the same; `trust` says what is left of the chance of some rows.
    """
    ways = range(len(model.rankers))
    if plain.say(rows).any():
        ways = ways[-1:]
    found = _order(rows, texts, model, ways[0], trust)
    for way in ways[1:]:
        if found.chance >= _UNLIKELY:
            break
        other = _order(rows, texts, model, way, trust)
        if other.chance >= _LIKELY:
            return other
    return found


def _order(
    rows: Column,
    texts: Sequence[Hashable],
    model: Model,
    way: int,
    trust: Callable[[Column], Column | float],
) -> Order:
    ranker = model.rankers[way]
    scores = scores_of(rows, ranker)
    numbers = best_first(scores, texts)
    best = numbers[:JUDGED]
    chances = trust(rows[best]) * model.judge.chances(rows[best], scores[best], way)
    return Order(ranker, numbers, scores, chances)


def best_first(scores: Column, texts: Sequence[Hashable]) -> list[int]:
    """The numbers of candidates, best first, equal ones as they came; of equal `texts` the best alone."""
    best: dict[Hashable, int] = {}
    for number in np.argsort(-scores, kind="stable").tolist():
        best.setdefault(texts[number], number)
    return list(best.values())


def scores_of(rows: Column, ranker: Forest) -> Column:
    """The score of each of `rows`: what was learned and, on small shelves, the plain rules."""
    share = plain.say(rows)
    learned = ranker.scores(rows)
    if not share.any():
        return learned
    scores: Column = (1.0 - share) * learned + share * plain.parts(rows).sum(axis=1)
    return scores
