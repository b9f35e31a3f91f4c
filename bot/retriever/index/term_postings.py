"""Where one term stands, and what the passages gain by it."""

from typing import NamedTuple

import numpy as np

from bot.retriever.index.segment import Numbers, Scores, Unsigned


class Gain(NamedTuple):
    """What passages of one segment gain by a term: for each `weight` times the saturation its code means.

    `passages` are ascending, `codes` theirs, and `table` says what a code means. The weight is the idf.
    """

    passages: Unsigned | Numbers
    codes: Unsigned | Numbers
    table: Scores
    weight: float

    @classmethod
    def of(cls, passages: Numbers, values: Scores) -> "Gain":
        """That of `passages`, ascending, which gain `values`."""
        return cls(passages, np.arange(len(values)), values, 1.0)

    def write(self, values: Scores) -> None:
        """Write to `values` what each of its passages gains."""
        self.table.take(self.codes, mode="clip", out=values)
        values *= self.weight

    def value(self, passages: Numbers) -> Scores:
        """What each of `passages` gains: nothing if it is none of its own."""
        return self.weight * self.saturation(passages)

    def saturations(self) -> Scores:
        """How much the term counts in each of its passages: the formula without the idf, from 0 to k1 + 1."""
        return self.table.take(self.codes, mode="clip")

    def saturation(self, passages: Numbers) -> Scores:
        """How much the term counts in each of `passages`: nothing where it does not stand."""
        places = self.passages.searchsorted(passages.astype(self.passages.dtype))
        held = self.passages.take(places, mode="clip") == passages
        counts: Scores = self.table.take(self.codes.take(places, mode="clip"))
        counts *= held
        return counts


class TermPostings(NamedTuple):
    """A term's postings, some of removed passages too; `frequency` counts the live ones, and is above 0."""

    frequency: int
    idf: float
    parts: list[Gain]

    def passages(self) -> Numbers:
        """The numbers of the passages, ascending."""
        return np.concatenate([part.passages for part in self.parts], dtype=np.int64)

    def saturations(self) -> Scores:
        """How much the term counts in each of them: the formula without the idf, from 0 to k1 + 1."""
        return np.concatenate([part.saturations() for part in self.parts])

    def saturation(self, passages: Numbers) -> Scores:
        """How much the term counts in each of `passages`; nothing where it does not stand."""
        first, *others = (part.saturation(passages) for part in self.parts)
        for other in others:
            first += other
        return first
