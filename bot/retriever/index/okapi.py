"""rank_bm25's Okapi model over postings: its formula and its scores, without walking every passage."""

import itertools
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.retriever.index.vocabulary import Vocabulary

Numbers: TypeAlias = npt.NDArray[np.int64]
Scores: TypeAlias = npt.NDArray[np.float64]

_TERM_BITS = 32


class PostingsOkapi(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """BM25Okapi whose passages are arrays of term numbers, and whose scores visit matching passages alone.

    The parameters, the idf with its floor and the formula are rank_bm25's own
    (Trotman, Puurula, Burgess: Improvements to BM25 and Language Models Examined, 2014).
    An empty corpus is allowed here. With one or two passages every score is zero or negative, so that a score
    says nothing about whether a passage matches: `matching` does.
    """

    def __init__(self, passages: Sequence[npt.NDArray[np.uint32]], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        super().__init__(passages)

    def _initialize(self, corpus: Sequence[npt.NDArray[np.uint32]]) -> dict[str, int]:
        lengths = np.fromiter((len(passage) for passage in corpus), np.int64, len(corpus))
        self.corpus_size = len(corpus)
        self.avgdl = int(lengths.sum()) / len(corpus) if len(corpus) else 0.0
        self._lengths = lengths
        flat = np.concatenate(corpus).astype(np.int64) if len(corpus) else np.empty(0, np.int64)
        keys = (flat << _TERM_BITS) | np.repeat(np.arange(len(corpus)), lengths)
        keys, counts = np.unique(keys, return_counts=True)
        numbers, starts = np.unique(keys >> _TERM_BITS, return_index=True)
        self._passages = keys & ((1 << _TERM_BITS) - 1)
        self._counts = counts
        bounds = [*starts.tolist(), len(keys)]
        names = [self._vocabulary.term(number) for number in numbers.tolist()]
        self._spans: dict[str, tuple[int, int]] = dict(zip(names, itertools.pairwise(bounds), strict=True))
        return {name: end - start for name, (start, end) in self._spans.items()}

    def _calc_idf(self, nd: dict[str, int]) -> None:
        if nd:
            super()._calc_idf(nd)

    def frequency(self, term: str) -> int:
        """In how many passages `term` stands."""
        start, end = self._span(term)
        return end - start

    @property
    def terms(self) -> int:
        """How many different terms stand in the passages."""
        return len(self._spans)

    def holding(self, term: str) -> Numbers:
        """The numbers of the passages that hold `term`, ascending."""
        start, end = self._span(term)
        found: Numbers = self._passages[start:end]
        return found

    def _span(self, term: str) -> tuple[int, int]:
        """Where the postings of `term` begin and end."""
        return self._spans.get(term, (0, 0))

    def matching(self, query: Iterable[str]) -> Numbers:
        """The numbers of the passages that hold at least one term of `query`, ascending."""
        holding = np.zeros(self.corpus_size, dtype=np.bool_)
        for term in query:
            holding[self.holding(term)] = True
        return np.flatnonzero(holding)

    def saturation(self, term: str, passages: Numbers) -> Scores:
        """How much `term` counts in each of `passages`: the formula without the idf, from 0 to k1 + 1."""
        start, end = self._span(term)
        if start == end:
            return np.zeros(len(passages))
        holding = self._passages[start:end]
        if holding is passages or np.array_equal(holding, passages):
            return self._saturated(self._counts[start:end], passages)
        at = np.minimum(holding.searchsorted(passages), len(holding) - 1)
        found: Scores = np.where(
            holding[at] == passages, self._saturated(self._counts[start:end][at], passages), 0.0
        )
        return found

    def _saturated(self, counts: Numbers, passages: Numbers) -> Scores:
        length = 1 - self.b + self.b * self._lengths[passages] / self.avgdl
        saturated: Scores = counts * (self.k1 + 1) / (counts + self.k1 * length)
        return saturated

    def get_scores(self, query: Sequence[str]) -> Scores:
        """The score of every passage, as rank_bm25 computes it."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            if term in self._spans:
                span = slice(*self._spans[term])
                passages = self._passages[span]
                scores[passages] += self.idf[term] * self._saturated(self._counts[span], passages)
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the passages `doc_ids`, in their order."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, dtype=np.int64)].tolist()
        return scores
