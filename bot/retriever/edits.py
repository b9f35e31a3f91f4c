"""How many slips of the hand lie between two words."""

from itertools import takewhile


def edits(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance of two words, or more than `most` where it is larger than that.

    An edit adds, drops or replaces a letter, or swaps two neighbours (Damerau, 1964). `most` is 1 or 2 here,
    so that trying each edit where the words part is faster than filling a table.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    one, other = one[alike:], other[alike:]
    if not one or not other:
        return max(len(one), len(other))
    if most == 0:
        return 1
    swapped = one[:2] == other[1::-1]
    return 1 + min(
        edits(one[1:], other[1:], most - 1),
        edits(one[1:], other, most - 1),
        edits(one, other[1:], most - 1),
        edits(one[2:], other[2:], most - 1) if swapped else most,
    )
