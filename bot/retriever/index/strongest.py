"""The passages with the largest sums, where what is to be added up is scattered over lists."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever.index.segment import Numbers, Unsigned

Scores: TypeAlias = npt.NDArray[np.float64]
Share: TypeAlias = tuple[Unsigned | Numbers, Scores]
"""Passages, none twice, and what each of them gets."""

Test: TypeAlias = Callable[[Numbers], npt.NDArray[np.bool_]]


def sums(shares: Sequence[Share], passages: int) -> Scores:
    """What each of the passages, numbered from 0, gets in all; added up in the order of `shares`."""
    if not shares:
        return np.zeros(passages)
    numbers = np.concatenate([share[0] for share in shares], dtype=np.intp)
    scores: Scores = np.bincount(numbers, np.concatenate([share[1] for share in shares]), passages)
    return scores


def strongest(
    shares: Sequence[Share], count: int, passages: int, allowed: Test | None = None
) -> tuple[Numbers, Scores]:
    """The `count` passages that get most, and what they get: the most first, of equals the lower number.

    Only passages in one of `shares` are meant, and only those that are `allowed`, even if what they get is
    nothing or less.
    """
    scores = sums(shares, passages)
    least = _least(shares, scores, count, allowed)
    if least > 0:
        found = np.flatnonzero(scores >= least)
    else:
        named = np.zeros(passages, np.bool_)
        for numbers, _ in shares:
            named[numbers] = True
        found = np.flatnonzero(named)
    if allowed is not None:
        found = found[allowed(found)]
    return largest(found, scores.take(found), count)


def _least(shares: Sequence[Share], scores: Scores, count: int, allowed: Test | None) -> float:
    """A score that at least `count` allowed passages reach, as far as it is easily found; else 0.

    The best of any one list will do: the shortest that is long enough is looked through fastest.
    """
    for numbers, _ in sorted((share for share in shares if len(share[0]) >= count), key=lambda s: len(s[0])):
        found = numbers if allowed is None else numbers[allowed(numbers.astype(np.int64, copy=False))]
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
