"""The sentences a question chooses from, read, with what each says of the question."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.candidates import PassageCandidate
from bot.retriever.evidence import Evidence
from bot.retriever.matcher import Matcher
from bot.retriever.texts import Source, Texts

Column = npt.NDArray[np.float64]
"""One figure for each candidate."""

Places = npt.NDArray[np.int64]
"""For each candidate, where something stands."""

NOWHERE: Final = -1
"""The place of a sentence before the first or after the last of an article: it says nothing."""

_BEFORE: Final = 2
_AFTER: Final = 1
"""How many sentences before and after a candidate are read with it."""


class Pool:
    """The candidates for an answer: every sentence of the passages, in their order.

    For candidate `i`: `passage[i]`, `article[i]` say which of `passages` and `articles` it is of; `number[i]`
    which sentence of its article it is. `own[i]`, `before[i]`, `earlier[i]` and `after[i]` are the places, in
    `texts`, of it, the sentence before, the one before that, and the one after, or `NOWHERE`; `title[i]` is
    that of its article's title. `article_of[p]` says which of `articles` passage `p` is of, `sizes[p]` how
    many sentences it has; `firsts[p]` and `begins[p]` say which sentence of its article, and which candidate,
    is the first of them.
    """

    def __init__(self, matcher: Matcher, passages: Sequence[PassageCandidate]) -> None:
        self.matcher = matcher
        self.passages = passages
        articles = {id(candidate.indexed): candidate.indexed for candidate in passages}
        self.articles = list(articles.values())
        numbers = {article: number for number, article in enumerate(articles)}
        self.article_of: Places = np.array([numbers[id(p.indexed)] for p in passages], dtype=np.int64)
        bounds = [(*article.firsts.tolist(), len(article.sentences)) for article in self.articles]
        within = [(bounds[a], p.number) for a, p in zip(self.article_of.tolist(), passages, strict=True)]
        self.firsts: Places = np.array([bound[number] for bound, number in within], dtype=np.int64)
        self.sizes: Places = (
            np.array([bound[number + 1] for bound, number in within], dtype=np.int64) - self.firsts
        )
        self.passage = np.repeat(np.arange(len(passages)), self.sizes)
        self.article = self.article_of[self.passage]
        self.begins = np.cumsum(self.sizes) - self.sizes
        self.number = np.arange(len(self.passage)) + (self.firsts - self.begins)[self.passage]
        self._find_texts()
        self.matches = matcher.match(self.texts)
        self.credits = self.matches.credits

    def __len__(self) -> int:
        return len(self.passage)

    def _find_texts(self) -> None:
        """Read each candidate and each sentence around one once, and the titles."""
        lengths = np.array([len(article.sentences) for article in self.articles], dtype=np.int64)
        # The sentences of all articles in one line, with gaps for what would stand around the outermost.
        article = np.repeat(np.arange(len(lengths)), _BEFORE + lengths + _AFTER)
        starts = _BEFORE + np.cumsum(_BEFORE + lengths + _AFTER) - (_BEFORE + lengths + _AFTER)
        number = np.arange(len(article)) - starts[article]
        own = starts[self.article] + self.number
        wanted = np.zeros(len(article), dtype=np.bool_)
        for away in range(-_BEFORE, _AFTER + 1):
            wanted[own + away] = True
        wanted &= (number >= 0) & (number < lengths[article])
        source, row = article[wanted], number[wanted] + 1
        place = np.where(wanted, np.cumsum(wanted) - 1, NOWHERE)
        self.own, self.before, self.earlier, self.after = (place[own + away] for away in (0, -1, -2, 1))
        self.title = len(source) + self.article
        self.texts = Texts(
            [Source(each.columns, each.words, each.read) for each in self.articles],
            np.concatenate((source, np.arange(len(lengths)))),
            np.concatenate((row, np.zeros_like(lengths))),
        )

    @property
    def sentences(self) -> list[Evidence]:
        """What each candidate offers, read when asked for."""
        return [self.texts[text] for text in self.own.tolist()]

    @cached_property
    def quoted(self) -> list[str]:
        """Each candidate as it stands in its article."""
        read = [
            (each.article.text, each.sentences.starts.tolist(), each.sentences.ends.tolist())
            for each in self.articles
        ]
        found = []
        for article, number in zip(self.article.tolist(), self.number.tolist(), strict=True):
            text, starts, ends = read[article]
            found.append(text[starts[number] : ends[number]])
        return found

    @cached_property
    def in_title(self) -> npt.NDArray[np.bool_]:
        """For each number of a term, whether it is one of the title of its article."""
        texts = self.texts
        said = np.zeros(texts.terms, dtype=np.bool_)
        said[texts.said[texts.starts[len(texts) - len(self.articles)] :]] = True
        return said

    def gives(self, sign: int) -> Column:
        """Whether each candidate gives a sign, one of those in `bot.retriever.signs`."""
        given: Column = np.not_equal(self.texts.signs[self.own] & sign, 0).astype(np.float64)
        return given

    @cached_property
    def titles(self) -> Column:
        """What the title of each of `articles` says, a row each."""
        return self.credits[len(self.texts) - len(self.articles) : -1]

    def share(self, rows: Column) -> Column:
        """The share of the question's weight that each of `rows`, such as those of `credits`, says."""
        share: Column = rows @ self.matcher.weights / self.matcher.total
        return share

    def of_passages(self, values: Sequence[float] | Column) -> Column:
        """One value for each passage, as a column."""
        return np.asarray(values, dtype=np.float64)[self.passage]

    def of_articles(self, values: Sequence[float] | Column) -> Column:
        """One value for each article, as a column."""
        return np.asarray(values, dtype=np.float64)[self.article]

    def best_of_passages(self, rows: Column) -> Column:
        """The largest of the `rows` of each passage's candidates, column by column; 0 without any."""
        best = np.zeros((len(self.passages), rows.shape[1]))
        if len(rows):
            holding = np.flatnonzero(self.sizes)
            best[holding] = np.maximum.reduceat(rows, self.begins[holding])
        return best
