"""A shelf as the retriever sees it: the BM25 index over its passages, and whose they are."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

import numpy as np

from bot.retriever.folding import readable
from bot.retriever.index.explained_names import ExplainedNames
from bot.retriever.index.indexed_article import IndexedArticle
from bot.retriever.index.library import Library
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.register import Line, Register, day_of, empty_register
from bot.retriever.index.segment import Numbers
from bot.retriever.index.spellings import Spellings
from bot.retriever.index.term_hashes import hashes_of
from bot.retriever.words import WORD, terms_of_word
from corpus.article import ServerId

_SAMPLE: Final = 3
"""How many passages are read to tell whether a term is a name."""


@dataclass(frozen=True, slots=True, eq=False)
class ShelfIndex:
    """One reading of a shelf as of its change `version`, never changed: threads may share it.

    `store` is the identity of the store that it was read from, empty if nothing was read.
    `okapi` numbers the passages of all articles in the order they came; `register` says whose they are;
    `spellings` finds terms by how they are spelled, some of which no article may have any more; `names` are
    the acronyms that articles explain. The articles themselves are read from `library` when they are wanted.
    `kept` is the number of changes to the register that the packed index in the store knows of.
    """

    server_id: ServerId
    library: Library
    version: int = 0
    store: str = ""
    okapi: PostingsOkapi = field(default_factory=PostingsOkapi)
    register: Register = field(default_factory=empty_register)
    spellings: Spellings = field(default_factory=Spellings)
    names: ExplainedNames = field(default_factory=ExplainedNames)
    kept: int = 0
    _found_names: dict[str, bool] = field(default_factory=dict, init=False)

    def locations(self, passages: Numbers) -> list[tuple[IndexedArticle, int] | None]:
        """For each of `passages` its article, and which passage of it it is; None for what was erased.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        numbers = self.register.lines_at(passages).tolist()
        lines = {number: self.register.line(number) for number in dict.fromkeys(numbers)}
        read = self.library.read(self.store, self.server_id, [line.key for line in lines.values()])
        found: list[tuple[IndexedArticle, int] | None] = []
        for passage, number in zip(passages.tolist(), numbers, strict=True):
            line = lines[number]
            indexed = read.get(line.key)
            found.append(None if indexed is None else (indexed, passage - line.first))
        return found

    def passages_of(self, article_id: str) -> Numbers:
        """The numbers of the passages of an article; none if it is not on this shelf."""
        lines = map(self.register.line, self.register.lines_of([article_id]))
        return np.concatenate([np.arange(0), *(np.arange(x.first, x.first + x.passages) for x in lines)])

    def is_name(self, term: str) -> bool:
        """Whether the first passages that hold `term` write it with a capital, and never without."""
        if term not in self._found_names:
            self._found_names[term] = all(self._capitals(term))
        return self._found_names[term]

    def _capitals(self, term: str) -> Iterator[bool]:
        for indexed, number in filter(None, self.locations(self.okapi.holding(term)[:_SAMPLE])):
            article, span = indexed.article, indexed.passages[number]
            for word in WORD.findall(readable(f"{article.title}\n{article.text[span.start : span.end]}")):
                if terms_of_word(word, indexed.language) == (term,):
                    yield word[0].isupper()

    def without(self, numbers: Sequence[int]) -> "ShelfIndex | None":
        """The shelf without the articles of these lines of the register; None if one is not what it was.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        lines = [self.register.line(number) for number in numbers]
        read = self.library.read(self.store, self.server_id, [line.key for line in lines])
        if any(line.key not in read or len(read[line.key].passages) != line.passages for line in lines):
            return None
        okapi = self.okapi
        gone = chain.from_iterable(indexed.acronyms for indexed in read.values())
        try:
            for line in lines:
                okapi = okapi.removed(line.first, read[line.key].counted)
            names = self.names.changed(gone, ())
        except ValueError:  # what is read now is not what was indexed: another store is in the place of that
            return None
        return replace(self, okapi=okapi, register=self.register.without(numbers), names=names)

    def with_articles(self, articles: Sequence[IndexedArticle]) -> "ShelfIndex":
        """The shelf with these articles after its own."""
        firsts = np.cumsum([self.okapi.numbers, *(len(each.passages) for each in articles)]).tolist()
        terms = list(dict.fromkeys(chain.from_iterable(each.terms for each in articles)))
        new = itertools.compress(terms, ~self.okapi.knows(hashes_of(terms)))
        return replace(
            self,
            okapi=self.okapi.added_all(each.counted for each in articles),
            register=self.register.with_lines([*map(_line, articles, firsts[:-1])]),
            spellings=self.spellings.with_words(new),
            names=self.names.changed((), chain.from_iterable(each.acronyms for each in articles)),
        )


def languages_of(indexes: Iterable[ShelfIndex]) -> frozenset[str]:
    """The languages that any article of these shelves is in."""
    return frozenset(chain.from_iterable(index.register.languages for index in indexes))


def _line(indexed: IndexedArticle, first: int) -> Line:
    article, passages = indexed.article, len(indexed.passages)
    day = day_of(article.published)
    return Line(article.id, article.revision, day, indexed.language, first, passages)
