"""Figures with their 95 % bootstrap intervals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Values: TypeAlias = npt.NDArray[np.float64]

_RESAMPLES: Final = 1000
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, and the interval that holds 95 % of its bootstrap resamples."""

    value: float
    low: float
    high: float


def share(hits: Values) -> Figure | None:
    """The mean of 0/1 outcomes; None without any."""
    return _bootstrapped(_mean, hits) if len(hits) else None


def auroc(positive: Values, negative: Values) -> Figure | None:
    """The chance that a positive is scored above a negative, ties counting half; None without either."""
    if not len(positive) or not len(negative):
        return None
    return _bootstrapped(_area, positive, negative)


def calibration_error(confidence: Values, right: Values) -> Figure | None:
    """Expected calibration error over ten bins of equal width (Naeini, Cooper, Hauskrecht, 2015)."""
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
    bins = np.minimum((confidence * _BINS).astype(np.int64), _BINS - 1)
    gaps = np.bincount(bins, confidence - right, _BINS)
    return float(np.abs(gaps).sum() / len(pairs))
