"""Passages as numbers of terms, so that a million of them fit in a file and in memory."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.retriever.languages.detection import language_of
from bot.retriever.words import terms
from corpus.segment import passages
from tests.benchmarks.engines.engine import Terms

_SAMPLE_CHARACTERS = 900
"""How much of an article the retriever reads to tell its language."""


@dataclass(frozen=True)
class Passages:
    """Passage p has the terms `flat[bounds[p] : bounds[p + 1]]`, as places in `vocabulary`.

    Article a begins with passage number `articles[a]`.
    """

    flat: npt.NDArray[np.uint32]
    bounds: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]
    vocabulary: Sequence[str]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def first(self, size: int) -> "Passages":
        """The first articles, as many as it takes to have at least `size` passages."""
        ends = np.append(self.articles[1:], len(self))
        count = int(ends.searchsorted(min(size, len(self)))) + 1
        bounds = self.bounds[: ends[count - 1] + 1]
        return Passages(self.flat[: bounds[-1]], bounds, self.articles[:count], self.vocabulary)

    def by_article(self) -> Iterator[list[Terms]]:
        """The passages of each article in turn."""
        words = np.array(self.vocabulary, dtype=object)
        ends = np.append(self.articles[1:], len(self)).tolist()
        for begin, end in zip(self.articles.tolist(), ends, strict=True):
            bounds = self.bounds[begin : end + 1].tolist()
            yield [words[self.flat[start:stop]].tolist() for start, stop in pairwise(bounds)]

    @property
    def terms(self) -> int:
        """How many different terms there are."""
        return len(np.unique(self.flat))


def terms_of(article: dict[str, Any]) -> list[Terms]:
    """The terms of each passage of an article, its title's among them, as the retriever indexes them."""
    title, text = article["title"] or "", article["text"]
    language = language_of(f"{title}\n{text[:_SAMPLE_CHARACTERS]}")
    titled = terms(title, language)
    return [[*titled, *terms(text[span.start : span.end], language)] for span in passages(text)]


def write_passages(folder: Path, articles: Iterable[dict[str, Any]], size: int) -> None:
    """Write the passages of as many articles as it takes to have `size`."""
    numbers: dict[str, int] = {}
    flat, bounds, begins = array("I"), array("q", [0]), array("q")
    for article in articles:
        begins.append(len(bounds) - 1)
        for found in terms_of(article):
            flat.extend([numbers.setdefault(term, len(numbers)) for term in found])
            bounds.append(len(flat))
        if len(bounds) > size:
            break
    np.savez(
        folder / "passages.npz",
        flat=np.frombuffer(flat, np.uint32),
        bounds=np.frombuffer(bounds, np.int64),
        articles=np.frombuffer(begins, np.int64),
    )
    (folder / "vocabulary.txt").write_text("\n".join(numbers), encoding="utf-8")


def read_passages(folder: Path) -> Passages:
    """The passages that `write_passages` wrote."""
    with np.load(folder / "passages.npz") as arrays:
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        return Passages(arrays["flat"], arrays["bounds"], arrays["articles"], vocabulary)
