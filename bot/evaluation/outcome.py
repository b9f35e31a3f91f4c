"""One question asked, and what came of it."""

import time
from dataclasses import dataclass
from typing import Final

from bot.evaluation.questions import KnownQuestion
from bot.retriever.kinds import AnswerKind
from bot.retriever.question import read_question
from bot.retriever.ranking import Candidate, Ranking
from bot.retriever.retriever import Retriever
from corpus.article import SHARED, Quote
from corpus.store import ArticleStore

PASSAGES: Final = (1, 5, 20)
"""Among how many passages a gold sentence is looked for."""

_QUOTES: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: which quotes and passages were right, how sure, how fast.

    `right`, `passages` and `verbatim` are of the first three quotes, the first twenty passages, and every
    quote looked at. `said` is the quote of the answer, None for silence, and `said_right` whether that is
    right. `first` is the first candidate's quote, and `gold` the first right one, at place `gold_place` (from
    0) of all candidates; None where there is none.
    """

    question: KnownQuestion
    kind: AnswerKind
    right: tuple[bool, ...]
    passages: tuple[bool, ...]
    verbatim: tuple[bool, ...]
    confidence: float
    said: Quote | None
    said_right: bool
    first: Quote | None
    gold: Quote | None
    gold_place: int | None
    seconds: float

    @property
    def answerable(self) -> bool:
        """Whether an article answers the question."""
        return self.question.answerable

    @property
    def answered(self) -> bool:
        """Whether the bot would have said something."""
        return self.said is not None

    @property
    def first_right(self) -> bool:
        """Whether the first quote is right."""
        return self.gold_place == 0


def ask(store: ArticleStore, retriever: Retriever, question: KnownQuestion) -> Outcome:
    """Ask one question as of its own day, or of today if it has none."""
    start = time.perf_counter()
    ranking = retriever.rank(SHARED, question.question, question.clock)
    answer = retriever.decide(ranking)
    seconds = time.perf_counter() - start
    quotes = [candidate.quote for candidate in ranking.candidates]
    found = [finding.quote for finding in (answer.best, *answer.others) if finding]
    place = _gold_place(question, ranking.candidates)
    said = answer.best.quote if answer.best else None
    return Outcome(
        question=question,
        kind=read_question(question.question).kind,
        right=tuple(_is_right(question, quote) for quote in quotes[:_QUOTES]),
        passages=_gold_passages(question, ranking),
        verbatim=tuple(_is_verbatim(store, quote) for quote in (*quotes[:_QUOTES], *found)),
        confidence=ranking.confidence,
        said=said,
        said_right=said is not None and _is_right(question, said),
        first=next(iter(quotes), None),
        gold=None if place is None else quotes[place],
        gold_place=place,
        seconds=seconds,
    )


def _is_right(question: KnownQuestion, quote: Quote) -> bool:
    return question.answerable and question.is_right(quote)


def _gold_place(question: KnownQuestion, candidates: tuple[Candidate, ...]) -> int | None:
    places = (place for place, each in enumerate(candidates) if _is_right(question, each.quote))
    return next(places, None)


def _gold_passages(question: KnownQuestion, ranking: Ranking) -> tuple[bool, ...]:
    return tuple(
        question.holds_gold(
            found.indexed.article.text[found.passage.start : found.passage.end], found.indexed.article.id
        )
        for found in ranking.passages[: max(PASSAGES)]
    )


def _is_verbatim(store: ArticleStore, quote: Quote) -> bool:
    stored = store.get(quote.server_id, quote.article.id, quote.article.revision).text
    return 0 <= quote.start < quote.end <= len(stored) and stored[quote.start : quote.end] == quote.text
