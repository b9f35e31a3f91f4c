"""Postings as bytes that are read where they lie."""

import numpy as np

from bot.retriever.index.postings import Postings
from bot.retriever.index.sections import Buffer, pack, unpack
from bot.retriever.index.segment import SECTIONS, segment_of
from bot.retriever.index.tally import Tally


def packed(postings: Postings) -> bytes:
    """`postings` as bytes, for `unpacked`."""
    counts = (len(postings.live), postings.passages, postings.length, postings.dead)
    return pack(
        [
            np.array(counts, "<i8").tobytes(),
            np.packbits(postings.live).tobytes(),
            postings.removed.hashes.astype("<u8").tobytes(),
            postings.removed.counts.astype("<i8").tobytes(),
            np.array([*postings.spread.items()], "<i8").tobytes(),
            *(section for segment in postings.segments for section in segment.sections()),
        ]
    )


def unpacked(data: Buffer) -> Postings:
    """The postings that `packed` made bytes of; of these only what is small is copied.

    Raises:
        ValueError: `data` is not what `packed` made.
    """
    counts, live, removed, times, spread, *segments = unpack(data)
    numbers, passages, length, dead = np.frombuffer(counts, "<i8").tolist()
    return Postings(
        segments=tuple(
            segment_of(segments[place : place + SECTIONS]) for place in range(0, len(segments), SECTIONS)
        ),
        live=np.unpackbits(np.frombuffer(live, np.uint8), count=numbers).astype(np.bool_),
        passages=passages,
        length=length,
        dead=dead,
        removed=Tally(np.frombuffer(removed, "<u8"), np.frombuffer(times, "<i8")),
        spread=dict(np.frombuffer(spread, "<i8").reshape(-1, 2).tolist()),
    )
