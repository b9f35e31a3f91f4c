"""Gradient-boosted trees as arrays: scores for many rows at once, and what each feature added to one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

MAX_LEAVES: Final = 8
"""The leaves of a tree are the bits of a byte."""

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

    After Lucchese et al., QuickScorer (SIGIR 2015): the one leaf that no split excludes is the row's. Where
    several trees split at one value of one feature, rows are held against it once.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.trees = [tree for tree in trees if tree.features]
        numbers: defaultdict[tuple[int, float], int] = defaultdict(count().__next__)
        asked = [[numbers[split] for split in zip(t.features, t.thresholds, strict=True)] for t in self.trees]
        self._asked = self._splits(asked, numbers[0, np.inf], np.int64)
        self._features = np.array([feature for feature, _ in numbers], dtype=np.int64)
        self._thresholds = np.array([threshold for _, threshold in numbers])[:, None]
        left = self._splits([tree.left for tree in self.trees], 0, np.uint8)
        self._right = self._splits([tree.right for tree in self.trees], 0, np.uint8)[:, None]
        self._sides = left[:, None] ^ self._right
        self._all = np.array([(1 << len(tree.leaves)) - 1 for tree in self.trees], dtype=np.uint8)[:, None]
        self._leaves = np.zeros((len(self.trees), MAX_LEAVES))
        for row, tree in zip(self._leaves, self.trees, strict=True):
            row[: len(tree.leaves)] = np.array(tree.leaves) - tree.means[0]

    @staticmethod
    def _splits(parts: Sequence[Sequence[float]], filler: float, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """A part of all splits: of the first split of each tree, of the second of each, and so on.

        Trees of fewer splits than others are filled up with such as send every row left and exclude nothing.
        """
        rounds = list(zip_longest(*parts, fillvalue=filler))
        return np.array(rounds, dtype=dtype).reshape(-1)

    def _leaf(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Where in `_leaves`, read flat, the leaf is that each row comes to in each tree: (trees, rows)."""
        goes_right = rows.T.take(self._features, axis=0) > self._thresholds
        excluded = goes_right.view(np.uint8).take(self._asked, axis=0)
        excluded *= self._sides
        excluded ^= (
            self._right
        )  # a row that goes right leaves what is left of the split, and the other way round
        by_tree = np.bitwise_or.reduce(excluded.reshape(-1, len(self.trees), len(rows)), axis=0)
        leaf: npt.NDArray[np.int64] = _BIT.take(self._all & ~by_tree)
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
