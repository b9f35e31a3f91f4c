"""Which passages may hold the answer: the best by BM25 of every shelf searched, as of the question's day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.retriever.expansion import Expansion
from bot.retriever.freshness import freshness
from bot.retriever.index.segment import Numbers
from bot.retriever.index.shelf_index import UNDATED, IndexedArticle, ShelfIndex
from bot.retriever.index.strongest import Scores
from bot.retriever.passage_scores import PassageScores
from corpus.article import ArticleKey, Passage, ServerId

DAYS_AHEAD: Final = 10
"""An article published more than so many days after the question did not exist yet."""

POOL: Final = 200
"""How many passages of each shelf BM25 lets through, before age is considered."""

KEPT: Final = 25
"""How many passages are read sentence by sentence."""

_FRESHNESS_WEIGHT: Final = 0.08


@dataclass(frozen=True, slots=True)
class PassageCandidate:
    """A passage that may hold the answer; `relevance` is its BM25 score as a share of the best possible."""

    server_id: ServerId
    indexed: IndexedArticle
    number: int
    relevance: float
    freshness: float

    @property
    def passage(self) -> Passage:
        """The span and the sentences."""
        return self.indexed.passages[self.number]

    @property
    def key(self) -> ArticleKey:
        """The article it is of."""
        return self.server_id, self.indexed.article.id

    @property
    def staleness(self) -> float:
        """From 0 (recent, or without a date) to 1 (a year old or more)."""
        return 0.0 if self.indexed.article.published is None else (1.0 - self.freshness) / 2.0

    @property
    def strength(self) -> float:
        """What passages are ordered by."""
        return self.relevance + _FRESHNESS_WEIGHT * self.freshness


def clock_of(indexes: Sequence[ShelfIndex], today: int) -> int:
    """The day that ages count from on `today`, both ordinals.

    A shelf that nobody feeds any more is read as of its last article: its news are not old there.
    """
    newest = max(index.newest(today + DAYS_AHEAD) for index in indexes)
    return today if newest == UNDATED else min(today, newest)


def choose_passages(
    weights: Mapping[str, float],
    expansion: Expansion,
    indexes: Sequence[ShelfIndex],
    today: int,
    *,
    also: ArticleKey | None = None,
) -> list[PassageCandidate]:
    """The `KEPT` strongest passages that say a term of the question, whose weights these are.

    `today` is an ordinal. As many passages of the article `also` are read besides, whatever they say.
    """
    horizon, clock = today + DAYS_AHEAD, clock_of(indexes, today)
    found = [
        candidate
        for index in indexes
        for candidate in _from_shelf(weights, expansion, index, horizon, clock, also=also)
    ]
    found.sort(key=lambda candidate: -candidate.strength)
    besides = [candidate for candidate in found[KEPT:] if candidate.key == also]
    return found[:KEPT] + besides[:KEPT]


def _from_shelf(
    weights: Mapping[str, float],
    expansion: Expansion,
    index: ShelfIndex,
    horizon: int,
    clock: int,
    *,
    also: ArticleKey | None,
) -> list[PassageCandidate]:
    scored = PassageScores(index.okapi, expansion)
    found = scored.matching(weights)
    found = found[index.days[found] <= horizon]
    bm25 = scored.scores(list(weights))[found]
    pool = found[_largest(bm25, POOL)]
    if also is not None and also[0] == index.server_id:
        besides = index.passages_of(also[1])
        pool = np.concatenate((pool, np.setdiff1d(besides[index.days[besides] <= horizon], pool)))
    return [
        PassageCandidate(
            index.server_id,
            *index.location(int(passage)),
            float(share),
            freshness(int(index.days[passage]), clock),
        )
        for passage, share in zip(pool, scored.relevance(weights, pool), strict=True)
    ]


def _largest(values: Scores, count: int) -> Numbers:
    """Where the `count` largest of `values` stand, the largest first; equal ones in their order."""
    places = np.arange(len(values))
    if len(values) > count:
        places = np.flatnonzero(values >= np.partition(values, -count)[-count])
    return places[np.argsort(-values[places], kind="stable")[:count]]
