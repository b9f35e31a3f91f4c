"""Sentences in order of how well they answer, each with what spoke for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.retriever.answer import Headline
from bot.retriever.candidates import PassageCandidate
from bot.retriever.features import SentenceCandidate
from corpus.article import Quote

WEIGHTS: Final[Mapping[str, float]] = {
    "passage": 1.0,
    "article": 0.5,
    "together": 0.5,
    "sentence": 0.7,
    "cover": 0.3,
    "neighbours": 0.9,
    "following": 0.3,
    "carried": 0.2,
    "names": 0.1,
    "phrases": 0.1,
    "near": 0.15,
    "kind": 1.0,
    "counted": 0.3,
    "beside": 0.15,
    "fresh": 0.7,
    "lead": 0.35,
    "named": 0.0,  # this and the next three serve the confidence alone
    "stale": 0.0,
    "lacking": 0.0,
    "bare": 0.0,
    "asks": -1.2,
    "heading": -1.2,
    "long": -0.2,
}
"""What each feature counts, set by hand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be the answer; its score is the sum of its contributions."""

    quote: Quote
    score: float
    features: Mapping[str, float]

    @property
    def contributions(self) -> dict[str, float]:
        """What each feature added to the score."""
        return {name: WEIGHTS[name] * value for name, value in self.features.items()}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything found for a question, best first.

    `confidence` is the chance that the first candidate's quote is right, 0.0 if there is none; `headlines`
    are at most three.
    """

    question: str
    candidates: tuple[Candidate, ...] = ()
    passages: tuple[PassageCandidate, ...] = ()
    headlines: tuple[Headline, ...] = ()
    confidence: float = 0.0


def rank_sentences(found: Iterable[SentenceCandidate]) -> list[Candidate]:
    """Order sentences by score; equal scores stay in the order found.

    Of sentences that read the same, in one article or in several, only the best is kept.
    """
    candidates = [Candidate(_quote(sentence), _score(sentence), sentence.features) for sentence in found]
    candidates.sort(key=lambda candidate: -candidate.score)
    distinct: dict[str, Candidate] = {}
    for candidate in candidates:
        distinct.setdefault(candidate.quote.text, candidate)
    return list(distinct.values())


def _score(found: SentenceCandidate) -> float:
    return sum(WEIGHTS[name] * value for name, value in found.features.items())


def _quote(found: SentenceCandidate) -> Quote:
    passage = found.passage
    return Quote(passage.server_id, passage.indexed.article, found.sentence.start, found.sentence.end)
