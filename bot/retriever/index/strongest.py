"""The passages with the highest scores, among those that are named by some list."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever.index.segment import Numbers, Unsigned

Scores: TypeAlias = npt.NDArray[np.float64]
Lists: TypeAlias = Sequence[Unsigned | Numbers]
Test: TypeAlias = Callable[[Unsigned | Numbers], npt.NDArray[np.bool_]]


def added_up(lists: Lists, values: Scores, passages: int) -> Scores:
    """What each passage, numbered from 0, gets in all of `values`, one for each number in `lists` in order."""
    if not lists:
        return np.zeros(passages)
    scores: Scores = np.bincount(np.concatenate(lists, dtype=np.intp), values, passages).astype(
        np.float64, copy=False
    )
    return scores


def strongest(scores: Scores, lists: Lists, count: int, allowed: Test | None) -> tuple[Numbers, Scores]:
    """The `count` passages with the highest scores, and these: the highest first, of equals the lower number.

    Only passages that one of `lists` names and that are `allowed` are meant, whatever their scores are; all
    others score 0. No list names a passage twice.
    """
    least = _least(scores, lists, count, allowed)
    if least > 0:
        found = (scores >= least).nonzero()[0]
    else:
        named = np.zeros(len(scores), np.bool_)
        for numbers in lists:
            named[numbers] = True
        found = np.flatnonzero(named)
    if allowed is not None:
        found = found[allowed(found)]
    return largest(found, scores.take(found), count)


def _least(scores: Scores, lists: Lists, count: int, allowed: Test | None) -> float:
    """A score that at least `count` allowed passages reach, as far as it is easily found; else 0.

    That of the best of any one list will do, and the shortest that is long enough is looked through fastest.
    """
    for numbers in sorted((numbers for numbers in lists if len(numbers) >= count), key=len):
        found = numbers if allowed is None else numbers[allowed(numbers)]
        if len(found) >= count:
            return float(np.partition(scores.take(found), -count)[-count])
    return 0.0


def largest(numbers: Numbers, values: Scores, count: int) -> tuple[Numbers, Scores]:
    """The `count` numbers of the largest values, and these: the largest first, of equals the first."""
    if len(values) > count:
        kept = np.flatnonzero(values >= np.partition(values, -count)[-count])
        numbers, values = numbers.take(kept), values.take(kept)
    order = np.argsort(-values, kind="stable")[:count]
    return numbers.take(order), values.take(order)
