"""An article together with what its entry says of it, read when it is needed."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, overload

import numpy as np
import orjson

from bot.retriever.aliases import Form
from bot.retriever.columns import Column, Columns
from bot.retriever.index.counted import Counted, counted_numbers
from bot.retriever.index.entry import CHECKSUM, checksum
from bot.retriever.index.sections import Buffer, unpack
from corpus.article import Article, Passage, Sentence
from corpus.errors import VerbatimError, excerpt

_SPANS: Final = 5
"""How many columns there are of where passages and sentences stand, before those of what they offer."""


class DamagedEntry(VerbatimError):
    """An entry is not what `entry_of` makes of its article; making it again helps."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"What was kept of the article {excerpt(article.id)!r} is damaged; it has to be made again."
        )


class IndexedArticle:
    """An article and its entry; threads may share it.

    `language` is an ISO 639-1 code; `firsts` has the number of each passage's first sentence; `columns` are
    what the title and then each sentence offers, whose terms `words` has by their numbers, a line each.

    Raises:
        DamagedEntry: `data` is damaged, or the entry of another text.
    """

    def __init__(self, article: Article, data: Buffer) -> None:
        self.article = article
        whole = memoryview(data)
        sections = whole[CHECKSUM:]
        if not sections or whole[:CHECKSUM] != checksum(sections):  # eight zeros are the checksum of nothing
            raise DamagedEntry(article)
        head, self.words, layout = unpack(sections)
        self._head = orjson.loads(head)
        if self._head["length"] != len(article.text):
            raise DamagedEntry(article)
        self.language: str = self._head["language"]
        numbers = np.frombuffer(layout, dtype=f"<u{self._head['width']}")
        columns, at = [], 0
        for size in self._head["columns"]:
            columns.append(numbers[at : at + size])
            at += size
        *spans, self.firsts, starts, ends = columns[:_SPANS]
        self._passage_spans = spans
        self.sentences = Sentences(starts, ends)
        self.columns = Columns(*columns[_SPANS:])

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Its passages, made when asked for."""
        starts, ends = (each.tolist() for each in self._passage_spans)
        return _Passages(starts, ends, self.firsts.tolist(), self.sentences)

    @property
    def acronyms(self) -> list[tuple[Form, Form]]:
        """The acronyms it explains, and what they stand for."""
        return [
            (Form(tuple(short), short_capitals), Form(tuple(long), long_capitals))
            for (short, short_capitals), (long, long_capitals) in self._head["acronyms"]
        ]

    @cached_property
    def _known(self) -> list[str]:
        """Terms by their numbers."""
        return str(self.words, "utf-8").split("\n")

    @property
    def terms(self) -> list[str]:
        """Its terms, each once, in the order they occur in title and passages; none without passages."""
        return self._known[: self._head["terms"]]

    @property
    def counted(self) -> Counted:
        """How often each passage, with the title, holds which term."""
        starts, all_said = self.columns.bounds.tolist(), self.columns.said
        of_passages = [
            all_said[starts[first + 1] : starts[following + 1]]
            for first, following in pairwise([*self.firsts.tolist(), len(self.sentences)])
        ]
        for number, said in self._head["apart"]:
            of_passages[number] = np.array(said, all_said.dtype)
        title = all_said[: starts[1]]
        return counted_numbers(self.terms, [np.concatenate((title, said)) for said in of_passages])

    def read(self, row: int) -> str:
        """Text `row` of `columns`: the title or, from 1, a sentence."""
        if not row:
            return self.article.title
        sentence = self.sentences[row - 1]
        return self.article.text[sentence.start : sentence.end]


class Sentences(Sequence[Sentence]):
    """Sentences, made when asked for: sentence `i` begins at `starts[i]` and ends at `ends[i]`."""

    def __init__(self, starts: Column, ends: Column) -> None:
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, number: int) -> Sentence: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, number: int | slice) -> Sentence | Sequence[Sentence]:
        if isinstance(number, slice):
            spans = zip(self.starts[number].tolist(), self.ends[number].tolist(), strict=True)
            return [Sentence(*span) for span in spans]
        return Sentence(int(self.starts[number]), int(self.ends[number]))


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
