import numpy as np
import pytest

from bot.retriever.confidence import STANDING, Judge
from bot.retriever.features.catalogue import COLUMNS, FEATURES
from bot.retriever.features.pool import Column
from bot.retriever.forest import Forest, Tree
from bot.retriever.model import Model
from bot.retriever.ordering import best_first, order_of

WAY = len(FEATURES) + STANDING.index("way")


def rows(*depths: float) -> Column:
    """Candidates of a shelf where plain rules have no say, so far from the start of their articles."""
    found = np.zeros((len(depths), len(FEATURES)))
    found[:, COLUMNS["shelf"]] = np.log1p(10_000)
    found[:, COLUMNS["depth"]] = depths
    return found


def split(feature: int, low: float, high: float) -> Forest:
    """What adds `low` or `high` to their mean."""
    return Forest([Tree((feature,), (0.5,), (0b01,), (0b10,), (500, 500), (low, high))])


LATEST, ANY_AGE = (split(COLUMNS["depth"], *leaves) for leaves in ((1.0, 0.0), (0.0, 1.0)))
"""The one prefers what stands first, the other what stands last."""


def log_odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def model(first: float, second: float) -> Model:
    """One that gives every candidate the one chance if a question is taken the first way, else the other."""
    return Model((LATEST, ANY_AGE), Judge(split(WAY, log_odds(first), log_odds(second))))


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        (0.29, 0.51, ANY_AGE),
        (0.29, 0.49, LATEST),
        (0.31, 0.99, LATEST),
        (0.01, 0.02, LATEST),
    ],
)
def test_a_question_is_taken_the_other_way_if_the_first_leads_nowhere_and_that_one_does(first, second, taken):
    order = order_of(rows(0, 1), "ab", model(first, second))
    assert order.ranker is taken
    assert order.numbers == ([0, 1] if taken is LATEST else [1, 0])
    assert order.chance == pytest.approx(first if taken is LATEST else second)


def test_what_is_left_of_a_chance_decides_with_it():
    order = order_of(rows(0, 1), "ab", model(0.5, 0.9), trust=lambda best: np.full(len(best), 0.5))
    assert order.ranker is LATEST
    assert order.chance == pytest.approx(0.25)


def test_on_a_small_shelf_people_ask_for_anything_that_is_there():
    small = rows(0, 1)
    small[:, COLUMNS["shelf"]] = np.log1p(20)
    unlikely, likely = (order_of(small, "ab", model(*chances)) for chances in ((0.9, 0.1), (0.1, 0.9)))
    assert unlikely.ranker is likely.ranker is ANY_AGE
    assert unlikely.chance < likely.chance


def test_with_one_ranker_there_is_one_way():
    order = order_of(rows(0, 1), "ab", Model((LATEST,), model(0.01, 0.99).judge))
    assert order.chance == pytest.approx(0.01)


def test_where_there_are_no_candidates_nothing_is_sure():
    order = order_of(rows(), "", model(0.9, 0.9))
    assert (order.numbers, order.chance) == ([], 0.0)


def test_of_candidates_that_read_the_same_the_best_alone_is_kept_and_equal_ones_stay_as_they_came():
    assert best_first(np.array([0.0, 2.0, 1.0, 2.0, 3.0]), "abcdb") == [4, 3, 2, 0]
