"""Several byte strings in one, aligned so that arrays are read where they lie."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

Buffer: TypeAlias = bytes | memoryview
Section: TypeAlias = Buffer | Sequence[Buffer]
"""A byte string, or several that are one when laid end to end."""

_ALIGNMENT: Final = 8


def pack(sections: Sequence[Section]) -> bytes:
    """One byte string that `unpack` takes apart again: how many there are, their sizes, then each of them."""
    return b"".join(in_pieces(sections))


def in_pieces(sections: Sequence[Section]) -> list[Buffer]:
    """What `pack` makes of `sections`, in pieces: none of them is copied, however large."""
    pieces = [[each] if isinstance(each, Buffer) else [*each] for each in sections]
    sizes = [sum(memoryview(piece).nbytes for piece in each) for each in pieces]
    laid: list[Buffer] = [np.array([len(sizes), *sizes], dtype="<u8").tobytes()]
    for size, each in zip(sizes, pieces, strict=True):
        laid += [*each, bytes(-size % _ALIGNMENT)]
    return laid


def unpack(data: Buffer) -> list[memoryview]:
    """The sections of `data`, not copied, each beginning at a multiple of eight bytes from its start.

    Raises:
        ValueError: `data` is not what `pack` made.
    """
    whole = memoryview(data)
    count = int(np.frombuffer(whole, dtype="<u8", count=1)[0])
    sizes = np.frombuffer(whole, dtype="<u8", count=1 + count)[1:].tolist()
    place = _ALIGNMENT * (1 + count)
    sections = []
    for size in sizes:
        sections.append(whole[place : place + size])
        place += size + -size % _ALIGNMENT
    if place != len(whole):
        raise ValueError("the sections do not fill the data")
    return sections
