"""Sorted postings of some passages: which terms they hold, how often, and how long they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever.index.sections import Buffer
from bot.retriever.index.term_hashes import Hashes

Numbers: TypeAlias = npt.NDArray[np.int64]
Unsigned: TypeAlias = npt.NDArray[np.unsignedinteger[Any]]
Scores: TypeAlias = npt.NDArray[np.float64]

SECTIONS: Final = 5
"""How many byte strings a segment is kept as."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings by term, never changed once made.

    `hashes` are those of the terms, ascending. The postings of term t are `starts[t]` to `starts[t + 1]`:
    `passages` has the numbers of their passages, ascending, and `codes` says how often the passage holds the
    term and how long the passage is, both at once, as a row of `pairs`. There are few different pairs, so
    that BM25 computes its formula once for each of them and looks it up for each posting.
    """

    hashes: Hashes
    starts: npt.NDArray[np.uint32]
    passages: Unsigned
    codes: Unsigned
    pairs: npt.NDArray[np.uint32]

    @property
    def postings(self) -> int:
        """How many there are."""
        return len(self.passages)

    @property
    def frequencies(self) -> Numbers:
        """In how many of the passages each term stands."""
        starts = self.starts.astype(np.int64)
        return starts[1:] - starts[:-1]

    def frequency(self, hashed: int) -> int:
        """In how many of the passages the term with this hash stands."""
        row = int(self.hashes.searchsorted(np.uint64(hashed)))
        if row == len(self.hashes) or self.hashes[row] != hashed:
            return 0
        return int(self.starts[row + 1]) - int(self.starts[row])

    def counts(self, hashes: Hashes) -> Numbers:
        """In how many of the passages each of the terms with these hashes stands; there are some postings."""
        rows = np.minimum(self.hashes.searchsorted(hashes), len(self.hashes) - 1)
        counts = self.starts.take(rows + 1) - self.starts.take(rows)
        return np.where(self.hashes.take(rows) == hashes, counts, 0).astype(np.int64)

    def runs(self, hashes: Hashes) -> list[slice]:
        """Where the postings of each of the terms with these hashes are: an empty slice, if it has none.

        For the few terms of a question this is faster than steps that take all of them at once.
        """
        found = []
        for row, hashed in zip(self.hashes.searchsorted(hashes).tolist(), hashes.tolist(), strict=True):
            held = row < len(self.hashes) and self.hashes.item(row) == hashed
            found.append(slice(self.starts.item(row), self.starts.item(row + 1)) if held else slice(0, 0))
        return found

    def numbered_from(self, first: int) -> "Segment":
        """The same with numbers greater by `first`."""
        return replace(self, passages=self.passages + np.uint32(first))

    def sections(self) -> list[Buffer]:
        """Its arrays as bytes, little-endian: not copied, where these are."""
        arrays = (self.hashes, self.starts, self.passages, self.codes, self.pairs.reshape(-1))
        return [
            array.astype(array.dtype.newbyteorder("<"), copy=False).view(np.uint8).data for array in arrays
        ]


def segment_of(sections: Sequence[memoryview]) -> Segment:
    """The segment that was kept as `sections`, which are not copied."""
    hashes, starts, passages, codes, pairs = sections
    ends = np.frombuffer(starts, "<u4")
    postings = int(ends[-1])
    return Segment(
        np.frombuffer(hashes, "<u8"),
        ends,
        _unsigned(passages, postings),
        _unsigned(codes, postings),
        np.frombuffer(pairs, "<u4").reshape(-1, 2),
    )


def _unsigned(section: memoryview, count: int) -> Unsigned:
    """`count` numbers, each as wide as the section leaves room for."""
    found: Unsigned = np.frombuffer(section, f"<u{section.nbytes // count}" if count else "<u2")
    return found


def coded(pairs: npt.NDArray[np.uint64]) -> tuple[Unsigned, npt.NDArray[np.uint32]]:
    """Codes for `pairs`, each a frequency shifted left by 32 bits plus a length, and what the codes mean."""
    different, codes = np.unique(pairs, return_inverse=True)
    table = np.stack((different >> np.uint64(32), different & np.uint64(0xFFFFFFFF)), axis=1).astype(
        np.uint32
    )
    return codes.astype(narrow(len(table))), table


def narrow(count: int) -> type[np.uint16] | type[np.uint32]:
    """The narrowest type for numbers below `count`."""
    return np.uint16 if count <= 1 << 16 else np.uint32
