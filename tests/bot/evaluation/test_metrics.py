import numpy as np
import pytest

from bot.evaluation.metrics import auroc, bin_numbers, calibration_error, share, share_of_few


def values(*given: float) -> np.ndarray:
    return np.array(given, dtype=np.float64)


def test_a_share_lies_in_its_interval():
    figure = share(values(*[1] * 60, *[0] * 40))
    assert figure is not None
    assert figure.value == 0.6
    assert 0.49 < figure.low < 0.55 < 0.65 < figure.high < 0.71


def test_intervals_are_the_same_each_time():
    hits = values(1, 0, 1, 1, 0)
    assert share(hits) == share(hits)


def test_nothing_to_measure_is_none():
    assert share(values()) is None
    assert auroc(values(), values(1)) is None
    assert auroc(values(1), values()) is None
    assert calibration_error(values(), values()) is None


@pytest.mark.parametrize(
    ("positive", "negative", "area"),
    [((0.9, 0.8), (0.1, 0.2), 1.0), ((0.1,), (0.9,), 0.0), ((0.5,), (0.5,), 0.5), ((0.2, 0.8), (0.5,), 0.5)],
)
def test_area(positive: tuple[float, ...], negative: tuple[float, ...], area: float):
    figure = auroc(values(*positive), values(*negative))
    assert figure is not None
    assert figure.value == area


def test_calibration_error_is_the_gap_weighted_by_bin():
    figure = calibration_error(values(0.95, 0.95, 0.25, 1.0), values(1, 0, 0, 1))
    assert figure is not None
    assert figure.value == pytest.approx((abs(2.9 - 2) + 0.25) / 4)


@pytest.mark.parametrize(
    ("hits", "low", "high"), [((1, 1, 1), 0.438, 1.0), ((0, 0, 0), 0.0, 0.562), ((1, 0), 0.095, 0.905)]
)
def test_three_of_three_are_no_certainty(hits: tuple[float, ...], low: float, high: float):
    figure = share_of_few(values(*hits))
    assert figure is not None
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=0.001)
    assert figure.low <= figure.value <= figure.high


def test_few_may_be_none():
    assert share_of_few(values()) is None


def test_a_bin_holds_its_lower_end_and_the_last_one_both():
    assert bin_numbers(values(0.0, 0.05, 0.1, 0.95, 1.0)).tolist() == [0, 0, 1, 9, 9]
