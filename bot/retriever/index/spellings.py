"""The words of a shelf by how they are spelled, so that a misspelled one finds those meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from bot.retriever.edits import edits
from bot.retriever.index.sections import Buffer, pack, unpack

_CODES: Final = 32
"""A letter's place is its code modulo 32: each has its own in Latin, Greek and Cyrillic."""

_BITS_OF_EDIT: Final = 2
"""How many bits of `_letters` an edit changes at most: of a replaced letter and of what replaces it."""

_LONGEST: Final = 255
"""Letters of a word that anyone could mean to type, and as many as a byte can count."""

_ROOM: Final = 1_000
_SHARE: Final = 4
"""Words that came lately are kept apart until they are more than `_ROOM` and a `_SHARE`-th of the others."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Words one after another in `text`, in UTF-8, word `w` from `starts[w]` to `starts[w + 1]`.

    Of each, `letters` says which letters it has, `lengths` how many, and `firsts` the code of the first.
    """

    text: bytes
    starts: npt.NDArray[np.uint32]
    letters: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.uint8]
    firsts: npt.NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.letters)

    def word(self, number: int) -> str:
        return self.text[self.starts[number] : self.starts[number + 1]].decode()

    def joined(self, other: Self) -> "_Words":
        return _Words(
            self.text + other.text,
            np.concatenate((self.starts[:-1], other.starts + self.starts[-1])),
            np.concatenate((self.letters, other.letters)),
            np.concatenate((self.lengths, other.lengths)),
            np.concatenate((self.firsts, other.firsts)),
        )


def _words(words: Iterable[str]) -> _Words:
    spelled = [word for word in words if word.isalpha() and len(word) <= _LONGEST]
    encoded = [word.encode() for word in spelled]
    return _Words(
        b"".join(encoded),
        np.cumsum([0, *map(len, encoded)], dtype=np.uint32),
        np.array(list(map(_letters, spelled)), dtype=np.uint64),
        np.array(list(map(len, spelled)), dtype=np.uint8),
        np.array([ord(word[0]) for word in spelled], dtype=np.uint32),
    )


class Spellings:
    """Words in the order they came, never changed: `with_words` gives another with more of them.

    What is not all letters has no spelling and is left out, and so is what no one could have meant to type.
    Few words have nearly the same letters, length and first letter as another, so that only those few are
    compared letter by letter.
    """

    def __init__(self, parts: tuple[_Words, ...] = ()) -> None:
        self._parts = parts

    def with_words(self, words: Iterable[str]) -> "Spellings":
        """These words and `words` after them."""
        new = _words(words)
        if not len(new):
            return self
        *older, last = self._parts or (_words(()),)
        if not older and len(last) > _ROOM:
            return Spellings((last, new))
        parts = [*older, last.joined(new)]
        if older and len(parts[1]) > _ROOM + len(parts[0]) // _SHARE:
            parts = [parts[0].joined(parts[1])]
        return Spellings(tuple(parts))

    def near(self, word: str, most: int, *, any_first: bool = False) -> Iterator[str]:
        """Words at most `most` edits away; they begin like `word` if not `any_first`."""
        letters, seen = np.uint64(_letters(word)), set[str]()
        for part in self._parts:
            alike = np.bitwise_count(part.letters ^ letters) <= _BITS_OF_EDIT * most
            alike &= (part.lengths >= len(word) - most) & (part.lengths <= len(word) + most)
            if not any_first:
                alike &= part.firsts == ord(word[0])
            for number in np.flatnonzero(alike).tolist():
                found = part.word(number)
                if found not in seen and edits(word, found, most) <= most:
                    seen.add(found)
                    yield found

    def pack(self) -> bytes:
        """All of it as bytes, for `unpack`."""
        whole = _words(())
        for part in self._parts:
            whole = whole.joined(part)
        arrays = (whole.starts, whole.letters, whole.lengths, whole.firsts)
        return pack([whole.text, *(array.tobytes() for array in arrays)])

    @classmethod
    def unpack(cls, data: Buffer) -> Self:
        """What `pack` made, its arrays not copied.

        Raises:
            ValueError: `data` is something else.
        """
        text, starts, letters, lengths, firsts = unpack(data)
        words = _Words(
            bytes(text),
            np.frombuffer(starts, np.uint32),
            np.frombuffer(letters, np.uint64),
            np.frombuffer(lengths, np.uint8),
            np.frombuffer(firsts, np.uint32),
        )
        return cls((words,))


def _letters(word: str) -> int:
    """Which letters `word` has, in the lower half of 64 bits, and which of them twice, in the upper half."""
    letters = 0
    for letter in set(word):
        bit = 1 << ord(letter) % _CODES
        letters |= bit if word.count(letter) == 1 else bit | bit << _CODES
    return letters
