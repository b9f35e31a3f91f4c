"""A find made small: pieces of an input are left out for as long as it shows the same."""

from collections.abc import Callable
from typing import Final

from tests.fuzz.target import Input, Piece

MOST_TRIALS: Final = 600


def minimised(given: Input, shows: Callable[[Input], bool], most: int = MOST_TRIALS) -> Input:
    """The smallest input found that `shows` what `given` shows, by delta debugging each of its pieces.

    Runs of a half, a quarter, ... down to one character are left out wherever that changes nothing (after
    Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002); at most so many trials.
    """
    left = most
    best = given
    for index in range(len(given)):
        step = len(best[index])
        while step and left > 0:
            start = 0
            while start < len(best[index]) and left > 0:
                piece = best[index]
                candidate = _with(best, index, piece[:start] + piece[start + step :])
                left -= 1
                if shows(candidate):
                    best = candidate
                else:
                    start += step
            step //= 2
    return best


def _with(given: Input, index: int, piece: Piece) -> Input:
    return (*given[:index], piece, *given[index + 1 :])
