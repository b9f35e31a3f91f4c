"""bm25s: scores computed ahead and summed by numpy or by numba; built again for every change."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from tests.benchmarks.engines.engine import Engine, Terms


class Bm25sNumpy(Engine):
    """With its numpy back end, and the parameters that rank_bm25 has too."""

    name = "bm25s (numpy)"
    packages = ("bm25s",)
    slow = True
    rebuilds = True
    backend: ClassVar[str] = "numpy"

    def __init__(self, index: Any, corpus: list[Terms]) -> None:
        self._index = index
        self._corpus = corpus
        self.search(["bridge"], 1)  # numba compiles at the first question

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        corpus = [passage for article in articles for passage in article]
        index = cls._indexed(corpus)
        index.save(str(folder), show_progress=False)
        return cls(index, corpus)

    @classmethod
    def open(cls, folder: Path) -> Self:
        from bm25s import BM25

        index = BM25.load(str(folder), mmap=True)
        index.backend = cls.backend
        if cls.backend == "numba":
            index.activate_numba_scorer()
        return cls(index, [])

    def search(self, query: Terms, k: int) -> Sequence[int]:
        passages = self._index.scores["num_docs"]
        found = self._index.retrieve([list(query)], k=min(k, passages), show_progress=False)
        best: list[int] = found.documents[0].tolist()
        return best

    def add(self, passages: Sequence[Terms]) -> int:
        first = len(self._corpus)
        self._corpus += passages
        self._index = self._indexed(self._corpus)
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        del self._corpus[first : first + len(passages)]
        self._index = self._indexed(self._corpus)

    @classmethod
    def _indexed(cls, corpus: list[Terms]) -> Any:
        from bm25s import BM25

        index = BM25(k1=1.5, b=0.75, backend=cls.backend)
        index.index(corpus, show_progress=False)
        return index


class Bm25sNumba(Bm25sNumpy):
    """With its numba back end."""

    name = "bm25s (numba)"
    packages = ("bm25s", "numba")
    slow = False
    backend = "numba"
