"""Gradient-boosted trees as arrays: scores for many rows at once, and what each feature added to one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

import numpy as np
import numpy.typing as npt

MAX_LEAVES: Final = 8
"""The leaves of a tree are the bits of a byte."""

_WORD: Final = 8
"""Bytes of a word: so many trees are masked at a time."""

_BIT: Final = np.zeros(256, dtype=np.int64)
_BIT[1 << np.arange(MAX_LEAVES)] = np.arange(MAX_LEAVES)


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree of at most `MAX_LEAVES` leaves, numbered from left to right.

    Split `s` sends a row to its left side if feature `features[s]` is at most `thresholds[s]`. `left[s]` and
    `right[s]` are the leaves on either side, as bits. `leaves` are the leaves' values, `means[s]` the mean
    value of the rows that came to a split when the tree was grown. Splits are in preorder; there may be none.
    """

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    means: tuple[float, ...]
    leaves: tuple[float, ...]

    def value_below(self, leaves: int) -> float:
        """The mean value of a side of a split, given by its leaves."""
        for left, right, mean in zip(self.left, self.right, self.means, strict=True):
            if left | right == leaves:
                return mean
        return self.leaves[leaves.bit_length() - 1]


class Forest:
    """The sum of trees. All rows are held against all splits at once, and what is excluded masked away.

    After Lucchese et al., QuickScorer (SIGIR 2015): the one leaf that no split excludes is the row's.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.trees = [tree for tree in trees if tree.features]
        self._leaves = np.zeros((len(self.trees), MAX_LEAVES))
        for row, tree in zip(self._leaves, self.trees, strict=True):
            row[: len(tree.leaves)] = np.array(tree.leaves) - tree.means[0]

    @cached_property
    def _masks(self) -> "_Masks":
        return _Masks(self.trees)

    def _leaf(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Where in `_leaves`, read flat, the leaf is that each row comes to in each tree: (trees, rows)."""
        leaf: npt.NDArray[np.int64] = _BIT.take(self._masks.leaves_of(rows))
        leaf += np.arange(0, self._leaves.size, MAX_LEAVES)[:, None]
        return leaf

    def scores(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The score of each row of features, shape (rows,); 0 is the mean when the trees were grown."""
        if not self.trees or not len(rows):
            return np.zeros(len(rows))
        total: npt.NDArray[np.float64] = self._leaves.take(self._leaf(rows)).sum(axis=0)
        return total

    def contributions(self, row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """What each feature of one row added to its score; their sum is the score.

        Each split adds the change of the mean value from it to the side the row goes to (Saabas, 2014).
        """
        added = np.zeros(len(row))
        if not self.trees:
            return added
        leaves = self._leaf(row[None, :])[:, 0] % MAX_LEAVES
        for tree, leaf in zip(self.trees, leaves.tolist(), strict=True):
            for feature, left, right, mean in zip(
                tree.features, tree.left, tree.right, tree.means, strict=True
            ):
                for side in (left, right):
                    if side >> leaf & 1:
                        added[feature] += tree.value_below(side) - mean
        return added

    def as_object(self) -> dict[str, list[object]]:
        """For a file: a list of each part of the trees, with the number of splits left of each for `left`."""
        return {
            "features": [list(tree.features) for tree in self.trees],
            "thresholds": [list(tree.thresholds) for tree in self.trees],
            "left": [[mask.bit_count() - 1 for mask in tree.left] for tree in self.trees],
            "means": [list(tree.means) for tree in self.trees],
            "leaves": [list(tree.leaves) for tree in self.trees],
        }

    @classmethod
    def from_object(cls, written: Mapping[str, Sequence[Sequence[float]]]) -> Self:
        """What `as_object` wrote."""
        parts = zip(
            *(written[name] for name in ("features", "thresholds", "left", "means", "leaves")), strict=True
        )
        return cls([_tree(*part) for part in parts])


class _Masks:
    """Which leaves of each tree a feature's value leaves open, worked out for every value there is.

    All that splits ask of a value is how many of the feature's thresholds lie below it. For each feature and
    each such count there is a row with a byte for each tree, the AND of all its splits on the feature.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        feature = np.array([each for tree in trees for each in tree.features])
        threshold = np.array([each for tree in trees for each in tree.thresholds])
        left = np.array([each for tree in trees for each in tree.left], dtype=np.uint8)
        right = np.array([each for tree in trees for each in tree.right], dtype=np.uint8)
        tree_of = np.repeat(np.arange(len(trees)), [len(tree.features) for tree in trees])
        self._trees = len(trees)
        self._features = np.unique(feature)
        self._thresholds = [np.unique(threshold[feature == each]) for each in self._features]
        sizes = np.array([len(thresholds) + 1 for thresholds in self._thresholds], dtype=np.int64)
        self._firsts = (np.cumsum(sizes) - sizes)[:, None]
        allowed = np.full((int(sizes.sum()), -(-len(trees) // _WORD) * _WORD), 0xFF, dtype=np.uint8)
        for number, thresholds, first in zip(
            self._features, self._thresholds, self._firsts[:, 0].tolist(), strict=True
        ):
            splits = np.flatnonzero(feature == number)
            place = thresholds.searchsorted(threshold[splits])
            at_most, above = np.full((2, len(thresholds) + 1, allowed.shape[1]), 0xFF, dtype=np.uint8)
            np.bitwise_and.at(at_most, (place, tree_of[splits]), ~right[splits])
            np.bitwise_and.at(above, (place + 1, tree_of[splits]), ~left[splits])
            np.bitwise_and.accumulate(at_most[::-1], out=at_most[::-1])
            np.bitwise_and.accumulate(above, out=above)
            np.bitwise_and(at_most, above, out=allowed[first : first + len(at_most)])
        there_are = np.array([(1 << len(tree.leaves)) - 1 for tree in trees], dtype=np.uint8)
        allowed[: sizes[0], : len(trees)] &= there_are
        self._allowed = allowed.view(np.uint64)

    def leaves_of(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
        """The one leaf that no split excludes, as a bit, shape (trees, rows)."""
        columns = zip(self._thresholds, rows.T[self._features], strict=True)
        ranks = np.array([thresholds.searchsorted(values) for thresholds, values in columns], dtype=np.int64)
        open_to_all = np.bitwise_and.reduce(self._allowed.take(ranks + self._firsts, axis=0), axis=0)
        leaves: npt.NDArray[np.uint8] = open_to_all.view(np.uint8)[:, : self._trees].T
        return leaves


def _tree(
    features: Sequence[float],
    thresholds: Sequence[float],
    left: Sequence[float],
    means: Sequence[float],
    leaves: Sequence[float],
) -> Tree:
    """A tree of which `left` says how many splits are left of each."""
    masks: list[tuple[int, int]] = [(0, 0)] * len(left)

    def place(split: int, first: int, size: int) -> None:
        """Give the split, one of `size` from here on, its leaves from leaf `first` on."""
        on_left = int(left[split])
        on_right = size - 1 - on_left
        middle = first + on_left + 1
        masks[split] = (_leaves(first, on_left + 1), _leaves(middle, on_right + 1))
        if on_left:
            place(split + 1, first, on_left)
        if on_right:
            place(split + 1 + on_left, middle, on_right)

    if left:
        place(0, 0, len(left))
    return Tree(
        tuple(map(int, features)),
        tuple(thresholds),
        tuple(mask for mask, _ in masks),
        tuple(mask for _, mask in masks),
        tuple(means),
        tuple(leaves),
    )


def _leaves(first: int, count: int) -> int:
    """So many leaves as bits, from leaf `first` on."""
    return ((1 << count) - 1) << first
