"""In how many removed passages each term stands."""

from dataclasses import dataclass, field

import numpy as np

from bot.retriever.index.segment import Numbers
from bot.retriever.index.term_hashes import Hashes


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A count for each of some terms, never changed: `hashes` ascending, and how often each was counted."""

    hashes: Hashes = field(default_factory=lambda: np.empty(0, np.uint64))
    counts: Numbers = field(default_factory=lambda: np.empty(0, np.int64))

    def of(self, hashes: Hashes) -> Numbers:
        """The counts of the terms with these hashes; 0 if never counted."""
        if not len(self.hashes):
            return np.zeros(len(hashes), np.int64)
        rows = np.minimum(self.hashes.searchsorted(hashes), len(self.hashes) - 1)
        return np.where(self.hashes.take(rows) == hashes, self.counts.take(rows), 0)

    def plus(self, hashes: Hashes, counts: Numbers) -> "Tally":
        """With so many more of the terms with these hashes, which are ascending."""
        rows = self.hashes.searchsorted(hashes)
        new = np.ones(len(hashes), np.bool_)
        inside = rows < len(self.hashes)
        new[inside] = self.hashes[rows[inside]] != hashes[inside]
        total = self.counts.copy()
        total[rows[~new]] += counts[~new]
        return Tally(np.insert(self.hashes, rows[new], hashes[new]), np.insert(total, rows[new], counts[new]))
