"""rank_bm25 as it comes: it walks all passages for a question, and is built again for every change."""

import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from tests.benchmarks.engines.engine import Engine, Terms


class RankBm25(Engine):
    """It has no format of its own to be kept in, so it is pickled."""

    name = "rank_bm25"
    packages = ("rank_bm25",)
    slow = True
    rebuilds = True

    def __init__(self, index: Any, corpus: list[Terms]) -> None:
        self._index = index
        self._corpus = corpus

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        corpus = [passage for article in articles for passage in article]
        index = _index(corpus)
        with (folder / "index.pickle").open("wb") as file:
            pickle.dump(index, file, pickle.HIGHEST_PROTOCOL)
        return cls(index, corpus)

    @classmethod
    def open(cls, folder: Path) -> Self:
        with (folder / "index.pickle").open("rb") as file:
            return cls(pickle.load(file), [])

    def search(self, query: Terms, k: int) -> Sequence[int]:
        best: list[int] = self._index.get_top_n(query, range(self._index.corpus_size), k)
        return best

    def add(self, passages: Sequence[Terms]) -> int:
        first = len(self._corpus)
        self._corpus += passages
        self._index = _index(self._corpus)
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        del self._corpus[first : first + len(passages)]
        self._index = _index(self._corpus)


def _index(corpus: list[Terms]) -> Any:
    from rank_bm25 import BM25Okapi

    return BM25Okapi(corpus)
