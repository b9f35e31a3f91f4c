"""rank_bm25's Okapi model over postings: its formula and its scores, without walking every passage."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.retriever.index.counted import Counted
from bot.retriever.index.packing import packed, unpacked
from bot.retriever.index.postings import Postings
from bot.retriever.index.sections import Buffer
from bot.retriever.index.segment import Numbers, Unsigned
from bot.retriever.index.strongest import Scores, added_up, strongest
from bot.retriever.index.term_hashes import Hashes, hashes_of


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
            ValueError: they are not all there.
        """
        return PostingsOkapi(self._postings.without(first, article))

    def compact(self) -> "PostingsOkapi":
        """The same as it is asked fastest: in one segment, without what was removed; numbers stay."""
        return PostingsOkapi(self._postings.compact())

    def pack(self) -> bytes:
        """The same as bytes, for `unpack`."""
        return packed(self._postings)

    @classmethod
    def unpack(cls, data: Buffer) -> "PostingsOkapi":
        """What `pack` made bytes of; they are not copied, and should begin at a multiple of eight.

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
        return sum(self._postings.spread.values())

    def knows(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """For each of these hashes whether a live passage holds its term."""
        return self._postings.frequencies(hashes) > 0

    def frequency(self, term: str) -> int:
        """In how many passages `term` stands."""
        return int(self._postings.frequencies(hashes_of([term]))[0])

    def holding(self, term: str) -> Numbers:
        """The numbers of the passages that hold `term`, ascending."""
        return self.matching([term])

    def matching(self, query: Iterable[str]) -> Numbers:
        """The numbers of the passages that hold at least one term of `query`, ascending."""
        holding = np.zeros(self.numbers, np.bool_)
        for passages in self.weighed([*query])[0]:
            holding[passages] = True
        return np.flatnonzero(holding & self.live)

    def saturation(self, term: str, passages: Numbers) -> Scores:
        """How much `term` counts in each of `passages`: the formula without the idf, from 0 to k1 + 1."""
        lists, values = self.weighed([term], [1.0])
        if not lists:
            return np.zeros(len(passages))
        numbers = np.concatenate(lists)
        at = np.minimum(numbers.searchsorted(passages), len(numbers) - 1)
        return np.where(numbers.take(at) == passages, values.take(at), 0.0)

    def weighed(
        self, query: Sequence[str], weights: Sequence[float] | None = None
    ) -> tuple[list[Unsigned], Scores]:
        """Lists of the passages that hold each term of `query`, and what each number in them adds to a score.

        Without `weights`, one for each term, a term weighs its idf. Removed passages may be listed too. Terms
        follow each other in their order, so that sums are rank_bm25's to the last bit.
        """
        if not query:
            return [], np.empty(0)
        frequencies, runs = self._postings.runs(hashes_of(query))
        if weights is None:
            weights = [self.idf_of(frequency) if frequency else 0.0 for frequency in frequencies.tolist()]
        lists: list[Unsigned] = []
        values = [np.empty(0)]
        for segment, table, (starts, ends) in zip(self._postings.segments, self._tables, runs, strict=True):
            slices = [slice(*run) for run in zip(starts.tolist(), ends.tolist(), strict=True)]
            lists += [segment.passages[each] for each in slices]
            codes = np.concatenate([segment.codes[each] for each in slices], dtype=np.intp)
            saturation = table.take(codes, mode="clip")
            saturation *= np.repeat(weights, ends - starts)
            values.append(saturation)
        return lists, np.concatenate(values) if len(values) > 2 else values[-1]

    def best(self, query: Sequence[str], count: int) -> tuple[Numbers, Scores]:
        """The `count` best passages that hold a term of `query`, and their scores.

        The best come first, of equals the lower number.
        """
        lists, values = self.weighed(query)
        scores = added_up(lists, values, self.numbers)
        return strongest(scores, lists, count, self.live.take if self._postings.dead else None)

    def get_scores(self, query: Sequence[str]) -> Scores:
        """The score of every passage in the order of their numbers, as rank_bm25 computes it."""
        return self.scores_by_number(query)[self.live]

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the passages that have the places `doc_ids` among all, in their order."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, dtype=np.int64)].tolist()
        return scores

    def scores_by_number(self, query: Sequence[str]) -> Scores:
        """A score for each number ever given; that of a removed passage means nothing."""
        return added_up(*self.weighed(query), self.numbers)

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
        idf = self._plain_idf(frequency)
        return idf if idf >= 0 else self.epsilon * self.average_idf

    def _plain_idf(self, frequency: int) -> float:
        return math.log(self.corpus_size - frequency + 0.5) - math.log(frequency + 0.5)

    @cached_property
    def average_idf(self) -> float:
        """The mean idf of all terms before the floor; 0 if there are none."""
        spread = self._postings.spread
        total = math.fsum(terms * self._plain_idf(frequency) for frequency, terms in spread.items())
        return total / self.terms if spread else 0.0


class _Idf(Mapping[str, float]):
    """The idf of the terms by their spelling, which is not kept: they can be looked up, not listed."""

    def __init__(self, okapi: PostingsOkapi) -> None:
        self._okapi = okapi

    def __getitem__(self, term: str) -> float:
        if found := self._okapi.frequency(term):
            return self._okapi.idf_of(found)
        raise KeyError(term)

    def __len__(self) -> int:
        return self._okapi.terms

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the terms of the index are kept as hashes and cannot be listed")
