import numpy as np
import pytest

from bot.retriever.confidence import Judge, judged_rows
from bot.retriever.forest import Forest, Tree


def test_how_a_candidate_stands_among_the_best():
    rows = judged_rows(np.zeros((3, 1)), np.array([3.0, 2.0, -2.0]))
    assert rows[:, 1:].tolist() == [[3.0, 1.0, 2.0], [2.0, -1.0, 1.0], [-2.0, -5.0, -3.0]]


def test_a_candidate_without_rivals_leads():
    assert judged_rows(np.zeros((1, 1)), np.array([0.5])).tolist() == [[0.0, 0.5, 1.0, 0.0]]


def test_the_chance_grows_with_what_the_forest_says():
    leads = Tree((2,), (0.0,), (0b01,), (0b10,), (0.0,), (-1.0, 1.0))
    judge = Judge(Forest([leads]), bias=0.0, slope=2.0)
    first, second = judge.chances(np.zeros((2, 1)), np.array([1.0, 0.0])).tolist()
    assert first == pytest.approx(1 / (1 + np.exp(-2)))
    assert second == pytest.approx(1 - first)


def test_nobody_is_judged_where_nobody_is():
    assert Judge(Forest([]), 0.0, 1.0).chances(np.zeros((0, 4)), np.zeros(0)).shape == (0,)
