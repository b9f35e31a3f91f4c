"""The best passages for a query whose frequent terms fill long lists, found without adding up all of these.

A passage that holds only frequent terms, which count little, cannot get as far as one that holds rare ones.
So the lists are taken from the shortest to the longest, and once it is known what score the best reach, long
lists are only looked up for the passages that may still reach it: the idea of max-score (Turtle, Flood: Query
Evaluation: Strategies and Optimizations, 1995), for whole lists at a time.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever.index.asked_segment import AskedSegment
from bot.retriever.index.segment import Numbers
from bot.retriever.index.strongest import Scores, Test, largest
from bot.retriever.index.term_postings import Part

_SHARE: Final = 0.05
"""This share of all postings is added up before the first passages are tried out."""

_TRIED: Final = 256
"""So many passages are scored in full to learn what score the best reach."""

_LOOKING_UP: Final = 5
"""To look up a passage in a list takes as long as to add up so many postings."""

_SLACK: Final = 1 - 1e-5
"""Sums are of half the usual precision while it is found out which passages may be the best, so that more of
them fit in the processor's cache. They are off by less than this."""

_Rough: TypeAlias = npt.NDArray[np.float32]


def best_of_many(
    asked: Sequence[AskedSegment], count: int, most: float, tests: Sequence[Test]
) -> tuple[Numbers, Scores]:
    """The `count` best passages of those that pass all `tests`, and their scores, as `strongest` orders them.

    No saturation is greater than `most`, and the idf of every term that has postings is at least 0.
    """
    numbers, scores = [np.empty(0, np.int64)], [np.empty(0)]
    least = 0.0
    for parts in (each.parts() for each in asked):
        if parts:
            race = _Race(parts, count, most, least, tests)
            found = race.run()
            least = race.least
            exact = np.zeros(len(found))
            for idf, part in parts:
                exact += idf * part.saturation(found)
            numbers.append(found)
            scores.append(exact)
    found = np.concatenate(numbers)
    order = np.argsort(found)
    return largest(found[order], np.concatenate(scores)[order], count)


class _Race:
    """The passages of one segment that hold some of the terms, while they are compared.

    `least` is a score that the `count` best are known to reach; it may be 0. `scores` are what passages got
    until now, beginning with number `first`, and `left[n]` is the most that the terms from n on may add.
    """

    def __init__(
        self, parts: list[tuple[float, Part]], count: int, most: float, least: float, tests: Sequence[Test]
    ) -> None:
        parts = sorted(parts, key=lambda weighed: len(weighed[1].passages))
        self._terms = [_rough(idf, part) for idf, part in parts]
        self._left = [*accumulate((idf * most for idf, _ in reversed(parts)), initial=0.0)][::-1]
        self._count = count
        self._tests = tests
        self.least = least
        self._first = min(int(term.passages[0]) for term in self._terms)
        last = max(int(term.passages[-1]) for term in self._terms)
        self._scores: _Rough = np.zeros(last + 1 - self._first, np.float32)

    def run(self) -> Numbers:
        """The numbers, ascending, of passages among which are those of the `count` best that are here."""
        trial = _SHARE * sum(len(term.passages) for term in self._terms)
        seen = np.empty(0, np.int64)
        done = added = 0
        for term in self._terms:
            decided = self.least > self._left[done]
            if decided:
                seen = seen[self._scores.take(seen) >= self.least - self._left[done]]
                if _LOOKING_UP * len(seen) < len(term.passages):
                    break
            places = self._add(term)
            if not decided:
                seen = np.concatenate((seen, places))
            done, added = done + 1, added + len(places)
            if not self.least and added >= trial:
                self._try(seen, done)
        return self._finish(seen, done)

    def _add(self, term: Part) -> Numbers:
        """Add what `term` counts to its passages; which these are, as places in `scores`."""
        places = term.passages.astype(np.int64) - self._first
        np.add.at(self._scores, places, term.table.take(term.codes, mode="clip"))
        return places

    def _try(self, seen: Numbers, done: int) -> None:
        """Score the best of `seen` with the terms from `done` on, too."""
        tried = max(_TRIED, self._count)
        if len(seen) > tried:
            scores = self._scores.take(seen)
            seen = seen[scores >= np.partition(scores, -tried)[-tried]]
        numbers, scores = self._meant(seen)
        for term in self._terms[done:]:
            scores += term.saturation(numbers)
        self._learn(scores)

    def _finish(self, seen: Numbers, done: int) -> Numbers:
        """Those of `seen` that may be among the best when the terms from `done` on are counted, too."""
        numbers, scores = self._meant(seen)
        for place in range(done, len(self._left)):
            self._learn(scores)
            kept = scores >= self.least - self._left[place]
            numbers, scores = numbers[kept], scores[kept]
            if place < len(self._terms):
                scores = scores + self._terms[place].saturation(numbers)
        return numbers

    def _meant(self, seen: Numbers) -> tuple[Numbers, _Rough]:
        """The numbers of those that pass the tests, once each and ascending, and their scores until now."""
        seen = np.sort(seen)
        seen = seen[np.diff(seen, prepend=-1) > 0]
        for test in self._tests:
            seen = seen[test(seen + self._first)]
        return seen + self._first, self._scores.take(seen)

    def _learn(self, scores: _Rough) -> None:
        """Raise `least` to what the best of `scores`, of different passages, reach already."""
        if len(scores) >= self._count:
            self.least = max(self.least, float(np.partition(scores, -self._count)[-self._count]) * _SLACK)


def _rough(idf: float, part: Part) -> Part:
    """The same with what each code adds to a score in place of its saturation."""
    return part._replace(table=(idf * part.table).astype(np.float32))
