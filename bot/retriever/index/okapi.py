"""rank_bm25's Okapi model over postings: its formula and its scores, without walking every passage."""

import math
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.retriever.index.contenders import strongest_of_many
from bot.retriever.index.counted import Counted
from bot.retriever.index.packing import packed, unpacked
from bot.retriever.index.postings import Postings
from bot.retriever.index.sections import Buffer
from bot.retriever.index.segment import Numbers, Scores
from bot.retriever.index.strongest import Test, added_up, strongest
from bot.retriever.index.term_hashes import Hashes, hash_of, hashes_of
from bot.retriever.index.term_postings import Gain, TermPostings

_MANY: Final = 200_000
"""From so many passages on it pays to add up roughly first."""


class PostingsOkapi(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """BM25Okapi over a shelf's postings, never changed once made: threads may share it.

    The parameters, the idf with its floor and the formula are rank_bm25's own
    (Trotman, Puurula, Burgess: Improvements to BM25 and Language Models Examined, 2014), and so are the
    scores: those of a BM25Okapi of the live passages. An empty corpus is allowed here. With one or two
    passages every score is zero or negative, so that a score says nothing about whether a passage matches.
    """

    def __init__(self, postings: Postings | None = None) -> None:
        super().__init__(())
        self._postings = postings or Postings()
        self.corpus_size = self._postings.passages
        self.avgdl = self._postings.length / self.corpus_size if self.corpus_size else 0.0
        self.idf = _Idf(self)

    def _initialize(self, _corpus: Sequence[Any]) -> dict[str, int]:
        """Count nothing: that was done when the articles came in."""
        return {}

    def _calc_idf(self, _nd: dict[str, int]) -> None:
        """Compute no idf before it is asked for."""

    @classmethod
    def of(cls, articles: Iterable[Counted]) -> "PostingsOkapi":
        """The index of these articles, their passages numbered from 0 in their order."""
        return cls(Postings().added(articles))

    def added(self, article: Counted) -> "PostingsOkapi":
        """With one more article, whose passages have the numbers from `numbers` on."""
        return self.added_all((article,))

    def added_all(self, articles: Iterable[Counted]) -> "PostingsOkapi":
        """With more articles, whose passages have the numbers from `numbers` on, in order."""
        return PostingsOkapi(self._postings.added(articles))

    def removed(self, first: int, article: Counted) -> "PostingsOkapi":
        """Without `article`, whose passages have the numbers from `first` on.

        Raises:
            ValueError: they are not all there, or hold other terms.
        """
        return PostingsOkapi(self._postings.without(first, article))

    def compact(self) -> "PostingsOkapi":
        """The same as it is asked fastest: in one segment, without what was removed; numbers stay."""
        return PostingsOkapi(self._postings.compact())

    def pack(self) -> list[Buffer]:
        """The same as bytes, for `unpack`, in pieces."""
        return packed(self._postings)

    @classmethod
    def unpack(cls, data: Buffer) -> "PostingsOkapi":
        """What `pack` made bytes of, laid end to end; they are not copied.

        They should begin at a multiple of eight.

        Raises:
            ValueError: `data` is not what `pack` made.
        """
        return cls(unpacked(data))

    @property
    def numbers(self) -> int:
        """How many passages ever got a number: the next one gets this."""
        return len(self._postings.live)

    @property
    def live(self) -> npt.NDArray[np.bool_]:
        """For each number, whether the passage is still there."""
        return self._postings.live

    @property
    def terms(self) -> int:
        """How many different terms stand in the passages."""
        return int(self._postings.spread.counts.sum())

    def knows(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """For each of these hashes whether a live passage holds its term."""
        return self._postings.frequencies(hashes) > 0

    def frequency(self, term: str) -> int:
        """In how many passages `term` stands."""
        return self._postings.frequency(hash_of(term))

    def holding(self, term: str) -> Numbers:
        """The numbers of the passages that hold `term`, ascending."""
        return self.matching([term])

    def matching(self, query: Iterable[str]) -> Numbers:
        """The numbers of the passages that hold at least one term of `query`, ascending."""
        holding = np.zeros(self.numbers, np.bool_)
        for gain in self.weighed([*query]):
            holding[gain.passages] = True
        return np.flatnonzero(holding & self.live)

    def saturation(self, term: str, passages: Numbers) -> Scores:
        """How much `term` counts in each of `passages`: the formula without the idf, from 0 to k1 + 1."""
        found = self.postings([term]).get(term)
        return found.saturation(passages) if found else np.zeros(len(passages))

    def weighed(self, query: Sequence[str]) -> list[Gain]:
        """What passages gain by each term of `query`; removed passages may be among them.

        In each segment the gains follow each other as the terms do, so that sums are rank_bm25's to the last
        bit.
        """
        frequencies, runs = self._postings.runs(hashes_of(query))
        idfs = [self.idf_of(frequency) if frequency else 0.0 for frequency in frequencies]
        return [
            Gain(segment.passages[run], segment.codes[run], table, idf)
            for segment, table, found in zip(self._postings.segments, self._tables, runs, strict=True)
            for idf, run in zip(idfs, found, strict=True)
            if run.start < run.stop
        ]

    def postings(self, terms: Iterable[str]) -> dict[str, TermPostings]:
        """Where each of `terms` stands; one that no live passage holds is left out."""
        asked = [*dict.fromkeys(terms)]
        frequencies, runs = self._postings.runs(hashes_of(asked))
        found = {}
        for term, frequency, *of_segments in zip(asked, frequencies, *runs, strict=True):
            if frequency:
                idf = self.idf_of(frequency)
                parts = [
                    Gain(segment.passages[run], segment.codes[run], table, idf)
                    for segment, table, run in zip(
                        self._postings.segments, self._tables, of_segments, strict=True
                    )
                    if run.start < run.stop
                ]
                found[term] = TermPostings(frequency, idf, parts)
        return found

    def best(self, query: Sequence[str], count: int) -> tuple[Numbers, Scores]:
        """The `count` best passages that hold a term of `query`, and their scores.

        The best come first, of equals the lower number.
        """
        return self.best_of(self.weighed(query), count)

    def best_of(
        self, gains: Sequence[Gain], count: int, allowed: Test | None = None
    ) -> tuple[Numbers, Scores]:
        """The `count` best live passages of those that gain anything and are `allowed`, and their scores."""
        tests = [allowed] if allowed else []
        if self._postings.dead:
            tests.append(self.live.take)
        if self.numbers >= _MANY and self.average_idf >= 0:  # else there are gains below 0
            return strongest_of_many(gains, self.numbers, count, tests)
        return strongest(gains, self.numbers, count, tests)

    def get_scores(self, query: Sequence[str]) -> Scores:
        """The score of every passage in the order of their numbers, as rank_bm25 computes it."""
        return self.scores_by_number(query)[self.live]

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the passages that have the places `doc_ids` among all, in their order."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, dtype=np.int64)].tolist()
        return scores

    def scores_by_number(self, query: Sequence[str]) -> Scores:
        """A score for each number ever given; that of a removed passage means nothing."""
        return added_up(self.weighed(query), self.numbers)

    @cached_property
    def _tables(self) -> list[Scores]:
        """For each segment the saturation of its pairs of a frequency and a length."""
        tables = []
        for segment in self._postings.segments:
            frequency, length = segment.pairs.T.astype(np.int64)
            relative = 1 - self.b + self.b * length / (self.avgdl or 1.0)
            tables.append(frequency * (self.k1 + 1) / (frequency + self.k1 * relative))
        return tables

    def idf_of(self, frequency: int) -> float:
        """What a term that stands in so many passages counts; rank_bm25's floor is a share of the average."""
        idf = math.log(self.corpus_size - frequency + 0.5) - math.log(frequency + 0.5)
        return idf if idf >= 0 else self.epsilon * self.average_idf

    @cached_property
    def average_idf(self) -> float:
        """The mean idf of all terms before the floor; 0 if there are none."""
        if not self.terms:
            return 0.0
        spread = self._postings.spread
        counted = spread.counts > 0
        frequencies = spread.keys[counted].astype(np.float64)
        idfs = np.log(self.corpus_size - frequencies + 0.5) - np.log(frequencies + 0.5)
        return math.fsum((spread.counts[counted] * idfs).tolist()) / self.terms


class _Idf(Mapping[str, float]):
    """The idf of the terms by their spelling, which is not kept: they can be looked up, not listed."""

    def __init__(self, okapi: PostingsOkapi) -> None:
        # A proxy, since the index holds this: a circle would keep a dropped index in memory for long.
        self._okapi = cast("PostingsOkapi", weakref.proxy(okapi))

    def __getitem__(self, term: str) -> float:
        if found := self._okapi.frequency(term):
            return self._okapi.idf_of(found)
        raise KeyError(term)

    def __len__(self) -> int:
        return self._okapi.terms

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the terms of the index are kept as hashes and cannot be listed")
