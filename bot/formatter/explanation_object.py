"""Why these sentences, as a JSON object."""

from typing import TypedDict

from bot.formatter.json_object import ArticleObject, listing_object
from bot.retriever.explanation import ExplainedQuote, Explanation, FamilyPart
from bot.retriever.features.catalogue import FEATURES


class FeatureObject(TypedDict):
    """One feature: what it means, what it is worth here, and what it added to the score."""

    name: str
    meaning: str
    value: float
    contribution: float


class FamilyObject(TypedDict):
    """What a family of features added to the score."""

    family: str
    contribution: float
    features: list[FeatureObject]


class ExplainedQuoteObject(TypedDict):
    """A quote; its `families` sum up to its `score`."""

    quote: str
    article: ArticleObject
    start: int
    end: int
    score: float
    families: list[FamilyObject]


class DifferenceObject(TypedDict):
    """What a family added to the scores of the first and the second quote."""

    family: str
    first: float
    second: float


class ExplanationObject(TypedDict):
    """What `explain --json` prints; `kind` is what the question was read as asking for."""

    question: str
    kind: str
    answered: bool
    confidence: float
    threshold: float
    quotes: list[ExplainedQuoteObject]
    differences: list[DifferenceObject]


def explanation_object(explanation: Explanation) -> ExplanationObject:
    """An explanation; `quotes` best first, `differences` of the second from the first, largest first."""
    return ExplanationObject(
        question=explanation.question,
        kind=explanation.kind.value,
        answered=explanation.said is not None,
        confidence=explanation.confidence,
        threshold=explanation.threshold,
        quotes=[_quote_object(each) for each in explanation.quotes],
        differences=[
            DifferenceObject(family=each.family, first=each.first, second=each.second)
            for each in explanation.differences
        ],
    )


def _quote_object(explained: ExplainedQuote) -> ExplainedQuoteObject:
    quote = explained.quote
    return ExplainedQuoteObject(
        quote=quote.text,
        article=listing_object(quote.article),
        start=quote.start,
        end=quote.end,
        score=explained.score,
        families=[_family_object(part) for part in explained.parts],
    )


def _family_object(part: FamilyPart) -> FamilyObject:
    features = [
        FeatureObject(
            name=each.name,
            meaning=FEATURES[each.name],
            value=each.value,
            contribution=each.contribution,
        )
        for each in part.features
    ]
    return FamilyObject(family=part.family, contribution=part.contribution, features=features)
