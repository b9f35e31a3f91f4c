import numpy as np
import pytest

from bot.retriever.confidence import Judge, judged_rows
from bot.retriever.features.catalogue import COLUMNS, FEATURES
from bot.retriever.features.pool import Column
from bot.retriever.forest import Forest, Tree


def test_how_a_candidate_stands_among_the_best():
    rows = judged_rows(np.zeros((3, 1)), np.array([3.0, 2.0, -2.0]))
    assert rows[:, 1:].tolist() == [[3.0, 1.0, 2.0, 0.0], [2.0, -1.0, 1.0, 0.0], [-2.0, -5.0, -3.0, 0.0]]


def test_a_candidate_without_rivals_leads():
    assert judged_rows(np.zeros((1, 1)), np.array([0.5]), way=1).tolist() == [[0.0, 0.5, 1.0, 0.0, 1.0]]


def rows(searched: int, count: int = 2) -> Column:
    """Candidates that say nothing, of a shelf of so many passages."""
    found = np.zeros((count, len(FEATURES)))
    found[:, COLUMNS["shelf"]] = np.log1p(searched)
    return found


LEADS = Forest([Tree((len(FEATURES) + 1,), (0.0,), (0b01,), (0b10,), (500, 500), (-1.0, 1.0))])
"""1.0 for a candidate that leads, else -1.0."""


def test_the_chance_grows_with_what_the_forest_says():
    first, second = Judge(LEADS).chances(rows(5_000), np.array([1.0, 0.0])).tolist()
    assert first == pytest.approx(1 / (1 + np.exp(-1)))
    assert second == pytest.approx(1 - first)


def test_on_a_small_shelf_what_says_nothing_of_the_question_is_doubted():
    judge = Judge(LEADS)
    large, small = (judge.chances(rows(size), np.array([1.0, 0.0]))[0] for size in (5_000, 20))
    assert small < large


def test_nobody_is_judged_where_nobody_is():
    assert Judge(Forest([])).chances(rows(9, count=0), np.zeros(0)).shape == (0,)
