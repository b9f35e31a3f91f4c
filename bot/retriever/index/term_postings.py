"""Where one term stands, for whoever needs more of it than its part of a score."""

from typing import NamedTuple

import numpy as np

from bot.retriever.index.segment import Numbers, Unsigned
from bot.retriever.index.strongest import Scores


class Part(NamedTuple):
    """Its postings in one segment: passages, ascending, their codes, and the saturation each code means."""

    passages: Unsigned
    codes: Unsigned
    table: Scores

    def saturation(self, passages: Numbers) -> Scores:
        """How much the term counts in each of `passages`; nothing where it does not stand."""
        places = self.passages.searchsorted(passages.astype(self.passages.dtype))
        held = self.passages.take(places, mode="clip") == passages
        counts: Scores = self.table.take(self.codes.take(places, mode="clip"))
        counts *= held
        return counts


class TermPostings(NamedTuple):
    """A term's postings, some of removed passages too; `frequency` counts the live ones, and is above 0."""

    frequency: int
    idf: float
    parts: list[Part]

    def passages(self) -> Numbers:
        """The numbers of the passages, ascending."""
        return np.concatenate([part.passages for part in self.parts], dtype=np.int64)

    def saturations(self) -> Scores:
        """How much the term counts in each of them: the formula without the idf, from 0 to k1 + 1."""
        return np.concatenate([part.table.take(part.codes) for part in self.parts])

    def saturation(self, passages: Numbers) -> Scores:
        """How much the term counts in each of `passages`; nothing where it does not stand."""
        first, *others = (part.saturation(passages) for part in self.parts)
        for other in others:
            first += other
        return first
