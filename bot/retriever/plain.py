"""Plain rules for small shelves: what speaks for a sentence, and how sure it is.

They were set by hand with shelves of one to twenty articles in view. What is learned comes from large
shelves and from single articles of theirs, asked in the manner of quizzes; on a small shelf these rules
have as much of a say.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from bot.retriever.features.catalogue import COLUMNS, FEATURES
from bot.retriever.features.pool import Column

_SMALL: Final = float(np.log1p(100))
_LARGE: Final = float(np.log1p(700))
"""Passages of a shelf up to which plain rules have their full say, and from which they have none."""

_FULL_SAY: Final = 0.5
_SCALE: Final = 2.5
"""How much larger the scores that are learned come out."""

_WEIGHTS: Final[Mapping[str, float]] = {
    "passage": 1.0,
    "article": 0.5,
    "together": 0.5,
    "sentence": 0.7,
    "cover": 0.3,
    "neighbours": 0.9,
    "following": 0.3,
    "carried": 0.2,
    "names": 0.1,
    "phrases": 0.1,
    "near": 0.15,
    "kind": 1.2,
    "counted": 0.6,
    "beside": 0.15,
    "fresh": 0.7,
    "depth": -0.6,
    "asks": -1.2,
    "heading": -1.2,
    "long": -0.2,
}
_ROW: Final = np.array([_SCALE * _WEIGHTS.get(name, 0.0) for name in FEATURES])

_BIAS: Final = -5.1
_SLOPES: Final[Mapping[str, float]] = {
    "together": 4.2,
    "sentence": 4.2,
    "kind": 1.3,
    "named": 1.0,
    "lacking": -1.0,
    "asks": -3.0,
    "heading": -3.0,
    "bare": -3.0,
}
_ODDS: Final = np.array([_SLOPES.get(name, 0.0) for name in FEATURES])


def say(rows: Column) -> Column:
    """How much the plain rules count for each of `rows`, from 0 to a half."""
    large: Column = np.clip((rows[:, COLUMNS["shelf"]] - _SMALL) / (_LARGE - _SMALL), 0.0, 1.0)
    return _FULL_SAY * (1.0 - large)


def parts(rows: Column) -> Column:
    """What each feature adds to the score of each of `rows`, in their shape."""
    added: Column = rows * _ROW
    return added


def odds(rows: Column) -> Column:
    """The log odds that each of `rows` is right."""
    found: Column = _BIAS + rows @ _ODDS
    return found
