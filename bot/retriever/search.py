"""What a question finds on the shelves it searches: passages, and their sentences with their features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from bot.retriever.answer import Headline
from bot.retriever.candidates import PassageCandidate, choose_passages, clock_of
from bot.retriever.expansion import Expansion, expand
from bot.retriever.features.matrix import feature_matrix
from bot.retriever.features.pool import Column, Pool
from bot.retriever.follow_up import ELSEWHERE, FollowUp, borrowed_less
from bot.retriever.headlines import closest_headlines
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.matcher import Matcher
from bot.retriever.question import Question
from bot.retriever.term_weights import term_weights

_SMALL: Final = 5_000
"""Passages of a small shelf, at most: some four hundred articles."""


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences to choose from, and their features, a row for each.

    `of_many_undated`: whether a large shelf was searched, most of whose articles do not say when they came
    out.
    """

    pool: Pool
    matrix: Column
    of_many_undated: bool

    @property
    def dated(self) -> bool:
        """Whether most of the passages are of articles that say when they came out."""
        dated = sum(passage.indexed.article.published is not None for passage in self.pool.passages)
        return 2 * dated > len(self.pool.passages)


@dataclass(frozen=True, slots=True)
class Search:
    """The passages found for a question, strongest first, and the closest headlines.

    `weights` say how much each term of the question tells, `expansion` what stands for it; `clock` is the
    day, an ordinal, from which ages count, `searched` the number of passages there are, and `many_undated` is
    as in `Found`.
    """

    question: Question
    expansion: Expansion
    weights: Mapping[str, float]
    passages: tuple[PassageCandidate, ...]
    headlines: tuple[Headline, ...]
    clock: int
    searched: int
    many_undated: bool

    def read(self, passages: Sequence[PassageCandidate], weights: Mapping[str, float]) -> Found:
        """Read some of the passages sentence by sentence, with these weights of the question's terms."""
        pool = Pool(Matcher(self.question, weights, self.expansion), passages)
        return Found(pool, feature_matrix(pool, self.clock, self.searched), self.many_undated)

    def read_all(self) -> Found:
        """Read all passages."""
        return self.read(self.passages, self.weights)


def search(
    question: Question, text: str, indexes: Sequence[ShelfIndex], now: datetime, follows: FollowUp | None
) -> Search:
    """Search `indexes` for what was asked as `text`, as of `now` (aware)."""
    expansion = expand(question, indexes)
    weights = term_weights(question, expansion, [index.okapi for index in indexes])
    today = now.astimezone(UTC).date().toordinal()
    sought = borrowed_less(text, weights, ELSEWHERE) if follows else weights
    passages = choose_passages(sought, expansion, indexes, today, also=follows.article if follows else None)
    searched = sum(index.okapi.corpus_size for index in indexes)
    undated = sum(len(index.register) - 2 * index.register.dated for index in indexes) > 0
    return Search(
        question=question,
        expansion=expansion,
        weights=weights,
        passages=tuple(passages),
        headlines=closest_headlines(passages, indexes, today),
        clock=clock_of(indexes, today),
        searched=searched,
        many_undated=searched > _SMALL and undated,
    )
