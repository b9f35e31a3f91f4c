"""How likely a sentence is to be right: a logistic map of a few of its features."""

import math
from collections.abc import Mapping
from typing import Final

from bot.retriever.ranking import Candidate

BIAS: Final = -5.7
SLOPES: Final[Mapping[str, float]] = {
    "together": 4.2,
    "sentence": 4.2,
    "kind": 1.3,
    "named": 1.0,
    "lacking": -1.0,
    "asks": -3.0,
    "heading": -3.0,
    "bare": -3.0,
    "stale": -1.6,
}
"""Set by hand between what `python -m bot.evaluation.refit` gives on news and what small shelves need.

There, what the sentence itself says and offers must weigh more than on a shelf of thousands of articles.
"""


def confidence_of(candidate: Candidate) -> float:
    """The chance that `candidate` answers the question, from 0 to 1.

    All features are shares of the question's own weight, so that long and short questions, large and small
    shelves compare.
    """
    odds = BIAS + sum(slope * candidate.features[name] for name, slope in SLOPES.items())
    return 1.0 / (1.0 + math.exp(-odds))
