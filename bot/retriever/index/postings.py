"""The postings of all passages of a shelf: a few segments, and which passages were removed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.index.counted import Counted
from bot.retriever.index.merging import len_of, living, merged, settled
from bot.retriever.index.segment import Numbers, Segment
from bot.retriever.index.tally import Tally
from bot.retriever.index.term_hashes import Hashes

_BATCH: Final = 1 << 24
"""So many postings of articles that come in together are merged at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Never changed once made: an addition or a removal makes another, which shares the segments.

    Passages are numbered in the order they come in, and no number is given twice. `live[p]` tells whether
    passage p is still there; the segments may hold `dead` postings of removed ones, of which `removed` says
    in how many passages each term stood, by its hash. `length` is the number of words of all live passages.
    `spread` says of how many terms it is true that they stand in so many live passages.
    """

    segments: tuple[Segment, ...] = ()
    live: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))
    passages: int = 0
    length: int = 0
    dead: int = 0
    removed: Tally = field(default_factory=Tally)
    spread: Tally = field(default_factory=Tally)

    def frequency(self, hashed: int) -> int:
        """In how many live passages the term with this hash stands."""
        return sum(segment.frequency(hashed) for segment in self.segments) - self.removed.count(hashed)

    def frequencies(self, hashes: Hashes) -> Numbers:
        """In how many live passages each of the terms with these hashes stands."""
        frequencies = -self.removed.of(hashes)
        for segment in self.segments:
            frequencies += segment.counts(hashes)
        return frequencies

    def runs(self, hashes: Hashes) -> tuple[list[int], list[list[slice]]]:
        """The frequencies of some terms, and where their postings are in each segment, by their hashes."""
        frequencies = (
            [-count for count in self.removed.of(hashes).tolist()] if self.dead else [0] * len(hashes)
        )
        runs = [segment.runs(hashes) for segment in self.segments]
        for of_segment in runs:
            for term, run in enumerate(of_segment):
                frequencies[term] += run.stop - run.start
        return frequencies, runs

    def added(self, articles: Iterable[Counted]) -> "Postings":
        """With these articles, whose passages get the next numbers."""
        postings = self
        for batch in _batches(articles):
            postings = postings._with(batch)
        return postings

    def _with(self, articles: list[Counted]) -> "Postings":
        first = len(self.live)
        parts = []
        for article in articles:
            parts.append(article.segment.numbered_from(first))
            first += article.passages
        new = merged(parts)
        before = self.frequencies(new.hashes)
        return replace(
            self,
            segments=settled((*self.segments, new)) if new.postings else self.segments,
            live=np.concatenate((self.live, np.ones(first - len(self.live), np.bool_))),
            passages=self.passages + first - len(self.live),
            length=self.length + sum(article.length for article in articles),
            spread=_moved(self.spread, before, before + new.frequencies),
        )

    def without(self, first: int, article: Counted) -> "Postings":
        """Without `article`, whose passages have the numbers from `first` on.

        Raises:
            ValueError: they are not all there, or hold other terms.
        """
        numbers = slice(first, first + article.passages)
        if first < 0 or np.count_nonzero(self.live[numbers]) != article.passages:
            raise ValueError(f"passages {numbers.start} to {numbers.stop} are not all there")
        counts = article.segment.frequencies
        before = self.frequencies(article.hashes)
        if (before < counts).any():
            raise ValueError(f"passages {numbers.start} to {numbers.stop} hold other terms")
        live = self.live.copy()
        live[numbers] = False
        left = replace(
            self,
            live=live,
            passages=self.passages - article.passages,
            length=self.length - article.length,
            dead=self.dead + article.segment.postings,
            removed=self.removed.plus(article.hashes, counts),
            spread=_moved(self.spread, before, before - counts),
        )
        return left.compact() if 2 * left.dead > len_of(self.segments) else left

    def compact(self) -> "Postings":
        """The same in one segment without postings of removed passages; the passages keep their numbers."""
        left = (living(segment, self.live) if self.dead else segment for segment in self.segments)
        segments = [segment for segment in left if segment.postings]
        return replace(self, segments=(merged(segments),) if segments else (), dead=0, removed=Tally())


def _batches(articles: Iterable[Counted]) -> Iterator[list[Counted]]:
    batch: list[Counted] = []
    postings = 0
    for article in articles:
        batch.append(article)
        postings += article.segment.postings
        if postings >= _BATCH:
            yield batch
            batch, postings = [], 0
    if batch:
        yield batch


def _moved(spread: Tally, before: Numbers, after: Numbers) -> Tally:
    """`spread` when the terms that stood in `before` passages each stand in `after`."""
    for frequencies, sign in ((before, -1), (after, 1)):
        different, counts = np.unique(frequencies[frequencies > 0].astype(np.uint64), return_counts=True)
        spread = spread.plus(different, sign * counts)
    return spread
