"""The passages with the highest scores, among those that gain anything."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever.index.segment import Numbers, Scores, Unsigned
from bot.retriever.index.term_postings import Gain

Test: TypeAlias = Callable[[Unsigned | Numbers], npt.NDArray[np.bool_]]

_SORTED: Final = 8
"""So many times as many as are wanted are sorted as fast as the best of them are picked out first."""


def added_up(gains: Sequence[Gain], passages: int) -> Scores:
    """What each passage, numbered from 0, gains in all."""
    if not gains:
        return np.zeros(passages)
    numbers = np.concatenate([gain.passages for gain in gains], dtype=np.intp)
    values = np.empty(len(numbers))
    end = 0
    for gain in gains:
        start, end = end, end + len(gain.passages)
        gain.write(values[start:end])
    scores: Scores = np.bincount(numbers, values, passages).astype(np.float64, copy=False)
    return scores


def strongest(
    gains: Sequence[Gain], passages: int, count: int, tests: Sequence[Test] = ()
) -> tuple[Numbers, Scores]:
    """The `count` passages with the highest scores, and these: the highest first, of equals the lower number.

    Only passages that are named in `gains` and pass all `tests` are meant, whatever their scores are.
    """
    scores = added_up(gains, passages)
    least = _least(scores, gains, count, tests)
    if least > 0:
        found = (scores >= least).nonzero()[0]
    else:
        named = np.zeros(passages, np.bool_)
        for gain in gains:
            named[gain.passages] = True
        found = named.nonzero()[0]
    for test in tests:
        found = found[test(found)]
    return largest(found, scores.take(found), count)


def _least(scores: Scores, gains: Sequence[Gain], count: int, tests: Sequence[Test]) -> float:
    """A score that at least `count` of the passages meant reach, as far as it is easily found; else 0.

    That of the best of any one gain will do, and the shortest that is long enough is looked through fastest.
    """
    for numbers in sorted((gain.passages for gain in gains if len(gain.passages) >= count), key=len):
        found = numbers
        for test in tests:
            found = found[test(found)]
        if least := reached(scores.take(found), count):
            return least
    return 0.0


def reached(scores: npt.NDArray[Any], count: int) -> float:
    """What at least `count` of `scores`, whose order it changes, reach; 0 if there are not so many."""
    if len(scores) < count:
        return 0.0
    scores.partition(len(scores) - count)
    return float(scores[-count])


def largest(numbers: Numbers, values: Scores, count: int) -> tuple[Numbers, Scores]:
    """The `count` numbers of the largest values, and these: the largest first, of equals the first."""
    if len(values) > _SORTED * count:
        kept = (values >= np.partition(values, -count)[-count]).nonzero()[0]
        numbers, values = numbers.take(kept), values.take(kept)
    order = (-values).argsort(kind="stable")[:count]
    return numbers.take(order), values.take(order)
