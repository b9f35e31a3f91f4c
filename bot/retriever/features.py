"""What speaks for a sentence as the answer: named figures, each from 0 to 1 or from -1 to 1."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.retriever.candidates import PassageCandidate
from bot.retriever.evidence import Evidence, evidence_of, points_back
from bot.retriever.matcher import Matcher
from bot.retriever.offers import offer_of
from bot.retriever.shelf_index import IndexedArticle
from corpus.article import Sentence

FEATURES: Final = {
    "sentence": "how well the sentence's own words match the question (BM25 over the sentence)",
    "cover": "the share of the question that the sentence says, by weight",
    "neighbours": "the share said by the sentence or the one before it",
    "following": "the share said by the sentence or the one after it",
    "carried": "the share said with the sentence before, if this one opens with a word that points back",
    "together": "the share said by sentence, title and passage together",
    "passage": "how well the passage matches the question (BM25)",
    "article": "how well the article's best passage matches, beside the best article",
    "names": "the share of the question's names that the sentence or the title has",
    "named": "the share of the question's names of several words that passage and title have whole",
    "phrases": "the share of the question's word pairs that stand together in the sentence",
    "near": "how close together the question's words stand in the sentence",
    "kind": "whether the sentence offers what kind of thing is asked for, and the question lacks",
    "lacking": "how far the sentence falls short of the number or the person asked for",
    "counted": "whether a number stands before the thing counted",
    "beside": "how much of the question stands close around the thing offered",
    "stale": "how long ago the article came out, if it says",
    "fresh": "how recent the article is",
    "lead": "how early in the article the sentence stands",
    "asks": "whether the sentence is itself a question",
    "heading": "whether the sentence looks like a heading: a few words, no number, no full stop",
    "bare": "whether the question gives only one word to go by, and no name",
    "long": "whether the sentence is very long",
}
"""Every feature of a sentence and what it means."""

_MANY_TERMS: Final = 25

_HEADING_WORDS: Final = 6
_HEADING: Final = re.compile(r"[^\d.!?…:;。！？؟।\"”’»」』)]+")
"""What has no figure, and nothing that ends a sentence or closes a quotation."""


class ArticleReading:
    """The sentences of one article, each read when it is first needed."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self.indexed = indexed
        self.sentences = [sentence for passage in indexed.passages for sentence in passage.sentences]
        self._evidence: list[Evidence | None] = [None] * len(self.sentences)

    @cached_property
    def title(self) -> Evidence:
        """The title."""
        return evidence_of(self.indexed.article.title, self.indexed.language)

    def first(self, passage: int) -> int:
        """The number, in the article, of the first sentence of a passage."""
        return sum(len(p.sentences) for p in self.indexed.passages[:passage])

    def evidence(self, number: int) -> Evidence | None:
        """Sentence `number` of the article, or None before the first and after the last."""
        if not 0 <= number < len(self.sentences):
            return None
        found = self._evidence[number]
        if found is None:
            sentence = self.sentences[number]
            found = self._evidence[number] = evidence_of(
                self.indexed.article.text[sentence.start : sentence.end], self.indexed.language
            )
        return found


@dataclass(frozen=True, slots=True)
class SentenceCandidate:
    """A sentence that may be the answer, with its features by name."""

    passage: PassageCandidate
    sentence: Sentence
    features: Mapping[str, float]


def sentence_candidates(
    matcher: Matcher, passages: Sequence[PassageCandidate]
) -> Iterator[SentenceCandidate]:
    """Every sentence of `passages` with its features."""
    readings: dict[int, ArticleReading] = {}
    best_of: dict[int, float] = {}
    for candidate in passages:
        key = id(candidate.indexed)
        if key not in readings:
            readings[key] = ArticleReading(candidate.indexed)
        best_of[key] = max(best_of.get(key, 0.0), candidate.relevance)
    top = max(best_of.values(), default=0.0) or 1.0
    for candidate in passages:
        key = id(candidate.indexed)
        yield from _of_passage(matcher, candidate, readings[key], best_of[key] / top)


def _of_passage(
    matcher: Matcher, candidate: PassageCandidate, reading: ArticleReading, article: float
) -> Iterator[SentenceCandidate]:
    first = reading.first(candidate.number)
    last = first + len(candidate.passage.sentences)
    found = {number: matcher.found(reading.evidence(number)) for number in range(first - 1, last + 1)}
    title = matcher.found(reading.title)
    shared = {
        "together": matcher.share(title, *found.values()),
        "named": matcher.whole_names(title, *found.values()),
        "passage": candidate.relevance,
        "article": article,
        "fresh": candidate.freshness,
        "stale": candidate.staleness,
        "bare": float(matcher.question.bare),
    }
    for number in range(first, last):
        own = reading.evidence(number)
        if own is not None:
            before, said, after = found[number - 1], found[number], found[number + 1]
            yield SentenceCandidate(
                candidate,
                reading.sentences[number],
                shared
                | _lexical(matcher, own, said)
                | _offered(matcher, own)
                | _shape(own, number)
                | {
                    "neighbours": matcher.share(before, said),
                    "following": matcher.share(said, after),
                    "carried": matcher.share(before, said) if points_back(own.text) else matcher.share(said),
                    "names": matcher.names_share(said, title),
                },
            )


def _lexical(matcher: Matcher, own: Evidence, said: Mapping[str, float]) -> dict[str, float]:
    return {
        "sentence": matcher.bm25(own),
        "cover": matcher.share(said),
        "phrases": matcher.phrases(own),
        "near": matcher.near(own),
    }


def _offered(matcher: Matcher, own: Evidence) -> dict[str, float]:
    offer = offer_of(matcher.question, own)
    return {
        "kind": offer.kind,
        "lacking": offer.lacking,
        "counted": float(offer.counted),
        "beside": matcher.beside(own, offer.places),
    }


def _shape(own: Evidence, number: int) -> dict[str, float]:
    return {
        "lead": 1.0 / (1.0 + math.log1p(number)),
        "asks": float(own.text.endswith("?")),
        "heading": float(len(own.text.split()) <= _HEADING_WORDS and bool(_HEADING.fullmatch(own.text))),
        "long": max(0.0, min(1.0, (len(own.terms) - _MANY_TERMS) / _MANY_TERMS)),
    }
