"""The strongest passages among very many: all are added up roughly, and exactly only those that contend.

A rough score takes 16 bits, so that the processor's cache holds four times as many of them: with many
passages it is reaching the scores that takes the time. (Impacts of few bits: Anh, de Kretser, Moffat:
Vector-Space Ranking with Effective Early Termination, 2001.)
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.distinct import distinct
from bot.retriever.index.segment import Numbers, Scores, Unsigned
from bot.retriever.index.strongest import Test, largest, reached
from bot.retriever.index.term_postings import Gain

_MOST: Final = 65_535
"""The highest rough score there can be."""


def strongest_of_many(
    gains: Sequence[Gain], passages: int, count: int, tests: Sequence[Test] = ()
) -> tuple[Numbers, Scores]:
    """What `strongest` finds, to the last bit; no gain may be below 0."""
    most = [gain.weight * float(gain.table.max()) for gain in gains]
    scale = _MOST / (sum(most) or 1.0)
    rough = np.zeros(passages, np.uint16)
    for gain in gains:
        units = (gain.weight * scale * gain.table).astype(np.uint16)
        np.add.at(rough, gain.passages.astype(np.intp), units.take(gain.codes, mode="clip"))
    found = _contending(rough, gains, [scale * each for each in most], count, tests)
    scores = np.zeros(len(found))
    for gain in gains:
        scores += gain.value(found)
    return largest(found, scores, count)


def _contending(
    rough: npt.NDArray[np.uint16],
    gains: Sequence[Gain],
    most: Sequence[float],
    count: int,
    tests: Sequence[Test],
) -> Numbers:
    """The passages that pass all tests and may be among the `count` best by their `rough` scores, ascending.

    `most` is what a passage may gain by each of `gains` at most. Each was rounded down, by less than 1. What
    passages gain by none but the longest may be too little in all: those are not looked through.
    """
    by_length = sorted(zip(most, gains, strict=True), key=lambda each: len(each[1].passages))
    contending: list[Unsigned | Numbers] = [np.empty(0, np.int64)]
    # What is left to gain by each and all longer ones: as sums, since differences may come out below 0.
    left = [*accumulate(bound for bound, _ in reversed(by_length))]
    least = 0.0
    for most_left, (_, gain) in zip(reversed(left), by_length, strict=True):
        if most_left < least:
            break
        found = gain.passages[rough.take(gain.passages) >= least]
        for test in tests:
            found = found[test(found)]
        contending.append(found)
        least = max(least, reached(rough.take(found), count) - len(gains))
    all_found = np.concatenate(contending, dtype=np.int64)
    return distinct(all_found[rough.take(all_found) >= least])
