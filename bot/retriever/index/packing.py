"""Postings as bytes that are read where they lie."""

import numpy as np

from bot.retriever.index.postings import Postings
from bot.retriever.index.sections import Buffer, in_pieces, unpack
from bot.retriever.index.segment import SECTIONS, segment_of
from bot.retriever.index.tally import Tally


def packed(postings: Postings) -> list[Buffer]:
    """`postings` as bytes, for `unpacked`, in pieces: the large ones are not copied."""
    counts = (len(postings.live), postings.passages, postings.length, postings.dead)
    return in_pieces(
        [
            np.array(counts, "<i8").tobytes(),
            np.packbits(postings.live).tobytes(),
            *_sections(postings.removed),
            *_sections(postings.spread),
            *(section for segment in postings.segments for section in segment.sections()),
        ]
    )


def unpacked(data: Buffer) -> Postings:
    """The postings that `packed` made bytes of; of these only what is small is copied.

    Raises:
        ValueError: `data` is not what `packed` made.
    """
    counts, live, removed, times, frequencies, terms, *segments = unpack(data)
    numbers, passages, length, dead = np.frombuffer(counts, "<i8").tolist()
    return Postings(
        segments=tuple(
            segment_of(segments[place : place + SECTIONS]) for place in range(0, len(segments), SECTIONS)
        ),
        live=np.unpackbits(np.frombuffer(live, np.uint8), count=numbers).astype(np.bool_),
        passages=passages,
        length=length,
        dead=dead,
        removed=_tally(removed, times),
        spread=_tally(frequencies, terms),
    )


def _sections(tally: Tally) -> tuple[bytes, bytes]:
    return tally.keys.astype("<u8").tobytes(), tally.counts.astype("<i8").tobytes()


def _tally(keys: memoryview, counts: memoryview) -> Tally:
    return Tally(np.frombuffer(keys, "<u8"), np.frombuffer(counts, "<i8"))
