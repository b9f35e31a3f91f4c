"""The sentences a question chooses from, read, with what each says of the question."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.candidates import PassageCandidate
from bot.retriever.evidence import Evidence
from bot.retriever.index.indexed_article import IndexedArticle
from bot.retriever.matcher import Match, Matcher

Column = npt.NDArray[np.float64]
"""One figure for each candidate."""

Places = npt.NDArray[np.int64]
"""For each candidate, where something stands."""

NOWHERE: Final = -1
"""The place of a sentence before the first or after the last of an article: it says nothing."""


class ArticleReading:
    """One article among the candidates: its title and its sentences, read when first needed."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self.article = indexed.article
        self.title = indexed.title
        self.sentences = indexed.sentences
        self.firsts = indexed.firsts
        self._indexed = indexed

    def read(self, number: int) -> Evidence:
        """Read sentence `number` of the article."""
        return self._indexed.evidence(number)


class Pool:
    """The candidates for an answer: every sentence of the passages, in their order.

    For candidate `i`: `passage[i]`, `article[i]` say which of `passages` and `articles` it is of; `number[i]`
    which sentence of its article it is; `own[i]`, `before[i]`, `earlier[i]` and `after[i]` are the places, in
    `texts`, `matches` and `credits`, of it, the sentence before, the one before that, and the one after.
    `credits` has a row for each text and a column for each of the question's terms, and a last row of zeros
    for `NOWHERE`; `counts` alike.
    """

    def __init__(self, matcher: Matcher, passages: Sequence[PassageCandidate]) -> None:
        self.matcher = matcher
        self.passages = passages
        self.articles: list[ArticleReading] = []
        self.texts: list[Evidence] = []
        self.matches: list[Match] = []
        self._places: dict[tuple[int, int], int] = {}
        seen: dict[int, int] = {}
        rows: list[tuple[int, int, int, int, int, int, int]] = []
        for order, candidate in enumerate(passages):
            article = seen.get(id(candidate.indexed))
            if article is None:
                article = seen[id(candidate.indexed)] = len(self.articles)
                self.articles.append(ArticleReading(candidate.indexed))
            first = self.articles[article].firsts[candidate.number]
            around = [
                self._place(article, number)
                for number in range(first - 2, first + len(candidate.passage.sentences) + 1)
            ]
            rows.extend(
                (order, article, first + i, around[i + 2], around[i + 1], around[i], around[i + 3])
                for i in range(len(candidate.passage.sentences))
            )
        columns = np.array(rows, dtype=np.int64).reshape(-1, 7).T
        self.passage, self.article, self.number, self.own, self.before, self.earlier, self.after = columns
        self.credits = self._table([match.credits for match in self.matches])
        self.counts = self._table([match.counts for match in self.matches])

    def __len__(self) -> int:
        return len(self.own)

    def _place(self, article: int, number: int) -> int:
        reading = self.articles[article]
        if not 0 <= number < len(reading.sentences):
            return NOWHERE
        place = self._places.get((article, number))
        if place is None:
            place = self._places[article, number] = len(self.texts)
            self.texts.append(reading.read(number))
            self.matches.append(self.matcher.match(self.texts[place]))
        return place

    def _table(self, rows: list[list[float]]) -> Column:
        size = len(self.matcher.terms)
        return np.array([*rows, [0.0] * size], dtype=np.float64).reshape(len(rows) + 1, size)

    @cached_property
    def titles(self) -> Column:
        """What the title of each of `articles` says, a row each."""
        return self._table([self.matcher.match(reading.title).credits for reading in self.articles])[:-1]

    @cached_property
    def sentences(self) -> list[Evidence]:
        """The candidates themselves."""
        return [self.texts[place] for place in self.own.tolist()]

    def share(self, rows: Column) -> Column:
        """The share of the question's weight that each of `rows`, such as those of `credits`, says."""
        share: Column = rows @ self.matcher.weights / self.matcher.total
        return share

    def of_passages(self, values: Sequence[float]) -> Column:
        """One value for each passage, as a column."""
        return np.array(values, dtype=np.float64)[self.passage]

    def of_articles(self, values: Sequence[float] | Column) -> Column:
        """One value for each article, as a column."""
        return np.asarray(values, dtype=np.float64)[self.article]

    def best_of_article(self, values: Column) -> Column:
        """For each article the largest of its candidates' `values`."""
        best = np.full(len(self.articles), -np.inf)
        np.maximum.at(best, self.article, values)
        return best
