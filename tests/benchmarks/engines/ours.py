"""This project's index, kept in SQLite as the store keeps it."""

import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.vocabulary import Vocabulary
from tests.benchmarks.engines.engine import Engine, Terms


class Ours(Engine):
    """Today's class, until the one that can be changed lands."""

    name = "Verbatim"
    packages = ("rank_bm25",)

    def __init__(self, index: PostingsOkapi, corpus: list[Terms]) -> None:
        self._index = index
        self._corpus = corpus

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        corpus = [passage for article in articles for passage in article]
        index = _index(corpus)
        (folder / "index.pickle").write_bytes(pickle.dumps(index))
        return cls(index, corpus)

    @classmethod
    def open(cls, folder: Path) -> Self:
        return cls(pickle.loads((folder / "index.pickle").read_bytes()), [])

    def search(self, query: Terms, k: int) -> Sequence[int]:
        matching = self._index.matching(query)
        scores = self._index.get_scores(query)[matching]
        best: list[int] = matching[np.argsort(-scores, kind="stable")[:k]].tolist()
        return best

    def add(self, passages: Sequence[Terms]) -> int:
        first = len(self._corpus)
        self._corpus += passages
        self._index = _index(self._corpus)
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        del self._corpus[first : first + len(passages)]
        self._index = _index(self._corpus)


def _index(corpus: list[Terms]) -> PostingsOkapi:
    vocabulary = Vocabulary()
    return PostingsOkapi([vocabulary.numbers(passage) for passage in corpus], vocabulary)
