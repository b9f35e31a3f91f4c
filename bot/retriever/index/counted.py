"""What BM25 needs to know of an article: how often each of its passages holds which term."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.retriever.index.sections import Buffer, pack, unpack
from bot.retriever.index.segment import Segment, coded, narrow, segment_of
from bot.retriever.index.term_hashes import Hashes, hashes_of


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """An article's postings, its passages numbered from 0.

    `passages` says how many there are, and `length` how many words they have in all.
    """

    segment: Segment
    passages: int
    length: int

    @property
    def hashes(self) -> Hashes:
        """Those of the article's terms, each once, ascending."""
        return self.segment.hashes

    def to_bytes(self) -> bytes:
        """The same as bytes, for `from_bytes`."""
        counts = np.array((self.passages, self.length), dtype="<i8")
        return pack([counts.tobytes(), *self.segment.sections()])

    @classmethod
    def from_bytes(cls, data: Buffer) -> "Counted":
        """What `to_bytes` made bytes of; they are not copied, and should begin at a multiple of eight.

        Raises:
            ValueError: `data` is not what `to_bytes` made.
        """
        counts, *sections = unpack(data)
        passages, length = np.frombuffer(counts, "<i8").tolist()
        return cls(segment_of(sections), passages, length)


def counted(passages: Iterable[Sequence[str]]) -> Counted:
    """Count the terms of an article's passages; a passage may be empty."""
    rows: dict[str, int] = {}
    found: list[int] = []
    frequencies: list[int] = []
    lengths: list[int] = []
    distinct: list[int] = []
    for passage in passages:
        counts = Counter(passage)
        found += [rows.setdefault(term, len(rows)) for term in counts]
        frequencies += counts.values()
        lengths.append(len(passage))
        distinct.append(len(counts))
    return Counted(
        _sorted(hashes_of(rows), found, frequencies, lengths, distinct), len(lengths), sum(lengths)
    )


def _sorted(
    hashes: Hashes, found: list[int], frequencies: list[int], lengths: list[int], distinct: list[int]
) -> Segment:
    """Postings in the order of passages, `distinct` of them each, put in the order of their terms' hashes."""
    by_hash = np.argsort(hashes)
    rank = np.empty(len(hashes), np.int64)
    rank[by_hash] = np.arange(len(hashes))
    ranks = rank[np.array(found, np.int64)]
    order = np.argsort(ranks, kind="stable")
    numbers = np.repeat(np.arange(len(distinct)), distinct)
    pairs = np.array(frequencies, np.uint64) << np.uint64(32) | np.array(lengths, np.uint64)[numbers]
    codes, table = coded(pairs[order])
    starts = np.concatenate(([0], np.cumsum(np.bincount(ranks, minlength=len(hashes)))))
    return Segment(
        hashes[by_hash],
        starts.astype(np.uint32),
        numbers[order].astype(narrow(len(distinct))),
        codes,
        table,
    )
