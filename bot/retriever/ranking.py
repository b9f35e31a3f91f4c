"""Sentences in order of how well they answer, each with what spoke for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Final

import numpy as np

from bot.retriever import plain
from bot.retriever.answer import Headline
from bot.retriever.candidates import PassageCandidate
from bot.retriever.features.catalogue import COLUMNS, FEATURES
from bot.retriever.features.pool import Column, Pool
from bot.retriever.forest import Forest
from bot.retriever.model import Model
from bot.retriever.ordering import order_of
from bot.retriever.question import Question
from corpus.article import Quote


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence that may be the answer; its score is the sum of its contributions.

    `confidence` is the chance that it is right, 0.0 for all but the best few. It is number `number` of those
    that were `scored`.
    """

    scored: "Scored"
    number: int
    score: float
    confidence: float

    @property
    def quote(self) -> Quote:
        """The sentence, with the article it comes from."""
        return quote_of(self.scored.pool, self.number)

    @property
    def row(self) -> Column:
        """Its features, in the order of `FEATURES`."""
        row: Column = self.scored.matrix[self.number]
        return row

    @property
    def features(self) -> dict[str, float]:
        """Its features by name."""
        return dict(zip(FEATURES, self.row.tolist(), strict=True))

    @property
    def contributions(self) -> Mapping[str, float]:
        """What each feature added to the score."""
        share = plain.say(self.row[None, :])
        added = (1.0 - share) * self.scored.ranker.contributions(self.row) + share * plain.parts(self.row)
        return dict(zip(FEATURES, added.tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """All sentences there were to choose from, their features, a row for each, and what scored them."""

    pool: Pool
    matrix: Column
    ranker: Forest


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything found for a question, best first.

    `read` is the question as the retriever reads it; `headlines` are at most three.
    """

    question: str
    read: Question
    candidates: tuple[Candidate, ...] = ()
    passages: tuple[PassageCandidate, ...] = ()
    headlines: tuple[Headline, ...] = ()

    @property
    def confidence(self) -> float:
        """The chance that the first candidate's quote is right, 0.0 if there is none."""
        return self.candidates[0].confidence if self.candidates else 0.0


_BARE: Final = 0.2
"""What is left of a chance where the question gives one word to go by, and no name: no model saw such."""

_UNNAMED: Final = 0.6
"""What is left of it where no name of several words in the question stands whole in title or passage: on a
small shelf the only cup there is would be the World Cup.
"""


def rank_sentences(pool: Pool, matrix: Column, model: Model) -> list[Candidate]:
    """Order the candidates of `pool` by their score; equal scores stay in the order found.

    `matrix` holds their features. Of sentences that read the same, in one article or in several, only the
    best is kept.
    """
    order = order_of(matrix, pool.quoted, model, partial(_trust, pool))
    scored = Scored(pool, matrix, order.ranker)
    found = zip(
        order.numbers,
        order.scores[order.numbers].tolist(),
        chain(order.chances.tolist(), repeat(0.0)),
        strict=False,
    )
    return [Candidate(scored, *each) for each in found]


def _trust(pool: Pool, rows: Column) -> Column:
    """What is left of the chance of each candidate, from 0 to 1, of their features."""
    unnamed = np.where(rows[:, COLUMNS["named"]] == 0.0, _UNNAMED, 1.0)
    return unnamed * (_BARE if pool.matcher.question.bare else 1.0)


def quote_of(pool: Pool, row: int) -> Quote:
    """Candidate `row` of `pool`."""
    passage: PassageCandidate = pool.passages[int(pool.passage[row])]
    sentence = pool.articles[int(pool.article[row])].sentences[int(pool.number[row])]
    return Quote(passage.server_id, passage.indexed.article, sentence.start, sentence.end)
