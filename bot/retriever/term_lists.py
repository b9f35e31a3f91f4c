"""Lists of terms, in which words are found without reading them all."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Heads = npt.NDArray[np.uint64]

_END: Final = b"\n"
_HEAD: Final = 8
"""How many bytes of a term, with the end of its line, its head has: a number holds so many."""

_FIRST: Final = np.array([(1 << 8 * size) - 1 for size in range(_HEAD + 1)], dtype="<u8")
"""What leaves so many bytes of a head."""

_NONE: Final[Mapping[str, int]] = MappingProxyType({})

_UNSURE: Final = -1
"""What a term means that has to be read, as more than its head counts."""


class _Wanted(NamedTuple):
    """The heads of what is looked for, ascending, and what each means, or `_UNSURE`."""

    heads: Heads
    meanings: Numbers


class TermLists:
    """Several lists of terms, each as UTF-8 with a term a line, numbered on from list to list.

    The first term of list `i` has number `firsts[i]`.
    """

    def __init__(self, lists: Sequence[bytes | memoryview]) -> None:
        self._whole = _END.join([*lists, bytes(_HEAD)])
        lines = np.flatnonzero(np.frombuffer(self._whole, dtype=np.uint8) == _END[0])
        self._starts = np.concatenate(([0], lines + 1))
        sizes = np.array([len(each) + 1 for each in lists], dtype=np.int64)
        self.firsts: Numbers = self._starts.searchsorted(np.cumsum(sizes) - sizes)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def term(self, number: int) -> str:
        """The term of a number."""
        start, following = self._starts[number : number + 2].tolist()
        return str(self._whole[start : following - 1], "utf-8")

    def heads(self, numbers: Numbers) -> Heads:
        """The first bytes of these terms, each with the end of its line, as a number; zeros after that."""
        starts = self._starts[numbers]
        sizes = self._starts[numbers + 1] - starts
        anywhere = np.ndarray((len(self._whole) - _HEAD + 1,), "<u8", self._whole, strides=(1,))
        heads: Heads = anywhere[starts] & _FIRST[np.minimum(sizes, _HEAD)]
        return heads


class Glossary:
    """Those terms of some lists that are `used`, given by their numbers, to look words up in.

    Most words fit into a head, so few terms have to be read.
    """

    def __init__(self, lists: TermLists, used: Numbers) -> None:
        self._lists = lists
        self._used = np.flatnonzero(np.bincount(used))
        self._heads = lists.heads(self._used)

    def numbered(self, words: Mapping[str, int], starts: Mapping[str, int] = _NONE, size: int = 0) -> Numbers:
        """For each number of a term, what `words` has for it, else `starts` for its first `size` letters.

        What they have is above 0; 0 is for the other terms.
        """
        numbered = np.zeros(len(self._lists), dtype=np.int64)
        by_size: defaultdict[int, dict[bytes, int]] = defaultdict(dict)
        for start, meaning in starts.items():
            written = start.encode()
            by_size[min(len(written), _HEAD)][written] = meaning
        for length, alike in by_size.items():
            self._note(numbered, self._heads & _FIRST[length], _wanted(alike))
        self._note(numbered, self._heads, _wanted({f"{word}\n".encode(): words[word] for word in words}))
        for number in np.flatnonzero(numbered == _UNSURE).tolist():
            term = self._lists.term(number)
            numbered[number] = words.get(term) or starts.get(term[:size], 0)
        return numbered

    def among(self, words: Collection[str]) -> Flags:
        """For each number of a term whether it is one of `words`."""
        numbered = np.zeros(len(self._lists), dtype=np.int64)
        self._note(numbered, self._heads, _wanted_words(frozenset(words)))
        for number in np.flatnonzero(numbered == _UNSURE).tolist():
            numbered[number] = self._lists.term(number) in words
        flags: Flags = numbered > 0
        return flags

    def _note(self, numbered: Numbers, heads: Heads, wanted: _Wanted) -> None:
        """Write to `numbered` what the terms with these heads mean."""
        if len(wanted.heads):
            places = wanted.heads.searchsorted(heads)
            found = np.flatnonzero(wanted.heads.take(places, mode="clip") == heads)
            numbered[self._used[found]] = wanted.meanings[places[found]]


def _wanted(meanings: Mapping[bytes, int]) -> _Wanted:
    """What is looked for, given as the bytes that terms begin with."""
    heads = {
        int.from_bytes(begin[:_HEAD], "little"): meaning if len(begin) <= _HEAD else _UNSURE
        for begin, meaning in meanings.items()
    }
    ordered = sorted(heads)
    return _Wanted(np.array(ordered, dtype=np.uint64), np.array([heads[head] for head in ordered]))


@lru_cache(maxsize=256)
def _wanted_words(words: frozenset[str]) -> _Wanted:
    """What is looked for to find these words: those of a gazetteer are wanted again and again."""
    return _wanted({f"{word}\n".encode(): 1 for word in words})
