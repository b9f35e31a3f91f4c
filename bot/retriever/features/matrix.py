"""All features of all candidates."""

from typing import Final

import numpy as np

from bot.retriever.features.catalogue import FEATURES
from bot.retriever.features.circumstances import circumstances
from bot.retriever.features.offering import offering
from bot.retriever.features.pool import Column, Pool
from bot.retriever.features.surroundings import surroundings
from bot.retriever.features.wording import wording

_BESIDE: Final = "_beside"
"""The end of the names of features that hold a candidate against the best one."""

_AGAINST_BEST: Final = [column for column, name in enumerate(FEATURES) if name.endswith(_BESIDE)]


def feature_matrix(pool: Pool, clock: int, searched: int) -> Column:
    """The features of each candidate of `pool`, as rows, in the order of `FEATURES`.

    `clock` is the day, an ordinal, from which ages count; `searched` so many passages `pool` was chosen from.
    """
    found = {**wording(pool), **surroundings(pool), **offering(pool), **circumstances(pool, clock)}
    found["shelf"] = np.full(len(pool), np.log1p(searched))
    columns: Column = np.array([found[name.removesuffix(_BESIDE)] for name in FEATURES])
    columns[_AGAINST_BEST] -= columns[_AGAINST_BEST].max(axis=1, initial=-np.inf, keepdims=True)
    return columns.T
