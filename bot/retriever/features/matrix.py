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


def feature_matrix(pool: Pool, clock: int, searched: int) -> Column:
    """The features of each candidate of `pool`, as rows, in the order of `FEATURES`.

    `clock` is the day, an ordinal, from which ages count; `searched` so many passages `pool` was chosen from.
    """
    found = {**wording(pool), **surroundings(pool), **offering(pool), **circumstances(pool, clock)}
    found["shelf"] = np.full(len(pool), np.log1p(searched))
    for name in FEATURES:
        if name.endswith(_BESIDE):
            values = found[name.removesuffix(_BESIDE)]
            found[name] = values - values.max(initial=-np.inf)
    return np.array([found[name] for name in FEATURES]).T
