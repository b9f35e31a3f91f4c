"""How an article's age speaks for it: in news, the newer report is usually the one asked about."""

import math
from typing import Final

import numpy as np

from bot.retriever.index.register import UNDATED
from bot.retriever.index.segment import Numbers, Scores

_FRESH_DAYS: Final = 7
_STALE_DAYS: Final = 365
_BY_AGE: Final = np.array(
    [
        1.0 - 2.0 * math.log(age / _FRESH_DAYS) / math.log(_STALE_DAYS / _FRESH_DAYS)
        for age in range(_FRESH_DAYS, _STALE_DAYS + 1)
    ]
)


def freshness(days: Numbers, clock: int) -> Scores:
    """From 1 (a week old or less) to -1 (a year old or more), falling with the logarithm of the age.

    `days` and `clock` are ordinals. An article without a date gets 0: it neither gains nor loses.
    """
    ages = np.clip(clock - days, _FRESH_DAYS, _STALE_DAYS)
    return np.where(days == UNDATED, 0.0, _BY_AGE.take(ages - _FRESH_DAYS))
