"""How often each of some numbers was counted."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bot.retriever.index.segment import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A count for each of `keys`, which are ascending; never changed once made. A count may be 0."""

    keys: npt.NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    counts: Numbers = field(default_factory=lambda: np.empty(0, np.int64))

    def of(self, keys: npt.NDArray[np.uint64]) -> Numbers:
        """The counts of `keys`; 0 if never counted."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        rows = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
        return np.where(self.keys.take(rows) == keys, self.counts.take(rows), 0)

    def count(self, key: int) -> int:
        """How often `key` was counted."""
        row = int(self.keys.searchsorted(np.uint64(key)))
        return int(self.counts[row]) if row < len(self.keys) and self.keys[row] == key else 0

    def plus(self, keys: npt.NDArray[np.uint64], counts: Numbers) -> "Tally":
        """With so many more, or fewer, of `keys`, which are ascending."""
        rows = self.keys.searchsorted(keys)
        new = np.ones(len(keys), np.bool_)
        inside = rows < len(self.keys)
        new[inside] = self.keys[rows[inside]] != keys[inside]
        total = self.counts.copy()
        total[rows[~new]] += counts[~new]
        if not new.any():
            return Tally(self.keys, total)
        return Tally(np.insert(self.keys, rows[new], keys[new]), np.insert(total, rows[new], counts[new]))
