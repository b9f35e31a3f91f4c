"""Which passages may hold the answer: the best by BM25 of every shelf searched, as of the question's day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retriever.expansion import Expansion
from bot.retriever.freshness import freshness
from bot.retriever.index.indexed_article import IndexedArticle
from bot.retriever.index.register import UNDATED
from bot.retriever.index.segment import Numbers, Scores, Unsigned
from bot.retriever.index.shelf_index import ShelfIndex
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


def clock_of(indexes: Sequence[ShelfIndex], today: int) -> int:
    """The day that ages count from on `today`, both ordinals.

    A shelf that nobody feeds any more is read as of its last article: its news are not old there.
    """
    newest = max(index.register.newest(today + DAYS_AHEAD) for index in indexes)
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
    clock = clock_of(indexes, today)
    pools = [_pool(weights, expansion, index, today + DAYS_AHEAD, also) for index in indexes]
    shelf = np.repeat(np.arange(len(indexes)), [len(pool.passages) for pool in pools])
    passages = np.concatenate([pool.passages for pool in pools])
    relevance = np.concatenate([pool.relevance for pool in pools])
    besides = np.concatenate([pool.besides for pool in pools])
    fresh = freshness(np.concatenate([pool.days for pool in pools]), clock)
    order = np.argsort(-(relevance + _FRESHNESS_WEIGHT * fresh), kind="stable")
    rest = order[KEPT:]
    kept = np.concatenate((order[:KEPT], rest[besides[rest]][:KEPT]))
    shelf, passages = shelf[kept], passages[kept]
    places: dict[int, tuple[IndexedArticle, int] | None] = {}
    for number, index in enumerate(indexes):
        mine = np.flatnonzero(shelf == number)
        places |= zip(mine.tolist(), index.locations(passages[mine]), strict=True)
    strengths = zip(shelf.tolist(), relevance[kept].tolist(), fresh[kept].tolist(), strict=True)
    return [
        PassageCandidate(indexes[number].server_id, *place, share, age)
        for row, (number, share, age) in enumerate(strengths)
        if (place := places[row])
    ]


class _Pool(NamedTuple):
    """Passages of one shelf that may be read; `besides` marks those of the article to be read in any case."""

    passages: Numbers
    days: Numbers
    relevance: Scores
    besides: npt.NDArray[np.bool_]


def _pool(
    weights: Mapping[str, float],
    expansion: Expansion,
    index: ShelfIndex,
    horizon: int,
    also: ArticleKey | None,
) -> _Pool:
    def allowed(passages: Unsigned | Numbers) -> npt.NDArray[np.bool_]:
        return index.register.days_at(passages) <= horizon

    scored = PassageScores(index.okapi, weights, expansion)
    found, _ = scored.best(POOL, None if index.register.latest <= horizon else allowed)
    besides = np.zeros(len(found), np.bool_)
    if also is not None and also[0] == index.server_id:
        of_article = index.passages_of(also[1])
        of_article = of_article[allowed(of_article)]
        found = np.concatenate((found, np.setdiff1d(of_article, found)))
        besides = np.isin(found, of_article)
    return _Pool(found, index.register.days_at(found), scored.relevance(found), besides)
