"""The terms of a shelf: their numbers, and which of them are spelled nearly like a word."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from bot.retriever.edits import edits

_CODES = 32
"""A letter's place is its code modulo 32: each has its own in Latin, Greek and Cyrillic."""

_CODE_BITS = 21
_BITS_OF_EDIT = 2
"""How many bits of `_letters` an edit changes at most: of a replaced letter and of what replaces it."""


class Vocabulary:
    """Terms and their numbers, in the order they were first seen; it only grows."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms: list[str] = []
        self._letters = array("Q")
        self._openings = array("L")

    def numbers(self, terms: Iterable[str]) -> npt.NDArray[np.uint32]:
        """The numbers of `terms`, in order; a term not seen before gets the next one."""
        known = self._numbers
        found = []
        for term in terms:
            number = known.get(term)
            if number is None:
                number = known[term] = len(known)
                self._add(term)
            found.append(number)
        return np.array(found, dtype=np.uint32)

    def term(self, number: int) -> str:
        """The term that has this number."""
        return self._terms[number]

    def spellings(self) -> "Spellings":
        """How the terms seen until now are spelled."""
        letters = np.array(self._letters, dtype=np.uint64)
        openings = np.array(self._openings, dtype=np.int64)
        return Spellings(self._terms, letters, openings)

    def _add(self, term: str) -> None:
        spelled = term.isalpha()
        self._terms.append(term)
        self._letters.append(_letters(term) if spelled else 0)
        self._openings.append(len(term) << _CODE_BITS | ord(term[0]) if spelled else 0)


class Spellings:
    """Words of a vocabulary by their spelling: one reading of it, while it may grow.

    Of a word it has the letters, the length and the first letter, in 20 bytes. Few words have nearly the same
    of each as another, so that only those few are compared letter by letter.
    """

    def __init__(
        self, terms: Sequence[str], letters: npt.NDArray[np.uint64], openings: npt.NDArray[np.int64]
    ) -> None:
        self._terms = terms
        self._letters = letters
        self._lengths = (openings >> _CODE_BITS).astype(np.int32)
        self._firsts = openings & ((1 << _CODE_BITS) - 1)

    def near(self, word: str, most: int, *, any_first: bool = False) -> Iterator[str]:
        """Words at most `most` edits away; they begin like `word` if not `any_first`."""
        alike = np.abs(self._lengths - len(word)) <= most
        if not any_first:
            alike &= self._firsts == ord(word[0])
        alike &= np.bitwise_count(self._letters ^ np.uint64(_letters(word))) <= _BITS_OF_EDIT * most
        for number in np.flatnonzero(alike).tolist():
            term = self._terms[number]
            if edits(word, term, most) <= most:
                yield term


def _letters(word: str) -> int:
    """Which letters `word` has, in the lower half of 64 bits, and which of them twice, in the upper half."""
    letters = 0
    for letter in set(word):
        bit = 1 << ord(letter) % _CODES
        letters |= bit if word.count(letter) == 1 else bit | bit << _CODES
    return letters
