"""Several segments made one, now and then, so that a question asks few of them."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.index.segment import Numbers, Segment, Unsigned, coded, narrow

_GROWTH: Final = 4
"""A segment is at least so many times as large as all that were made after it, or is merged with them."""

_LARGEST: Final = 1 << 22
"""No more postings than these are merged while someone waits: it takes some 0.2 s."""

_PIECE: Final = 1 << 20
"""So many postings are moved at a time: room for their places is needed meanwhile."""


def settled(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """`segments`, the last of which are merged as far as they are nearly as large as what follows them.

    So each posting is moved a few times in all, and of segments that may still grow there are never more than
    the logarithm of their postings to the base `_GROWTH`.
    """
    if not segments:
        return ()
    kept, size = len(segments) - 1, segments[-1].postings
    while kept and (before := segments[kept - 1].postings) < _GROWTH * size and before + size <= _LARGEST:
        kept, size = kept - 1, size + before
    return (*segments[:kept], merged(segments[kept:]))


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment with the postings of all; the numbers of each must be greater than those before."""
    if len(segments) == 1:
        return segments[0]
    runs = np.concatenate([segment.hashes for segment in segments])
    sizes = np.concatenate([segment.frequencies for segment in segments])
    order = np.argsort(runs, kind="stable")
    ends = np.cumsum(sizes[order])
    places = np.empty(len(runs), np.int64)
    places[order] = ends - sizes[order]
    by_hash = runs[order]
    new = np.ones(len(runs), np.bool_)
    new[1:] = by_hash[1:] != by_hash[:-1]
    starts = np.append((ends - sizes[order])[new], len_of(segments))
    passages, codes, pairs = _moved(segments, places)
    return Segment(by_hash[new], starts.astype(np.uint32), passages, codes, pairs)


def len_of(segments: Sequence[Segment]) -> int:
    """How many postings they have in all."""
    return sum(segment.postings for segment in segments)


def _moved(segments: Sequence[Segment], places: Numbers) -> tuple[Unsigned, Unsigned, npt.NDArray[np.uint32]]:
    """Passages, codes and pairs of `segments`, the postings of each of their terms moved to its place."""
    all_pairs = np.concatenate([segment.pairs for segment in segments]).astype(np.uint64)
    new_codes, pairs = coded(all_pairs[:, 0] << np.uint64(32) | all_pairs[:, 1])
    passages = np.empty(len_of(segments), np.uint32)
    codes = np.empty(len_of(segments), narrow(len(pairs)))
    row = pair = 0
    for segment in segments:
        recoded = new_codes[pair : pair + len(segment.pairs)]
        shifts = places[row : row + len(segment.hashes)] - segment.starts[:-1]
        for piece, to in _pieces(segment, shifts):
            passages[to] = segment.passages[piece]
            codes[to] = recoded.take(segment.codes[piece])
        row += len(segment.hashes)
        pair += len(segment.pairs)
    return passages, codes, pairs


def _pieces(segment: Segment, shifts: Numbers) -> Iterator[tuple[slice, Numbers]]:
    """Parts of the postings, and where they go if those of each term are shifted by so much."""
    first = 0
    while first < len(shifts):
        limit = int(segment.starts[first]) + _PIECE
        last = max(first + 1, int(segment.starts.searchsorted(limit, side="right")) - 1)
        piece = slice(int(segment.starts[first]), int(segment.starts[last]))
        to = np.repeat(shifts[first:last], np.diff(segment.starts[first : last + 1]))
        to += np.arange(piece.start, piece.stop)
        yield piece, to
        first = last


def living(segment: Segment, live: npt.NDArray[np.bool_]) -> Segment:
    """What is left of `segment` without the passages that are not `live` and the terms they alone held."""
    kept = live.take(segment.passages)
    left = np.concatenate(([0], np.cumsum(kept)))[segment.starts]
    held = np.diff(left) > 0
    return Segment(
        segment.hashes[held],
        np.append(left[:-1][held], left[-1]).astype(np.uint32),
        segment.passages[kept],
        segment.codes[kept],
        segment.pairs,
    )
