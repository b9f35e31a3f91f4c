"""What a query asks of one segment: the postings of its terms, in the query's order."""

from typing import NamedTuple

import numpy as np

from bot.retriever.index.segment import Numbers, Segment, Unsigned
from bot.retriever.index.strongest import Scores
from bot.retriever.index.term_postings import Part


class AskedSegment(NamedTuple):
    """A segment, the saturation that each of its codes means, and for each term its idf and its postings.

    The postings of a term begin at `starts` and end at `ends`: at the same place, if it has none.
    """

    segment: Segment
    table: Scores
    idfs: list[float]
    starts: Numbers
    ends: Numbers

    def parts(self) -> list[tuple[float, Part]]:
        """The terms that have postings, with their idf."""
        passages, codes = self.segment.passages, self.segment.codes
        runs = zip(self.idfs, self.starts.tolist(), self.ends.tolist(), strict=True)
        return [
            (idf, Part(passages[start:end], codes[start:end], self.table))
            for idf, start, end in runs
            if start < end
        ]

    def lists(self) -> tuple[list[Unsigned], Scores]:
        """For each term the passages that hold it, and what each number in these lists adds to its score."""
        slices = [slice(*run) for run in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]
        codes = np.concatenate([self.segment.codes[each] for each in slices], dtype=np.intp)
        scores: Scores = self.table.take(codes, mode="clip")
        scores *= np.repeat(self.idfs, self.ends - self.starts)
        return [self.segment.passages[each] for each in slices], scores
