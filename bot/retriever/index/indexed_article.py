"""An article together with what its entry says of it, read when it is needed."""

from collections.abc import Sequence
from functools import cached_property
from typing import overload

import numpy as np
import orjson

from bot.retriever.aliases import Form
from bot.retriever.evidence import Evidence
from bot.retriever.index.counted import Counted
from bot.retriever.index.entry import CHECKSUM, checksum
from bot.retriever.index.evidence_rows import evidence_from
from bot.retriever.index.sections import Buffer, unpack
from corpus.article import Article, Passage, Sentence
from corpus.errors import VerbatimError


class DamagedEntry(VerbatimError):
    """An entry is not what `entry_of` makes of its article; making it again helps."""


class IndexedArticle:
    """An article and its entry; threads may share it.

    `language` is an ISO 639-1 code; `firsts` has the number of each passage's first sentence.

    Raises:
        DamagedEntry: `data` is damaged, or the entry of another text.
    """

    def __init__(self, article: Article, data: Buffer) -> None:
        self.article = article
        whole = memoryview(data)
        if whole[:CHECKSUM] != checksum(whole[CHECKSUM:]):
            raise _damaged(article)
        head, self._terms, layout, self._counted = unpack(whole[CHECKSUM:])
        self._head = orjson.loads(head)
        if self._head["length"] != len(article.text):
            raise _damaged(article)
        self.language: str = self._head["language"]
        self._layout = np.frombuffer(layout, dtype=f"<u{self._head['width']}")
        count = self._head["passages"]
        starts, ends, firsts = (self._layout[i * count : (i + 1) * count].tolist() for i in range(3))
        self.firsts: list[int] = firsts
        place, count = 3 * count, self._head["sentences"]
        self.sentences = _Sentences(
            *(self._layout[place + i * count : place + (i + 1) * count].tolist() for i in range(2))
        )
        self.passages = _Passages(starts, ends, firsts, self.sentences)
        place += 2 * count
        self._rows = place + count + 2
        self._bounds: list[int] = self._layout[place : self._rows].tolist()

    @property
    def acronyms(self) -> list[tuple[Form, Form]]:
        """The acronyms it explains, and what they stand for."""
        return [
            (Form(tuple(short[0]), short[1]), Form(tuple(long[0]), long[1]))
            for short, long in self._head["acronyms"]
        ]

    @cached_property
    def _words(self) -> list[str]:
        return str(self._terms, "utf-8").split("\n")

    @property
    def terms(self) -> list[str]:
        """Its terms, each once, in the order they occur in title and passages."""
        return self._words[: self._head["terms"]]

    @property
    def counted(self) -> Counted:
        """How often each passage, with the title, holds which term."""
        return Counted.from_bytes(self._counted)

    @cached_property
    def title(self) -> Evidence:
        """What the title offers."""
        return self._evidence(0, self.article.title)

    def evidence(self, number: int) -> Evidence:
        """What sentence `number` offers."""
        start, end = self.sentences.span(number)
        return self._evidence(number + 1, self.article.text[start:end])

    def _evidence(self, row: int, text: str) -> Evidence:
        start, end = self._rows + self._bounds[row], self._rows + self._bounds[row + 1]
        return evidence_from(self._layout[start:end].tolist(), self._words, text)


class _Sentences(Sequence[Sentence]):
    """Sentences, made when asked for."""

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, number: int) -> Sentence: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, number: int | slice) -> Sentence | Sequence[Sentence]:
        if isinstance(number, slice):
            return [Sentence(*span) for span in zip(self._starts[number], self._ends[number], strict=True)]
        return Sentence(self._starts[number], self._ends[number])

    def span(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        return self._starts[number], self._ends[number]


class _Passages(Sequence[Passage]):
    """Passages, made when asked for."""

    def __init__(
        self, starts: list[int], ends: list[int], firsts: list[int], sentences: Sequence[Sentence]
    ) -> None:
        self._starts = starts
        self._ends = ends
        self._bounds = [*firsts, len(sentences)]
        self._sentences = sentences

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, number: int) -> Passage: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Passage]: ...
    def __getitem__(self, number: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        inside = self._sentences[self._bounds[number] : self._bounds[number + 1]]
        return Passage(self._starts[number], self._ends[number], tuple(inside))


def _damaged(article: Article) -> DamagedEntry:
    return DamagedEntry(f"The entry of article {article.id!r} is damaged; it has to be made again.")
