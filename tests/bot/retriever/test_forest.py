import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.forest import Forest, Tree

HEIGHT_THEN_WEIGHT = Tree(
    features=(0, 1),
    thresholds=(5.0, 2.0),
    left=(0b011, 0b001),
    right=(0b100, 0b010),
    shares=(3, 1, 2),
    leaves=(0.0, 2.0, 4.0),
)
"""At most 5 high: 0.0 up to a weight of 2, else 2.0; higher: 4.0."""


@pytest.mark.parametrize(
    ("row", "value"), [((5.0, 2.0), 0.0), ((5.0, 2.1), 2.0), ((5.1, 0.0), 4.0), ((9.0, 9.0), 4.0)]
)
def test_each_row_comes_to_its_leaf(row: tuple[float, float], value: float):
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert forest.scores(np.array([row])) == pytest.approx([value - 10 / 6])


def test_scores_are_sums_of_contributions():
    forest = Forest([HEIGHT_THEN_WEIGHT, HEIGHT_THEN_WEIGHT])
    for row in np.random.default_rng(7).uniform(0, 10, (50, 2)):
        assert forest.contributions(row).sum() == pytest.approx(forest.scores(row[None, :])[0])


def test_a_contribution_belongs_to_the_feature_that_was_asked():
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert forest.contributions(np.array([1.0, 9.0])) == pytest.approx([0.5 - 10 / 6, 2.0 - 0.5])
    assert forest.contributions(np.array([9.0, 9.0])) == pytest.approx([4.0 - 10 / 6, 0.0])


def test_what_is_written_is_read_again():
    forest = Forest([HEIGHT_THEN_WEIGHT])
    assert Forest.from_object(forest.as_object()).trees == [HEIGHT_THEN_WEIGHT]


def test_no_trees_and_no_rows_are_allowed():
    assert Forest([]).scores(np.zeros((2, 3))).tolist() == [0.0, 0.0]
    assert Forest([]).contributions(np.zeros(3)).tolist() == [0.0, 0.0, 0.0]
    assert Forest([HEIGHT_THEN_WEIGHT]).scores(np.zeros((0, 2))).shape == (0,)


def value_of(tree: Tree, row: list[float]) -> float:
    """What a tree says of a row, walked split by split."""
    left_open = (1 << len(tree.leaves)) - 1
    for feature, threshold, left, right in zip(
        tree.features, tree.thresholds, tree.left, tree.right, strict=True
    ):
        left_open &= ~right if row[feature] <= threshold else ~left
    return tree.leaves[left_open.bit_length() - 1] - tree.mean(tree.all_leaves)


VALUES = st.sampled_from([-1.0, 0.0, 0.1, 0.5, 0.5000000000000001, 1.0])


@st.composite
def tree(draw: st.DrawFn) -> Tree:
    """A tree of one to seven splits, in preorder, on four features."""
    splits: list[tuple[int, int]] = []

    def grow(first: int, leaves: int) -> None:
        if leaves > 1:
            on_left = draw(st.integers(1, leaves - 1))
            mask = (1 << on_left) - 1
            splits.append((mask << first, ((1 << leaves) - 1 - mask) << first))
            grow(first, on_left)
            grow(first + on_left, leaves - on_left)

    size = draw(st.integers(1, 7))
    grow(0, size + 1)
    return Tree(
        features=tuple(draw(st.integers(0, 3)) for _ in splits),
        thresholds=tuple(draw(VALUES) for _ in splits),
        left=tuple(left for left, _ in splits),
        right=tuple(right for _, right in splits),
        shares=(1,) * size + (8 - size,),
        leaves=tuple(float(leaf) for leaf in range(size + 1)),
    )


@given(
    st.lists(tree(), min_size=1, max_size=20), st.lists(st.lists(VALUES, min_size=4, max_size=4), min_size=1)
)
def test_all_at_once_is_what_walking_each_tree_gives(trees: list[Tree], rows: list[list[float]]):
    expected = [sum(value_of(tree, row) for tree in trees) for row in rows]
    assert Forest(trees).scores(np.array(rows)).tolist() == expected
