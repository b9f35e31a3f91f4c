"""An article together with what its entry says of it, read when it is needed."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import overload

import numpy as np
import orjson

from bot.retriever.aliases import Form
from bot.retriever.evidence import Evidence
from bot.retriever.index.counted import Counted, counted_numbers
from bot.retriever.index.entry import CHECKSUM, checksum
from bot.retriever.index.evidence_rows import evidence_from
from bot.retriever.index.sections import Buffer, unpack
from corpus.article import Article, Passage, Sentence
from corpus.errors import VerbatimError, excerpt


class DamagedEntry(VerbatimError):
    """An entry is not what `entry_of` makes of its article; making it again helps."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"What was kept of the article {excerpt(article.id)!r} is damaged; it has to be made again."
        )


class IndexedArticle:
    """An article and its entry; threads may share it.

    `language` is an ISO 639-1 code; `firsts` has the number of each passage's first sentence.

    Raises:
        DamagedEntry: `data` is damaged, or the entry of another text.
    """

    def __init__(self, article: Article, data: Buffer) -> None:
        self.article = article
        whole = memoryview(data)
        sections = whole[CHECKSUM:]
        if whole[:CHECKSUM] != checksum(sections):
            raise DamagedEntry(article)
        head, self._words, layout = unpack(sections)
        self._head = orjson.loads(head)
        if self._head["length"] != len(article.text):
            raise DamagedEntry(article)
        self.language: str = self._head["language"]
        numbers = np.frombuffer(layout, dtype=f"<u{self._head['width']}")
        passages, sentences = self._head["passages"], self._head["sentences"]
        spans = numbers[: 3 * passages + 2 * sentences].tolist()
        bounds = numbers[len(spans) : len(spans) + 2 * (sentences + 2)].tolist()
        self._said_bounds, self._row_bounds = bounds[: sentences + 2], bounds[sentences + 2 :]
        said = len(spans) + len(bounds)
        rows = said + self._said_bounds[-1]
        self._said, self._rows = numbers[said:rows], numbers[rows:]
        self.firsts: list[int] = spans[2 * passages : 3 * passages]
        starts = 3 * passages
        self.sentences = _Sentences(spans[starts : starts + sentences], spans[starts + sentences :])
        self.passages = _Passages(
            spans[:passages], spans[passages : 2 * passages], self.firsts, self.sentences
        )

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
        return str(self._words, "utf-8").split("\n")

    @property
    def terms(self) -> list[str]:
        """Its terms, each once, in the order they occur in title and passages; none without passages."""
        return self._known[: self._head["terms"]]

    @property
    def counted(self) -> Counted:
        """How often each passage, with the title, holds which term."""
        starts = self._said_bounds
        of_passages = [
            self._said[starts[first + 1] : starts[following + 1]]
            for first, following in pairwise([*self.firsts, len(self.sentences)])
        ]
        for number, said in self._head["apart"]:
            of_passages[number] = np.array(said, self._said.dtype)
        title = self._said[: starts[1]]
        return counted_numbers(self.terms, [np.concatenate((title, said)) for said in of_passages])

    @cached_property
    def title(self) -> Evidence:
        """What the title offers."""
        return self._evidence(0, self.article.title)

    def evidence(self, number: int) -> Evidence:
        """What sentence `number` offers."""
        start, end = self.sentences.span(number)
        return self._evidence(number + 1, self.article.text[start:end])

    def _evidence(self, row: int, text: str) -> Evidence:
        known, said, rows = self._known, self._said_bounds, self._row_bounds
        terms = [known[number] for number in self._said[said[row] : said[row + 1]].tolist()]
        return evidence_from(self._rows[rows[row] : rows[row + 1]].tolist(), terms, text)


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
