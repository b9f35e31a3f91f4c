"""How likely a sentence is to be right, given how it stands among the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np

from bot.retriever import plain
from bot.retriever.features.pool import Column
from bot.retriever.forest import Forest

JUDGED: Final = 10
"""How many of the best candidates are given a confidence; it is 0.0 for the others."""

STANDING: Final = ("score", "margin", "above_five", "way")
"""What is judged beside a candidate's features: its score, its lead over the best other one and over the
mean of the best five, and which way the question was taken: the number of the ranker that gave the score."""

_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Judge:
    """A second model: not which sentence is the best, but whether it is right.

    The mean and the score of `forest` are the log odds; on small shelves the plain rules have a say.
    """

    forest: Forest

    def chances(self, rows: Column, scores: Column, way: int = 0) -> Column:
        """The chance of each candidate to be right, from 0 to 1, of the best ones' features and scores.

        `way` is the number of the ranker that gave the scores.
        """
        if not len(rows):
            return np.zeros(0)
        odds = self.forest.mean + self.forest.scores(judged_rows(rows, scores, way))
        share = plain.say(rows)
        odds = (1.0 - share) * odds + share * plain.odds(rows)
        chances: Column = 1.0 / (1.0 + np.exp(-odds))
        return chances

    def as_object(self) -> dict[str, object]:
        """For a file."""
        return {"forest": self.forest.as_object()}

    @classmethod
    def from_object(cls, written: Mapping[str, Any]) -> Self:
        """What `as_object` wrote."""
        return cls(Forest.from_object(written["forest"]))


def judged_rows(rows: Column, scores: Column, way: int = 0) -> Column:
    """The features of the best candidates with how each stands, the columns `STANDING`.

    `rows` and `scores` are those of the best candidates, best first; `way` is the number of their ranker.
    """
    best = scores.max()
    second = np.partition(scores, -2)[-2] if len(scores) > 1 else best - 1.0
    rival = np.where(scores == best, second, best)
    five = scores[:_FEW].mean()
    return np.column_stack([rows, scores, scores - rival, scores - five, np.full(len(rows), float(way))])
