"""What fits on a card, and what is left out where it does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.formatter.card import MAX_TEXT, Part, texts_of
from bot.formatter.message import units


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts of a card that are shown together or not at all.

    Where room is short, those of the highest `rank` go first, and those of 0 never; `instead` is shown for
    what went.
    """

    parts: tuple[Part, ...]
    rank: int = 0
    instead: tuple[Part, ...] = ()


def fitting(pieces: Sequence[Piece], room: int = MAX_TEXT) -> tuple[Part, ...]:
    """The parts of `pieces` in their order, as far as their texts fit in `room` UTF-16 code units.

    Those of the lowest rank, and of these the first, get their room before the others. Those of rank 0, and
    what stands in for the others, are shown even where that is too much.
    """
    taken = sum(_length(piece.instead if piece.rank else piece.parts) for piece in pieces)
    shown: set[int] = set()
    for number, piece in sorted(enumerate(pieces), key=lambda each: each[1].rank):
        if piece.rank == 0:
            continue
        length = _length(piece.parts) - _length(piece.instead)
        if taken + length <= room:
            taken += length
            shown.add(number)
    kept = (
        piece.parts if piece.rank == 0 or number in shown else piece.instead
        for number, piece in enumerate(pieces)
    )
    return tuple(part for parts in kept for part in parts)


def _length(parts: Sequence[Part]) -> int:
    return units("".join(texts_of(parts)))
