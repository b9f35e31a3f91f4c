"""When a feed is asked next, and when it has failed for too long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Final, TypeAlias

from corpus.feeds import Standing
from corpus.page import Version

INTERVAL: Final = timedelta(minutes=15)
"""Between two visits, if a feed does not ask for longer."""

LONGEST: Final = timedelta(hours=6)
"""The longest time between two visits, whatever a feed asks for or how often it failed."""

LONGEST_REFUSAL: Final = timedelta(days=1)
"""The same for a feed that refused and said when to come again."""

LONG: Final = timedelta(days=1)
"""After failing for so long, somebody is told."""

JITTER: Final = 0.1
"""The part of a wait that chance may add, so that feeds added together part."""

Dice: TypeAlias = Callable[[], float]
"""Gives a number from 0 to 1, another each time."""

dice: Final[Dice] = SystemRandom().random


def succeeded(now: datetime, version: Version, told: timedelta | None, dice: Dice = dice) -> Standing:
    """How a feed stands after a visit; `told` is how long it says that it will not change."""
    wait = min(max(told or INTERVAL, INTERVAL), LONGEST)
    return Standing(_later(now, wait, dice), version.etag, version.modified, succeeded=now)


def failed(
    standing: Standing, now: datetime, why: str, told: timedelta | None, dice: Dice = dice
) -> Standing:
    """How a feed stands after a visit that failed: each time it is left alone for twice as long.

    `told` is how long it wants to be left alone.
    """
    failures = standing.failures + 1
    wait = min(INTERVAL * 2 ** min(failures - 1, 10), LONGEST)
    wait = max(wait, min(told or INTERVAL, LONGEST_REFUSAL))
    return replace(
        standing,
        due=_later(now, wait, dice),
        failing_since=standing.failing_since or now,
        failures=failures,
        failure=why,
    )


def fails_for_long(standing: Standing, now: datetime) -> bool:
    """Whether somebody is to be told that a feed fails, and was not yet."""
    since = standing.failing_since
    return since is not None and now - since >= LONG and not standing.told


def _later(now: datetime, wait: timedelta, dice: Dice) -> datetime:
    return now + wait * (1 + JITTER * dice())
