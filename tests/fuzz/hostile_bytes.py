"""Files that were damaged, cut off, spliced or made to do harm."""

import codecs
from random import Random
from typing import Final

ENCODINGS: Final = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "gb18030",
    "utf-7",
)
BEGINNINGS: Final = (
    *(
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_BE,
        codecs.BOM_UTF32_LE,
        b"PK\x03\x04",
        b"%PDF-",
        b"\x1f\x8b",
        b"\x89PNG\r\n",
    ),
    *(
        b"\x00",
        b"\xff",
        b"---\n",
        b"[",
        b"{",
        b"<",
        b"\r\n\r\n",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"\xf4\x90\x80\x80",
    ),
)
NUMBERS: Final = tuple(
    number.to_bytes(size, "little", signed=False)
    for size in (1, 2, 4, 8)
    for number in (0, 1, (1 << 8 * size - 1) - 1, 1 << 8 * size - 1, (1 << 8 * size) - 1)
)


def encoded(rng: Random, text: str) -> bytes:
    """A text as bytes, in one encoding or another, as far as it goes."""
    return text.encode(rng.choice(ENCODINGS), errors=rng.choice(("replace", "ignore", "backslashreplace")))


def damaged(rng: Random, data: bytes, others: tuple[bytes, ...] = ()) -> bytes:
    """`data` with bytes flipped, left out, doubled or put in; or cut off, or joined to another file."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randint(0, len(made))
        to = min(len(made), at + rng.choice((1, 2, 4, 8, 100, 1000)))
        kind = rng.randrange(7)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del made[at:to]
        elif kind == 2:
            made[to:to] = made[at:to]
        elif kind == 3:
            made[at:at] = rng.choice((*BEGINNINGS, *NUMBERS, rng.randbytes(rng.randint(1, 20))))
        elif kind == 4:
            number = rng.choice(NUMBERS)
            made[at : at + len(number)] = number
        elif kind == 5 and rng.random() < 0.3:
            del made[at:]
        elif kind == 6 and others:
            other = rng.choice(others)
            made[at:] = other[rng.randint(0, len(other)) :]
    return bytes(made)
