"""Real articles and questions from a folder, and as many more articles as are wanted, with words swapped."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

KINDS: Final = ("news", "wiki")

_WORD: Final = re.compile(r"[^\W\d_]+")
_KEPT_RANKS: Final = 150
"""The commonest words say how sentences are built: they are never swapped."""

_KEPT: Final = 0.6
"""What share of the other words stays in a copy, so that questions still find something in it."""

_RARE: Final = 2
"""A word seen so often at most may become a new one."""

_COINED: Final = 0.4
"""What share of the rare words becomes new ones: so ten copies have about as many words as Heaps' law says.

Its exponent, seen between 16,000 and 107,000 real passages, is .48.
"""

_NEAR: Final = 0.25
_TODAY: Final = "2026-11-01"
"""When questions are asked that do not say it."""

_VOWELS: Final = "aeiou"
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxyz"


def real_articles(folder: Path, seed: int) -> Iterator[dict[str, Any]]:
    """The articles of `folder` in shuffled order; then copies of them, without end, each with other words."""
    originals = [article for kind in KINDS for article in _lines(folder / f"{kind}_articles.jsonl")]
    random.Random(seed).shuffle(originals)
    yield from originals
    swaps = Swaps(Counter(_WORD.findall("\n".join(article["text"] for article in originals).lower())), seed)
    for copy in count(1):
        for article in originals:
            yield article | {
                "id": f"{article['id']}-{copy}",
                "title": swaps.swapped(article["title"], copy),
                "text": swaps.swapped(article["text"], copy),
                "url": None,
            }


def real_questions(folder: Path) -> list[dict[str, Any]]:
    """The questions of `folder` that have an answer, with the day they were asked."""
    return [
        {"question": line["question"], "asked": line["asked"] or _TODAY}
        for kind in KINDS
        for line in _lines(folder / f"{kind}_questions.jsonl")
        if line["answerable"]
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Swaps:
    """Which word stands for which in which copy: always the same one in the same copy."""

    def __init__(self, counted: Counter[str], seed: int) -> None:
        self._counted = counted
        self._by_rank: Sequence[str] = [word for word, _ in counted.most_common()]
        self._rank = {word: rank for rank, word in enumerate(self._by_rank)}
        self._seed = seed
        self._copy = 0
        self._known: dict[str, str] = {}

    def swapped(self, text: str, copy: int) -> str:
        """`text` with the words of this copy; capitals stay where they were."""
        if copy != self._copy:
            self._copy, self._known = copy, {}
        return _WORD.sub(self._in_place, text)

    def _in_place(self, match: re.Match[str]) -> str:
        word = match[0]
        found = self._known.get(word)
        if found is None:
            other = self._other(word.lower())
            found = self._known[word] = other.capitalize() if word[0].isupper() else other
            if other == word.lower():
                found = self._known[word] = word
        return found

    def _other(self, word: str) -> str:
        rank = self._rank.get(word, 0)
        chance = random.Random(f"{self._seed} {self._copy} {word}")
        if rank < _KEPT_RANKS:
            return word
        if self._counted[word] <= _RARE and chance.random() < _COINED:
            return _coined(word, chance)
        if chance.random() < _KEPT:
            return word
        near = round(rank * chance.uniform(1 - _NEAR, 1 + _NEAR))
        return self._by_rank[min(max(near, _KEPT_RANKS), len(self._by_rank) - 1)]


def _coined(word: str, chance: random.Random) -> str:
    """A word that sounds alike: three letters more, put where the word has its middle."""
    middle = len(word) // 2
    inside = chance.choice(_VOWELS) + chance.choice(_CONSONANTS) + chance.choice(_VOWELS)
    return word[:middle] + inside + word[middle:]
