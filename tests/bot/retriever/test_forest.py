import numpy as np
import pytest

from bot.retriever.forest import Forest, Tree

HEIGHT_THEN_WEIGHT = Tree(
    features=(0, 1),
    thresholds=(5.0, 2.0),
    left=(0b011, 0b001),
    right=(0b100, 0b010),
    means=(1.0, 0.5),
    leaves=(0.0, 2.0, 4.0),
)
"""At most 5 high: 0.0 up to a weight of 2, else 2.0; higher: 4.0."""


@pytest.mark.parametrize(
    ("row", "value"), [((5.0, 2.0), 0.0), ((5.0, 2.1), 2.0), ((5.1, 0.0), 4.0), ((9.0, 9.0), 4.0)]
)
def test_each_row_comes_to_its_leaf(row: tuple[float, float], value: float):
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert forest.scores(np.array([row])) == pytest.approx([value - 1.0])


def test_scores_are_sums_of_contributions():
    forest = Forest([HEIGHT_THEN_WEIGHT, HEIGHT_THEN_WEIGHT])
    for row in np.random.default_rng(7).uniform(0, 10, (50, 2)):
        assert forest.contributions(row).sum() == pytest.approx(forest.scores(row[None, :])[0])


def test_a_contribution_belongs_to_the_feature_that_was_asked():
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert forest.contributions(np.array([1.0, 9.0])) == pytest.approx([0.5 - 1.0, 2.0 - 0.5])
    assert forest.contributions(np.array([9.0, 9.0])) == pytest.approx([3.0, 0.0])


def test_what_is_written_is_read_again():
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert Forest.from_object(forest.as_object()).trees == [HEIGHT_THEN_WEIGHT]


def test_no_trees_and_no_rows_are_allowed():
    assert Forest([]).scores(np.zeros((2, 3))).tolist() == [0.0, 0.0]
    assert Forest([]).contributions(np.zeros(3)).tolist() == [0.0, 0.0, 0.0]
    assert Forest([HEIGHT_THEN_WEIGHT]).scores(np.zeros((0, 2))).shape == (0,)
