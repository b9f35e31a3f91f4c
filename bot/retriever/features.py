"""What speaks for a sentence as the answer: named figures, each from 0 to 1 or from -1 to 1."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from bot.retriever.candidates import PassageCandidate
from bot.retriever.evidence import Evidence, evidence_of, points_back
from bot.retriever.offers import offer_of
from bot.retriever.question import Question
from bot.retriever.related import RELATED
from bot.retriever.shelf_index import IndexedArticle
from corpus.article import Sentence

FEATURES: Final = {
    "sentence": "how well the sentence's own words match the question (BM25 over the sentence)",
    "cover": "the share of the question that the sentence says, by weight",
    "neighbours": "the share said by the sentence or the one before it",
    "following": "the share said by the sentence or the one after it",
    "carried": "the share said with the sentence before, if this one opens with a word that points back",
    "title": "the share that the article's title says",
    "together": "the share said by sentence, title and passage together",
    "passage": "how well the passage matches the question (BM25)",
    "article": "how well the article's best passage matches, beside the best article",
    "names": "the share of the question's names that the sentence or the title has",
    "phrases": "the share of the question's word pairs that stand together in the sentence",
    "near": "how close together the question's words stand in the sentence",
    "kind": "whether the sentence offers what kind of thing is asked for, and the question lacks",
    "counted": "whether a number stands before the thing counted",
    "beside": "how much of the question stands close around the thing offered",
    "news": "how much the sentence says that the question does not",
    "missing": "the weightiest part of the question that sentence, the one before and title leave out",
    "stale": "how long ago the article came out, if it says",
    "fresh": "how recent the article is",
    "lead": "how early in the article the sentence stands",
    "asks": "whether the sentence is itself a question",
    "fragment": "whether the sentence lacks a full stop, as headings and captions do",
    "short": "whether the sentence is too short to answer alone",
    "long": "whether the sentence is very long",
}
"""Every feature of a sentence and what it means."""

_K1: Final = 0.9
_B: Final = 0.3
_MEAN_TERMS: Final = 13.0
_MUCH_NEWS: Final = 10
_FEW_TERMS: Final = 6
_MANY_TERMS: Final = 25
_SENTENCE_ENDS: Final = ".!?…\"”’')"
_PREFIX: Final = 5
_PREFIX_CREDIT: Final = 0.5
_BESIDE_REACH: Final = 6
_RELATED_CREDIT: Final = 0.8


class ArticleReading:
    """The sentences of one article, each read when it is first needed."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self.indexed = indexed
        self.sentences = [sentence for passage in indexed.passages for sentence in passage.sentences]
        self._evidence: list[Evidence | None] = [None] * len(self.sentences)

    @cached_property
    def title(self) -> Evidence:
        """The title."""
        return evidence_of(self.indexed.article.title)

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
                self.indexed.article.text[sentence.start : sentence.end]
            )
        return found


class Matcher:
    """A question with its weights, held against texts."""

    def __init__(self, question: Question, weights: Mapping[str, float]) -> None:
        self.question = question
        self.weights = weights
        self.total = sum(weights.values()) or 1.0
        self._names = question.evidence.capitals & weights.keys()
        self._pairs = set(pairwise(question.evidence.terms))
        self._prefixes = {term[:_PREFIX]: term for term in weights if len(term) >= _PREFIX and term.isalpha()}
        self._known = {term: (term, 1.0) for term in weights}
        for term in weights:
            for other in RELATED.get(term, ()):
                self._known.setdefault(other, (term, _RELATED_CREDIT))

    def match(self, term: str) -> tuple[str, float] | None:
        """The term of the question that `term` stands for and what that counts: 1 if it is the same."""
        if (known := self._known.get(term)) is not None:
            return known
        like = self._prefixes.get(term[:_PREFIX])
        return (like, _PREFIX_CREDIT) if like is not None else None

    def found(self, evidence: Evidence | None) -> dict[str, float]:
        """The question's terms that the text has, and what each counts."""
        matched: dict[str, float] = {}
        for term in evidence.terms if evidence else ():
            if (match := self.match(term)) is not None and match[1] > matched.get(match[0], 0.0):
                matched[match[0]] = match[1]
        return matched

    def share(self, *found: Mapping[str, float]) -> float:
        """The share of the question's weight that texts say together."""
        best: dict[str, float] = {}
        for matched in found:
            for term, credit in matched.items():
                if credit > best.get(term, 0.0):
                    best[term] = credit
        return sum(self.weights[term] * credit for term, credit in best.items()) / self.total

    def names_share(self, *found: Mapping[str, float]) -> float:
        """The share of the question's names that texts have together; 0.5 if it names nothing."""
        weight = sum(self.weights[term] for term in self._names)
        if not weight:
            return 0.5
        held = {term for matched in found for term in matched}
        return sum(self.weights[term] for term in self._names & held) / weight

    def missing(self, *found: Mapping[str, float]) -> float:
        """The largest share of the question's weight that one term has which no text says."""
        held = {term for matched in found for term in matched}
        lost = (weight for term, weight in self.weights.items() if term not in held)
        return max(lost, default=0.0) / self.total

    def bm25(self, evidence: Evidence) -> float:
        """BM25 over a sentence as a share of the best possible score (k1 0.9, b 0.3)."""
        length = 1 - _B + _B * len(evidence.terms) / _MEAN_TERMS
        counts: dict[str, float] = {}
        for term in evidence.terms:
            if (match := self.match(term)) is not None:
                counts[match[0]] = counts.get(match[0], 0.0) + match[1]
        score = sum(
            self.weights[term] * count * (_K1 + 1) / (count + _K1 * length) for term, count in counts.items()
        )
        return score / (self.total * (_K1 + 1))

    def phrases(self, evidence: Evidence) -> float:
        """The share of the question's pairs of neighbouring terms that stand together in the text."""
        if not self._pairs:
            return 0.0
        return len(self._pairs & set(pairwise(evidence.terms))) / len(self._pairs)

    def near(self, evidence: Evidence) -> float:
        """How many of the question's terms the text has, per place between the first and the last of them."""
        places = [place for place, term in enumerate(evidence.terms) if self.match(term) is not None]
        if len(places) < 2:
            return 0.0
        return len(places) / (places[-1] - places[0] + 1)

    def beside(self, evidence: Evidence, places: Iterable[int]) -> float:
        """The largest share of the question found close around one of `places` in the text."""
        return max((self._around(evidence, place) for place in places), default=0.0)

    def _around(self, evidence: Evidence, place: int) -> float:
        nearby = evidence.terms[max(0, place - _BESIDE_REACH) : place + _BESIDE_REACH + 1]
        best: dict[str, float] = {}
        for term in nearby:
            if (match := self.match(term)) is not None:
                best[match[0]] = max(match[1], best.get(match[0], 0.0))
        return self.share(best)


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
        readings.setdefault(key, ArticleReading(candidate.indexed))
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
        "title": matcher.share(title),
        "together": matcher.share(title, *found.values()),
        "passage": candidate.relevance,
        "article": article,
        "fresh": candidate.freshness,
        "stale": candidate.staleness,
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
                    "missing": matcher.missing(before, said, title),
                    "names": matcher.names_share(said, title),
                },
            )


def _lexical(matcher: Matcher, own: Evidence, said: Mapping[str, float]) -> dict[str, float]:
    return {
        "sentence": matcher.bm25(own),
        "cover": matcher.share(said),
        "phrases": matcher.phrases(own),
        "near": matcher.near(own),
        "news": min(1.0, len(set(own.terms) - matcher.weights.keys()) / _MUCH_NEWS),
    }


def _offered(matcher: Matcher, own: Evidence) -> dict[str, float]:
    offer = offer_of(matcher.question, own)
    return {
        "kind": offer.kind,
        "counted": float(offer.counted),
        "beside": matcher.beside(own, offer.places),
    }


def _shape(own: Evidence, number: int) -> dict[str, float]:
    text = own.text.rstrip()
    return {
        "lead": 1.0 / (1.0 + math.log1p(number)),
        "asks": float(text.endswith("?")),
        "fragment": float(text[-1:] not in _SENTENCE_ENDS),
        "short": max(0.0, 1.0 - len(own.terms) / _FEW_TERMS),
        "long": max(0.0, min(1.0, (len(own.terms) - _MANY_TERMS) / _MANY_TERMS)),
    }
