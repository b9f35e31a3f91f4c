"""Gradient-boosted trees as arrays: scores for many rows at once, and what each feature added to one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

_BIT: Final = np.zeros(256, dtype=np.uint8)
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
    """The sum of trees. All rows are held against all splits at once, then looked up tree by tree.

    Where several trees split at one value of one feature, rows are held against it once. The answers of a
    row to a tree's splits, each a bit, are a number, and a table has the tree's value for each such number.

    `mean` is the mean of the sums of the rows that it was grown from: what scores are told from.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.trees = list(trees)
        means = [tree.mean(tree.all_leaves) for tree in trees]
        self.mean = sum(means)
        grown = [(tree, mean) for tree, mean in zip(trees, means, strict=True) if tree.features]
        self._grown = [tree for tree, _ in grown]
        splits, asked = _numbered(self._grown)
        splits.append((0, np.inf))
        self._features = np.array([feature for feature, _ in splits], dtype=np.int64)
        self._thresholds = np.array([threshold for _, threshold in splits])[:, None]
        rounds = _rounds(asked, len(splits) - 1)
        self._asked = np.array(rounds, dtype=np.int64).reshape(-1)
        self._leaf = _leaves_by_answers(self._grown, len(rounds))
        leaves = np.zeros((len(grown), MAX_LEAVES))
        for row, (tree, mean) in zip(leaves, grown, strict=True):
            row[: len(tree.leaves)] = np.array(tree.leaves) - mean
        self._values = np.take_along_axis(leaves, self._leaf.astype(np.int64), axis=1)
        self._firsts = np.arange(0, self._values.size, 1 << len(rounds))[:, None]

    def _places(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Where in `_values`, read flat, the value is that each tree has for each row: (trees, rows)."""
        goes_right = rows.T.take(self._features, axis=0) > self._thresholds
        answers = goes_right.view(np.uint8).take(self._asked, axis=0)
        first, *others = answers.reshape(-1, len(self._grown), len(rows))
        for other in others:
            first += first  # to the left by a bit, in a quarter of the time that `<<=` takes
            first |= other
        return self._firsts + first

    def scores(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The score of each row of features, shape (rows,): by how much its sum is above the mean."""
        if not self._grown or not len(rows):
            return np.zeros(len(rows))
        total: npt.NDArray[np.float64] = self._values.take(self._places(rows)).sum(axis=0)
        return total

    def contributions(self, row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """What each feature of one row added to its score; their sum is the score.

        Each split adds the change of the mean value from it to the side the row goes to (Saabas, 2014).
        """
        added = np.zeros(len(row))
        if not self._grown:
            return added
        leaves = self._leaf.take(self._places(row[None, :])[:, 0])
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


def _rounds(parts: Iterable[Sequence[int]], filler: int) -> list[tuple[int, ...]]:
    """A part of the first split of each tree, of the second of each, and so on; trees may have fewer."""
    return [*zip_longest(*parts, fillvalue=filler)]


def _leaves_by_answers(trees: Sequence[Tree], splits: int) -> npt.NDArray[np.uint8]:
    """The leaf of each tree for each way in which its splits may answer, up to so many: (trees, ways).

    The answer to the first split is the highest bit: 1 sends a row to the right. A row leaves out what is on
    the other side of each split, and the one leaf that none leaves out is its own.
    """
    ways = np.arange(1 << splits)
    left_out = np.zeros((len(trees), len(ways)), dtype=np.uint8)
    sides = (_rounds((getattr(tree, side) for tree in trees), 0) for side in ("left", "right"))
    for split, (left, right) in enumerate(zip(*sides, strict=True)):
        goes_right = ways >> (splits - 1 - split) & 1 > 0
        left_out |= np.where(goes_right, *(np.array(each, dtype=np.uint8)[:, None] for each in (left, right)))
    all_leaves = np.array([tree.all_leaves for tree in trees], dtype=np.uint8)[:, None]
    leaves: npt.NDArray[np.uint8] = _BIT.take(all_leaves & ~left_out)
    return leaves


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
