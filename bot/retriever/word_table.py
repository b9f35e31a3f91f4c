"""What is found out of words, kept by word."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final, Generic, TypeVar

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff"
)
"""The letters of scripts that put no spaces between words, and Hangul, whose words change at their ends."""

_FIRST_UNSPACED: Final = UNSPACED[0::3]
_LAST_UNSPACED: Final = UNSPACED[2::3]
_LONGEST_KEPT: Final = 40

Fact = TypeVar("Fact")


class WordTable(dict[str, Fact], Generic[Fact]):
    """What `find` says of a word, found once and kept, for at most `limit` words.

    A run of a script without spaces is not kept: it seldom comes again, and may be as long as its article.
    """

    def __init__(self, find: Callable[[str], Fact], limit: int) -> None:
        super().__init__()
        self._find = find
        self._limit = limit

    def __missing__(self, word: str) -> Fact:
        found = self._find(word)
        if len(word) <= _LONGEST_KEPT and not starts_unspaced(word):
            if len(self) >= self._limit:
                self.clear()
            self[word] = found
        return found


def starts_unspaced(word: str) -> bool:
    """Whether a match of `WORD` is a run of such letters."""
    if word.isascii():
        return False
    script = bisect_right(_FIRST_UNSPACED, word[:1])
    return script > 0 and word[0] <= _LAST_UNSPACED[script - 1]
