"""Gradient-boosted trees as arrays: scores for many rows at once, and what each feature added to one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, zip_longest
from operator import mul
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

MAX_LEAVES: Final = 8
"""The leaves of a tree are the bits of a byte."""

UNIT: Final = 100_000
"""The values of leaves are whole numbers of parts of 1 as small as this: so they are short in a file."""

_BIT: Final = np.zeros(256, dtype=np.int64)
_BIT[1 << np.arange(MAX_LEAVES)] = np.arange(MAX_LEAVES)


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree of at most `MAX_LEAVES` leaves, numbered from left to right.

    Split `s` sends a row to its left side if feature `features[s]` is at most `thresholds[s]`. `left[s]` and
    `right[s]` are the leaves on either side, as bits. `leaves` are the leaves' values, `shares` how many
    of a thousand rows came to each when the tree was grown, at least 1. Splits are in preorder; there may be
    none.
    """

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    shares: tuple[int, ...]
    leaves: tuple[float, ...]

    @property
    def all_leaves(self) -> int:
        """All its leaves, as bits."""
        return (1 << len(self.leaves)) - 1

    def mean(self, leaves: int) -> float:
        """The mean value of the rows that came to some of the leaves, given as bits."""
        inside = [leaves >> leaf & 1 for leaf in range(len(self.leaves))]
        shares = [*compress(self.shares, inside)]
        total: float = sum(map(mul, shares, compress(self.leaves, inside)))
        return total / sum(shares)


class Forest:
    """The sum of trees. All rows are held against all splits at once, and what is excluded masked away.

    After Lucchese et al., QuickScorer (SIGIR 2015): the one leaf that no split excludes is the row's. Where
    several trees split at one value of one feature, rows are held against it once.

    `mean` is the mean of the sums of the rows that it was grown from: what scores are told from.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.trees = list(trees)
        means = [tree.mean(tree.all_leaves) for tree in trees]
        self.mean = sum(means)
        self._grown = [tree for tree in trees if tree.features]
        splits, asked = _numbered(self._grown)
        splits.append((0, np.inf))
        self._asked = self._splits(asked, len(splits) - 1, np.int64)
        self._features = np.array([feature for feature, _ in splits], dtype=np.int64)
        self._thresholds = np.array([threshold for _, threshold in splits])[:, None]
        left = self._splits([tree.left for tree in self._grown], 0, np.uint8)
        self._right = self._splits([tree.right for tree in self._grown], 0, np.uint8)[:, None]
        self._sides = left[:, None] ^ self._right
        self._all = np.array([tree.all_leaves for tree in self._grown], dtype=np.uint8)[:, None]
        self._leaves = np.zeros((len(self._grown), MAX_LEAVES))
        grown = [mean for tree, mean in zip(trees, means, strict=True) if tree.features]
        for row, tree, mean in zip(self._leaves, self._grown, grown, strict=True):
            row[: len(tree.leaves)] = np.array(tree.leaves) - mean

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
        by_tree = np.bitwise_or.reduce(excluded.reshape(-1, len(self._grown), len(rows)), axis=0)
        leaf: npt.NDArray[np.int64] = _BIT.take(self._all & ~by_tree)
        leaf += np.arange(0, self._leaves.size, MAX_LEAVES)[:, None]
        return leaf

    def scores(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The score of each row of features, shape (rows,): by how much its sum is above the mean."""
        if not self._grown or not len(rows):
            return np.zeros(len(rows))
        total: npt.NDArray[np.float64] = self._leaves.take(self._leaf(rows)).sum(axis=0)
        return total

    def contributions(self, row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """What each feature of one row added to its score; their sum is the score.

        Each split adds the change of the mean value from it to the side the row goes to (Saabas, 2014).
        """
        added = np.zeros(len(row))
        if not self._grown:
            return added
        leaves = self._leaf(row[None, :])[:, 0] % MAX_LEAVES
        for tree, leaf in zip(self._grown, leaves.tolist(), strict=True):
            for feature, left, right in zip(tree.features, tree.left, tree.right, strict=True):
                for side in (left, right):
                    if side >> leaf & 1:
                        added[feature] += tree.mean(side) - tree.mean(left | right)
        return added

    def as_object(self) -> dict[str, list[Any]]:
        """For a file: the splits, each once; and of each tree the numbers of its splits, and its other parts.

        For each split, `left` is the number of splits left of it; leaves are given in parts of `UNIT`.
        """
        splits, asked = _numbered(self.trees)
        return {
            "splits": [list(split) for split in splits],
            "asked": asked,
            "left": [[mask.bit_count() - 1 for mask in tree.left] for tree in self.trees],
            "shares": [list(tree.shares) for tree in self.trees],
            "leaves": [[round(leaf * UNIT) for leaf in tree.leaves] for tree in self.trees],
        }

    @classmethod
    def from_object(cls, written: Mapping[str, Sequence[Any]]) -> Self:
        """What `as_object` wrote."""
        splits = written["splits"]
        parts = zip(*(written[name] for name in ("asked", "left", "shares", "leaves")), strict=True)
        return cls([_tree([splits[number] for number in asked], *others) for asked, *others in parts])


def _numbered(trees: Sequence[Tree]) -> tuple[list[tuple[int, float]], list[list[int]]]:
    """The splits of all trees, each once, and the numbers of those of each tree."""
    numbers: defaultdict[tuple[int, float], int] = defaultdict(count().__next__)
    asked = [[numbers[split] for split in zip(t.features, t.thresholds, strict=True)] for t in trees]
    return list(numbers), asked


def _tree(
    splits: Sequence[tuple[int, float]], left: Sequence[int], shares: Sequence[int], leaves: Sequence[int]
) -> Tree:
    """A tree of which `left` says how many splits are left of each; the values of `leaves` as in a file."""
    masks: list[tuple[int, int]] = [(0, 0)] * len(left)

    def place(split: int, first: int, size: int) -> None:
        """Give the split, one of `size` from here on, its leaves from leaf `first` on."""
        on_left = left[split]
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
        tuple(feature for feature, _ in splits),
        tuple(threshold for _, threshold in splits),
        tuple(mask for mask, _ in masks),
        tuple(mask for _, mask in masks),
        tuple(shares),
        tuple(leaf / UNIT for leaf in leaves),
    )


def _leaves(first: int, count: int) -> int:
    """So many leaves as bits, from leaf `first` on."""
    return ((1 << count) - 1) << first
