"""Articles and questions out of nothing but a seed, for who has no real ones: words by Zipf's law."""

import random
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from bot.retriever.words import DEFAULT, stop_words

_SYLLABLES: Final = tuple(
    f"{first}{vowel}" for first in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u")
)
_WORDS: Final = 2_000_000
_EXPONENTS: Final = (1.05, 2.05)
_BEND: Final = 3000
_SHIFT: Final = 2.7
"""Word number r is said with a frequency of 1 / (r + shift) ** exponent (Mandelbrot's form of Zipf's law).

From the bend on the second exponent holds, as in large bodies of text; so words grow in number as in news.
"""

_SENTENCE: Final = (8, 26)
_PARAGRAPH: Final = (2, 5)
_ARTICLE: Final = (6, 26)
_ASKED: Final = 5
_OUTLETS: Final = ("The Morning Ledger", "Harbour Gazette", "Evening Post")


class _Speech:
    """Words drawn by Zipf's law: first the stop words of English, then words of syllables."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        self._common = sorted(word for word in stop_words(DEFAULT) if word.isalpha())
        ranks, (low, high) = np.arange(_WORDS) + _SHIFT, _EXPONENTS
        shares = np.minimum(1, _BEND / ranks) ** (high - low) / ranks**low
        self._until = np.cumsum(shares / shares.sum())

    def words(self, count: int) -> list[str]:
        ranks = self._until.searchsorted(self._chance.random(count))
        return [self._word(rank) for rank in ranks.tolist()]

    def number(self, bounds: tuple[int, int]) -> int:
        return int(self._chance.integers(*bounds))

    def _word(self, rank: int) -> str:
        if rank < len(self._common):
            return self._common[rank]
        number, syllables = rank, []
        while number:
            number, syllable = divmod(number, len(_SYLLABLES))
            syllables.append(_SYLLABLES[syllable])
        return "".join(syllables)


def invented_articles(seed: int) -> Iterator[dict[str, Any]]:
    """Articles without end, the same ones for the same seed."""
    speech = _Speech(seed)
    number = 0
    while True:
        number += 1
        paragraphs = [
            " ".join(_sentence(speech) for _ in range(speech.number(_PARAGRAPH)))
            for _ in range(speech.number(_ARTICLE))
        ]
        yield {
            "id": f"invented-{number}",
            "title": _sentence(speech).rstrip("."),
            "outlet": _OUTLETS[number % len(_OUTLETS)],
            "authors": [],
            "published": f"20{20 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}",
            "url": None,
            "text": "\n\n".join(paragraphs),
        }


def invented_questions(articles: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """A question for each article: some words of one of its paragraphs, the day it came out."""
    chance = random.Random(seed)
    stop = stop_words(DEFAULT)
    questions = []
    for article in articles:
        told = chance.choice(article["text"].split("\n\n")).lower().replace(".", "").split()
        telling = sorted({word for word in told if word not in stop}) or told
        words = chance.sample(telling, min(_ASKED, len(telling)))
        questions.append({"question": f"What did {' '.join(words)}?", "asked": article["published"]})
    return questions


def _sentence(speech: _Speech) -> str:
    return " ".join(speech.words(speech.number(_SENTENCE))).capitalize() + "."
