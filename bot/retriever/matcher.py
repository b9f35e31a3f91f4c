"""A question held against texts: how much of it they say, and how close together."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from bot.retriever.evidence import Evidence
from bot.retriever.expansion import Expansion, Standing
from bot.retriever.question import Question

_K1: Final = 0.9
_B: Final = 0.3
_MEAN_TERMS: Final = 13.0
"""The length of a common sentence, in terms: a constant, so that a sentence's score is its own."""

_PREFIX: Final = 5
_PREFIX_CREDIT: Final = 0.5
"""What a word counts that begins like one of the question, such as "Ukrainian" for "Ukraine"."""

_BESIDE_REACH: Final = 6
"""How many terms before and after what is offered are its surroundings."""


class Matcher:
    """A question with its weights, held against texts."""

    def __init__(self, question: Question, weights: Mapping[str, float], expansion: Expansion) -> None:
        self.question = question
        self.weights = weights
        self.total = sum(weights.values()) or 1.0
        self._names = question.evidence.capitals & weights.keys()
        self._whole_names = [set(name.terms) for name in question.evidence.names if len(name.terms) > 1]
        self._pairs = set(pairwise(question.evidence.terms))
        self._prefixes = {term[:_PREFIX]: term for term in weights if len(term) >= _PREFIX and term.isalpha()}
        self._words = expansion.words
        self._phrases = expansion.phrases

    def match(self, term: str) -> Standing:
        """The terms of the question that `term` stands for and what each counts: 1 if it is the same."""
        if (known := self._words.get(term)) is not None:
            return known
        like = self._prefixes.get(term[:_PREFIX])
        return ((like, _PREFIX_CREDIT),) if like is not None else ()

    def found(self, evidence: Evidence | None) -> dict[str, float]:
        """The question's terms that the text has, and what each counts."""
        matched: dict[str, float] = {}
        if evidence is None:
            return matched
        for said in evidence.terms:
            for term, credit in self.match(said):
                if credit > matched.get(term, 0.0):
                    matched[term] = credit
        for phrase in self._phrases:
            if _stands_in(phrase.terms, evidence.terms):
                for term in phrase.stands_for:
                    matched[term] = max(phrase.credit, matched.get(term, 0.0))
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

    def whole_names(self, *found: Mapping[str, float]) -> float:
        """The share of the question's names of several words that texts have whole; 1 if it has none.

        "World Cup" is not named where another cup is.
        """
        held = {term for matched in found for term, credit in matched.items() if credit == 1.0}
        whole = [name <= held for name in self._whole_names]
        return sum(whole) / len(whole) if whole else 1.0

    def bm25(self, evidence: Evidence) -> float:
        """BM25 over a sentence as a share of the best possible score (k1 0.9, b 0.3)."""
        length = 1 - _B + _B * len(evidence.terms) / _MEAN_TERMS
        counts: dict[str, float] = {}
        for said in evidence.terms:
            for term, credit in self.match(said):
                counts[term] = counts.get(term, 0.0) + credit
        for phrase in self._phrases:
            if _stands_in(phrase.terms, evidence.terms):
                counts |= {term: counts.get(term, 0.0) + phrase.credit for term in phrase.stands_for}
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
        places = [place for place, term in enumerate(evidence.terms) if self.match(term)]
        if len(places) < 2:
            return 0.0
        return len(places) / (places[-1] - places[0] + 1)

    def beside(self, evidence: Evidence, places: Iterable[int]) -> float:
        """The largest share of the question found close around one of `places` in the text."""
        return max((self._around(evidence, place) for place in places), default=0.0)

    def _around(self, evidence: Evidence, place: int) -> float:
        nearby = evidence.terms[max(0, place - _BESIDE_REACH) : place + _BESIDE_REACH + 1]
        best: dict[str, float] = {}
        for said in nearby:
            for term, credit in self.match(said):
                best[term] = max(credit, best.get(term, 0.0))
        return self.share(best)


def _stands_in(phrase: Sequence[str], terms: Sequence[str]) -> bool:
    """Whether all terms of `phrase` stand side by side in `terms`."""
    return phrase[0] in terms and any(
        tuple(terms[place : place + len(phrase)]) == phrase for place in range(len(terms) - len(phrase) + 1)
    )
