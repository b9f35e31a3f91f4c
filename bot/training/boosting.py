"""Grow forests with LightGBM, the same bits every time."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import lightgbm
import numpy as np
import numpy.typing as npt

from bot.retriever.forest import UNIT, Forest, Tree

Rows = npt.NDArray[np.float64]

_SETTLED: Final[Mapping[str, Any]] = {
    "num_leaves": 7,
    "bagging_freq": 1,
    "bagging_fraction": 0.8,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
}
_DIGITS: Final = 4
"""Significant digits of the thresholds in a forest, so that its file is small."""


def grow(
    rows: Rows,
    target: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    *,
    groups: Sequence[int] | None = None,
    trees: int,
    seed: int,
    settings: Mapping[str, Any],
) -> Forest:
    """A forest of `trees` trees that predicts `target`.

    With `groups`, the sizes of runs of rows that belong to one question each, it learns to order the rows
    within each (LambdaMART: Burges, From RankNet to LambdaRank to LambdaMART, 2010); else the log odds of
    `target`, from 0 to 1.
    """
    data = lightgbm.Dataset(rows, target, group=groups, weight=weights)
    objective = "lambdarank" if groups is not None else "cross_entropy"
    booster = lightgbm.train({**_SETTLED, "objective": objective, "seed": seed, **settings}, data, trees)
    return Forest([_tree(grown["tree_structure"]) for grown in booster.dump_model()["tree_info"]])


def together(forests: Sequence[Forest]) -> Forest:
    """The mean of forests, as one forest."""
    share = 1.0 / len(forests)
    return Forest(
        [
            Tree(
                tree.features,
                tree.thresholds,
                tree.left,
                tree.right,
                tree.shares,
                tuple(round(leaf * share * UNIT) / UNIT for leaf in tree.leaves),
            )
            for forest in forests
            for tree in forest.trees
        ]
    )


def _tree(structure: Mapping[str, Any]) -> Tree:
    leaves: list[float] = []
    rows: list[int] = []
    splits: list[tuple[int, float, int, int]] = []

    def walk(node: Mapping[str, Any]) -> int:
        """Write down a node and what is below it; the leaves below it, as bits."""
        if "split_feature" not in node:
            leaves.append(node["leaf_value"])
            rows.append(node.get("leaf_count", 1))  # there is none where all is one leaf
            return 1 << (len(leaves) - 1)
        place = len(splits)
        splits.append((0, 0.0, 0, 0))
        left, right = walk(node["left_child"]), walk(node["right_child"])
        splits[place] = (int(node["split_feature"]), _short(node["threshold"]), left, right)
        return left | right

    walk(structure)
    features, thresholds, left, right = zip(*splits, strict=True) if splits else ((),) * 4
    shares = tuple(max(1, round(1000 * count / sum(rows))) for count in rows)
    return Tree(features, thresholds, left, right, shares, tuple(leaves))


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
