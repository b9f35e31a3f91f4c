"""What a fuzz target is: how its inputs are made, what is done with them, and how long that may take."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Piece: TypeAlias = str | bytes
Input: TypeAlias = tuple[Piece, ...]
"""What a target is given: a file, or a question and an article, or a command's options."""


@dataclass(frozen=True, slots=True)
class Target:
    """One door that hostile inputs are thrown at.

    `run` returns if the input was taken or refused as it should be; whatever it raises is a find. An input
    may take `seconds` of processor time and `seconds_per_kilo` more for each thousand characters or bytes,
    so that what grows faster than its input is found. Of all inputs of a run it gets a share by `weight`.
    `end` closes what `run` has kept open.
    """

    name: str
    make: Callable[[Random], Input]
    run: Callable[..., None]
    weight: float = 1.0
    seconds: float = 0.05
    seconds_per_kilo: float = 0.01
    end: Callable[[], None] = lambda: None

    def input(self, seed: str, number: int) -> Input:
        """The input of this number, the same in every process and on every machine."""
        return self.make(Random(f"{seed}:{self.name}:{number}"))

    def budget(self, given: Input) -> float:
        """Seconds of processor time that an input may take."""
        return self.seconds + self.seconds_per_kilo * size(given) / 1000


def readable(refusal: Exception) -> None:
    """Check that a person may read why something was refused."""
    assert str(refusal)
    assert str(refusal).isprintable()


def size(given: Input) -> int:
    """Characters and bytes of an input."""
    return sum(map(len, given))
