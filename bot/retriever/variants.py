"""One way to say in an article what a question says, and what it counts beside the question's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """Terms that, where an article has all of them together, say what terms of a question say.

    `credit`, from 0 to 1, is what that counts; 1 would be the question's own word.
    """

    terms: tuple[str, ...]
    stands_for: tuple[str, ...]
    credit: float
