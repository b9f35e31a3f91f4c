"""Numbers, each once."""

import numpy as np

from bot.retriever.term_lists import Numbers


def distinct(numbers: Numbers) -> Numbers:
    """`numbers` in ascending order, each once: `np.unique` takes five times as long for some hundred."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]
