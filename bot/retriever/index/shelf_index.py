"""A shelf as the retriever sees it: its articles cut into passages, and the BM25 index over them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

import numpy as np

from bot.retriever.acronyms import explained
from bot.retriever.aliases import Aliases, Form, paired
from bot.retriever.folding import readable
from bot.retriever.index.counted import Counted, counted
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.segment import Numbers
from bot.retriever.index.vocabulary import Vocabulary
from bot.retriever.languages.detection import language_of
from bot.retriever.words import WORD, terms, terms_of_word
from corpus.article import Article, Passage, Published, ServerId
from corpus.segment import passages
from corpus.store import ArticleStore

_SAMPLE_CHARACTERS: Final = 900
"""How much of an article is read to tell its language."""

_SAMPLE: Final = 3
"""How many passages are read to tell whether a term is a name."""

UNDATED: Final = 0
"""The day of an article whose publication is unknown; no date has this ordinal."""


def day_of(published: Published | None) -> int:
    """The day of publication as a proleptic ordinal, or `UNDATED`."""
    if published is None:
        return UNDATED
    return (published.date() if isinstance(published, datetime) else published).toordinal()


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article: its passages, their terms counted with the title's, the acronyms it explains.

    `language` is an ISO 639-1 code.
    """

    article: Article
    passages: tuple[Passage, ...]
    counted: Counted
    acronyms: tuple[tuple[Form, Form], ...]
    language: str


class ShelfIndex:
    """One reading of a shelf, never changed once built: threads may share it.

    `okapi` numbers the passages of all articles in order; `days[p]` is the day the article of passage `p` was
    published; `spellings` finds terms by how they are spelled, some of which no article may have any more.
    """

    def __init__(
        self, server_id: ServerId, version: int, articles: Iterable[IndexedArticle], vocabulary: Vocabulary
    ) -> None:
        self.server_id = server_id
        self.version = version
        self.articles = tuple(articles)
        self._vocabulary = vocabulary
        self.languages = frozenset(indexed.language for indexed in self.articles)
        self._names: dict[str, bool] = {}
        self.spellings = vocabulary.spellings()
        self.aliases: Aliases = paired(chain.from_iterable(indexed.acronyms for indexed in self.articles))
        self.okapi = PostingsOkapi.of(indexed.counted for indexed in self.articles)
        counts = np.array([len(indexed.passages) for indexed in self.articles], dtype=np.int64)
        self._article_of: Numbers = np.repeat(np.arange(len(counts)), counts)
        self._first: Numbers = np.concatenate(([0], np.cumsum(counts)))
        days = np.array([day_of(indexed.article.published) for indexed in self.articles], dtype=np.int64)
        self.days: Numbers = np.repeat(days, counts)

    def location(self, passage: int) -> tuple[IndexedArticle, int]:
        """Which article passage number `passage` belongs to, and which passage of it it is."""
        article = int(self._article_of[passage])
        return self.articles[article], passage - int(self._first[article])

    def passages_of(self, article_id: str) -> Numbers:
        """The numbers of the passages of an article; none if it is not on this shelf."""
        for number, indexed in enumerate(self.articles):
            if indexed.article.id == article_id:
                return np.arange(self._first[number], self._first[number + 1])
        return np.arange(0)

    def is_name(self, term: str) -> bool:
        """Whether the first passages that hold `term` write it with a capital, and never without."""
        if term not in self._names:
            self._names[term] = all(self._capitals(term))
        return self._names[term]

    def _capitals(self, term: str) -> Iterator[bool]:
        for passage in self.okapi.holding(term)[:_SAMPLE].tolist():
            indexed, number = self.location(passage)
            article, span = indexed.article, indexed.passages[number]
            for word in WORD.findall(readable(f"{article.title}\n{article.text[span.start : span.end]}")):
                if terms_of_word(word, indexed.language) == (term,):
                    yield word[0].isupper()

    def newest(self, horizon: int) -> int:
        """The last day on which an article was published, up to `horizon`; `UNDATED` if there is none."""
        seen = self.days[self.days <= horizon]
        return int(np.max(seen)) if len(seen) else UNDATED

    def refreshed(self, store: ArticleStore) -> "ShelfIndex":
        """This shelf as it stands in the store now; only articles that changed are read again."""
        version = store.version(self.server_id)
        if version == self.version:
            return self
        if not self.articles:
            everything = [_indexed(article, self._vocabulary) for article in store.articles(self.server_id)]
            return ShelfIndex(self.server_id, version, everything, self._vocabulary)
        changed = {change.article_id for change in store.changes(self.server_id, after=self.version)}
        read = {
            article.id: _indexed(article, self._vocabulary)
            for article in store.articles(self.server_id, sorted(changed))
        }
        kept = [
            read.pop(indexed.article.id, indexed)
            for indexed in self.articles
            if indexed.article.id not in changed or indexed.article.id in read
        ]
        return ShelfIndex(self.server_id, version, [*kept, *read.values()], self._vocabulary)


def languages_of(indexes: Iterable[ShelfIndex]) -> frozenset[str]:
    """The languages that any article of these shelves is in."""
    return frozenset(chain.from_iterable(index.languages for index in indexes))


def empty_index(server_id: ServerId) -> ShelfIndex:
    """A shelf before anything was read from it."""
    return ShelfIndex(server_id, 0, (), Vocabulary())


def _indexed(article: Article, vocabulary: Vocabulary) -> IndexedArticle:
    language = language_of(f"{article.title}\n{article.text[:_SAMPLE_CHARACTERS]}")
    title = terms(article.title, language)
    found = tuple(passages(article.text))
    said = [[*title, *terms(article.text[p.start : p.end], language)] for p in found]
    vocabulary.numbers(chain.from_iterable(said))
    return IndexedArticle(
        article,
        found,
        counted(said),
        tuple(explained(article.text)),
        language,
    )
