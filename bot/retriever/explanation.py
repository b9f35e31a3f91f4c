"""Why these sentences: what each family of features contributed to the best of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.retriever.answer import Answer
from bot.retriever.features.catalogue import FAMILIES
from bot.retriever.kinds import AnswerKind
from bot.retriever.ranking import Candidate, Ranking
from corpus.article import Quote


@dataclass(frozen=True, slots=True)
class FeaturePart:
    """What one feature is worth here, and what that added to the score."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """What a family of features added to the score, and each of them, largest first."""

    family: str
    contribution: float
    features: tuple[FeaturePart, ...]


@dataclass(frozen=True, slots=True)
class ExplainedQuote:
    """A quote and its score, which is the sum of its parts, largest first."""

    quote: Quote
    score: float
    parts: tuple[FamilyPart, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a family added to the score of one quote and of the next."""

    family: str
    first: float
    second: float

    @property
    def size(self) -> float:
        """By how much this family puts the one above the other; negative if it speaks for the other."""
        return self.first - self.second


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was read, what was found, and what came of it.

    `quotes` are the best, best first. `confidence` is the chance that the best one is right, 0.0 if there is
    none; from `threshold` on an answer is given, and `said` is its quote.
    """

    question: str
    kind: AnswerKind
    quotes: tuple[ExplainedQuote, ...]
    confidence: float
    threshold: float
    said: Quote | None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the second quote differs from the first, largest first; empty without a second."""
        return next((_differences(*pair) for pair in pairwise(self.quotes)), ())


def explanation_of(ranking: Ranking, answer: Answer, threshold: float, best: int) -> Explanation:
    """Explain the `best` first candidates of a ranking, and the answer given with this threshold."""
    return Explanation(
        question=ranking.question,
        kind=ranking.read.kind,
        quotes=tuple(_explained(candidate) for candidate in ranking.candidates[:best]),
        confidence=ranking.confidence,
        threshold=threshold,
        said=answer.best.quote if answer.best else None,
    )


def _explained(candidate: Candidate) -> ExplainedQuote:
    parts = sorted(_parts(candidate), key=lambda part: -abs(part.contribution))
    return ExplainedQuote(candidate.quote, candidate.score, tuple(parts))


def _parts(candidate: Candidate) -> Iterator[FamilyPart]:
    contributions = candidate.contributions
    for family, names in FAMILIES.items():
        features = [FeaturePart(n, float(candidate.features[n]), float(contributions[n])) for n in names]
        features.sort(key=lambda feature: -abs(feature.contribution))
        yield FamilyPart(family, sum(feature.contribution for feature in features), tuple(features))


def _differences(first: ExplainedQuote, second: ExplainedQuote) -> tuple[Difference, ...]:
    of_second = {part.family: part.contribution for part in second.parts}
    found = [Difference(part.family, part.contribution, of_second[part.family]) for part in first.parts]
    return tuple(sorted(found, key=lambda difference: -abs(difference.size)))
