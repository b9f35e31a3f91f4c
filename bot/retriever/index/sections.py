"""Several byte strings in one, aligned so that arrays are read where they lie."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

Buffer: TypeAlias = bytes | memoryview

_ALIGNMENT: Final = 8


def pack(sections: Sequence[Buffer]) -> bytes:
    """One byte string that `unpack` takes apart again: how many there are, their sizes, then each of them."""
    sizes = np.array([len(sections), *(memoryview(section).nbytes for section in sections)], dtype="<u8")
    padded = (bytes(section) + bytes(-memoryview(section).nbytes % _ALIGNMENT) for section in sections)
    return sizes.tobytes() + b"".join(padded)


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
