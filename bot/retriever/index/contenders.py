"""The best passages for a query whose frequent terms fill long lists, found without adding up all of these.

A passage that holds only frequent terms, which count little, cannot get as far as one that holds rare ones.
So the lists are taken from the shortest to the longest, and once it is known what score the best reach, long
lists are only looked up for the passages that may still reach it: the idea of max-score (Turtle, Flood: Query
Evaluation: Strategies and Optimizations, 1995), for whole lists at a time.
"""

import threading
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final, TypeAlias

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


class _Room(threading.local):
    """Room for the scores of one query at a time, kept: fresh memory costs more than what is done in it."""

    def __init__(self) -> None:
        self._room: _Rough = np.empty(0, np.float32)

    def zeros(self, first: int, last: int) -> _Rough:
        """Zeros from place `first` to `last`, until this is called again in the same thread."""
        if len(self._room) <= last:
            self._room = np.empty(last + 1, np.float32)
        self._room[first : last + 1].fill(0)
        return self._room


_ROOM: Final = _Room()


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

    `least` is a score that the `count` best are known to reach; it may be 0. Of each of the terms, from the
    rarest to the most frequent, the table says what a code adds to a score, and `left[n]` is the most that
    those from n on may add. `scores` are what passages got until now, by their numbers.
    """

    def __init__(
        self, parts: list[tuple[float, Part]], count: int, most: float, least: float, tests: Sequence[Test]
    ) -> None:
        parts = sorted(parts, key=lambda weighed: len(weighed[1].passages))
        worth: npt.NDArray[Any] = np.outer([idf for idf, _ in parts], parts[0][1].table).astype(np.float32)
        self._terms = [part._replace(table=row) for (_, part), row in zip(parts, worth, strict=True)]
        self._left = [*accumulate((idf * most for idf, _ in reversed(parts)), initial=0.0)][::-1]
        self._count = count
        self._tests = tests
        self.least = least
        first = min(int(term.passages[0]) for term in self._terms)
        last = max(int(term.passages[-1]) for term in self._terms)
        self._scores = _ROOM.zeros(first, last)

    def run(self) -> Numbers:
        """The numbers, ascending, of passages among which are those of the `count` best that are here."""
        seen, done = self._open()
        for term in self._terms[done:]:
            seen = seen[self._scores.take(seen) >= self.least - self._left[done]]
            if _LOOKING_UP * len(seen) < len(term.passages):
                break
            self._add(term)
            done += 1
        return self._finish(self._meant(seen), done)

    def _open(self) -> tuple[Numbers, int]:
        """Add up terms until a passage that holds none of them cannot be among the best.

        The passages that hold any of them, some more than once, and how many terms these are.
        """
        trial = _SHARE * sum(len(term.passages) for term in self._terms)
        seen: list[Numbers] = []
        added = done = 0
        while done < len(self._terms) and self.least <= self._left[done]:
            seen.append(self._add(self._terms[done]))
            added += len(seen[-1])
            done += 1
            if not self.least and added >= trial:
                self._try(np.concatenate(seen), done)
        return np.concatenate(seen) if seen else np.empty(0, np.int64), done

    def _meant(self, seen: Numbers) -> Numbers:
        """Those of `seen` that pass the tests, each once, ascending."""
        seen = np.sort(seen)
        new = np.ones(len(seen), np.bool_)
        np.not_equal(seen[1:], seen[:-1], out=new[1:])
        seen = seen[new]
        for test in self._tests:
            seen = seen[test(seen)]
        return seen

    def _add(self, term: Part) -> Numbers:
        """Add what `term` counts to the scores of its passages; their numbers."""
        numbers = term.passages.astype(np.int64)
        np.add.at(self._scores, numbers, term.table.take(term.codes, mode="clip"))
        return numbers

    def _try(self, seen: Numbers, done: int) -> None:
        """Score the best of `seen` with the terms from `done` on, too."""
        scores = self._scores.take(seen)
        tried = max(_TRIED, self._count)
        if len(seen) > tried:
            seen = seen[scores >= np.partition(scores, -tried)[-tried]]
        seen = self._meant(seen)
        scores = self._scores.take(seen)
        for term in self._terms[done:]:
            scores += term.saturation(seen)
        self._learn(scores)

    def _finish(self, found: Numbers, done: int) -> Numbers:
        """Those of `found` that may be among the best when the terms from `done` on are counted, too."""
        scores = self._scores.take(found)
        for place in range(done, len(self._left)):
            self._learn(scores)
            kept = scores >= self.least - self._left[place]
            found, scores = found[kept], scores[kept]
            if place < len(self._terms):
                scores += self._terms[place].saturation(found)
        return found

    def _learn(self, scores: _Rough) -> None:
        """Raise `least` to what the best of `scores`, of different passages, reach already."""
        if len(scores) >= self._count:
            self.least = max(self.least, float(np.partition(scores, -self._count)[-self._count]) * _SLACK)
