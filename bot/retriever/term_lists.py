"""Lists of terms, in which words are found without reading them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

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

    Few words have the head of another, so only terms with the head of a word looked up are read.
    """

    def __init__(self, lists: TermLists, used: Numbers) -> None:
        self._lists = lists
        self._used = np.flatnonzero(np.bincount(used))
        self._heads = lists.heads(self._used)

    def numbered(self, words: Mapping[str, int], starts: Mapping[str, int] = _NONE, size: int = 0) -> Numbers:
        """For each number of a term, what `words` has for it, else `starts` for its first `size` letters."""
        found = _among(self._heads, _heads_of(frozenset(words)))
        by_size: defaultdict[int, list[int]] = defaultdict(list)
        for start in starts:
            by_size[min(len(start.encode()), _HEAD)].append(_head(start))
        for length, heads in by_size.items():
            found |= _among(self._heads & _FIRST[length], np.array(sorted(heads), dtype=np.uint64))
        numbered = np.zeros(len(self._lists), dtype=np.int64)
        for number in self._used[found].tolist():
            term = self._lists.term(number)
            numbered[number] = words.get(term) or starts.get(term[:size], 0)
        return numbered

    def among(self, words: Iterable[str]) -> Flags:
        """For each number of a term whether it is one of `words`."""
        flags: Flags = self.numbered(dict.fromkeys(words, 1)) > 0
        return flags


@lru_cache(maxsize=256)
def _heads_of(words: frozenset[str]) -> Heads:
    """The heads of whole words, ascending; the words of a gazetteer are asked for again and again."""
    return np.array(sorted(_head(f"{word}\n") for word in words), dtype=np.uint64)


def _head(text: str) -> int:
    return int.from_bytes(text.encode()[:_HEAD], "little")


def _among(heads: Heads, wanted: Heads) -> Flags:
    """Which of `heads` are among `wanted`, which ascend."""
    if not len(wanted):
        return np.zeros(len(heads), dtype=np.bool_)
    flags: Flags = wanted.take(wanted.searchsorted(heads), mode="clip") == heads
    return flags
