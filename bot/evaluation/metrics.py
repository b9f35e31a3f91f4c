"""Figures with their 95 % intervals."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Values: TypeAlias = npt.NDArray[np.float64]

BINS: Final = 10
"""Into how many ranges of equal width a confidence from 0 to 1 falls."""

_RESAMPLES: Final = 1000
_DEVIATIONS: Final = 1.959964
"""The middle 95 % of a normal distribution lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, and its 95 % interval."""

    value: float
    low: float
    high: float


def share(hits: Values) -> Figure | None:
    """The mean of 0/1 outcomes; None without any."""
    return _bootstrapped(_mean, hits) if len(hits) else None


def share_of_few(hits: Values) -> Figure | None:
    """The mean of 0/1 outcomes, with the score interval (Wilson, 1927); None without any.

    Unlike resamples, it does not take three hits of three for a certainty.
    """
    if not len(hits):
        return None
    value, weight = _mean(hits), _DEVIATIONS**2 / len(hits)
    centre = value + weight / 2
    spread = math.sqrt(weight * (value * (1 - value) + weight / 4))
    low, high = (centre - spread) / (1 + weight), (centre + spread) / (1 + weight)
    # Both hold the value, but for rounding where it is 0 or 1.
    return Figure(value, max(0.0, min(low, value)), min(1.0, max(high, value)))


def bin_numbers(confidence: Values) -> npt.NDArray[np.int64]:
    """The bin, from 0, of each confidence; 1.0 falls into the last."""
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def auroc(positive: Values, negative: Values) -> Figure | None:
    """The chance that a positive is scored above a negative, ties counting half; None without either."""
    if not len(positive) or not len(negative):
        return None
    return _bootstrapped(_area, positive, negative)


def calibration_error(confidence: Values, right: Values) -> Figure | None:
    """Expected calibration error over `BINS` bins (Naeini, Cooper, Hauskrecht, 2015)."""
    return _bootstrapped(_expected_error, np.column_stack((confidence, right))) if len(right) else None


def _bootstrapped(statistic: Callable[..., float], *samples: Values) -> Figure:
    """`statistic` of the samples, each resampled with replacement over its rows (Efron, 1979)."""
    chance = np.random.default_rng(0)
    resampled = [
        statistic(*(sample[chance.integers(0, len(sample), len(sample))] for sample in samples))
        for _ in range(_RESAMPLES)
    ]
    low, high = np.quantile(resampled, (0.025, 0.975))
    return Figure(statistic(*samples), float(low), float(high))


def _mean(values: Values) -> float:
    return float(values.mean())


def _area(positive: Values, negative: Values) -> float:
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    equal = np.searchsorted(ordered, positive, side="right") - below
    return float((below + equal / 2).mean() / len(negative))


def _expected_error(pairs: Values) -> float:
    confidence, right = pairs[:, 0], pairs[:, 1]
    gaps = np.bincount(bin_numbers(confidence), confidence - right, BINS)
    return float(np.abs(gaps).sum() / len(pairs))
