"""How an article's age speaks for it: in news, the newer report is usually the one asked about."""

import math
from typing import Final

from bot.retriever.index.register import UNDATED

_FRESH_DAYS: Final = 7
_STALE_DAYS: Final = 365


def freshness(day: int, clock: int) -> float:
    """From 1 (a week old or less) to -1 (a year old or more), falling with the logarithm of the age.

    `day` and `clock` are ordinals. An article without a date gets 0: it neither gains nor loses.
    """
    if day == UNDATED:
        return 0.0
    age = min(max(clock - day, _FRESH_DAYS), _STALE_DAYS)
    return 1.0 - 2.0 * math.log(age / _FRESH_DAYS) / math.log(_STALE_DAYS / _FRESH_DAYS)
