"""A question held against texts: which of its terms they say, where, and for how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.evidence import Evidence
from bot.retriever.expansion import Expansion
from bot.retriever.question import Question

_PREFIX: Final = 5
_PREFIX_CREDIT: Final = 0.5
"""What a word counts that begins like one of the question, such as "Ukrainian" for "Ukraine"."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text says of a question.

    `credits[t]`: what the best of its words counts for term `t` of the question, from 0 to 1. `counts[t]`:
    what all of them count together. `hits`: for each word that counts, its place among the text's terms and
    the term of the question it counts most for.
    """

    credits: list[float]
    counts: list[float]
    hits: list[tuple[int, int]]


class Matcher:
    """A question with its weights, held against texts.

    `terms` are the question's, in order; `weights` theirs, an array that sums up to `total` (1.0 if it is
    empty); `known` the same terms as a set.
    """

    def __init__(self, question: Question, weights: Mapping[str, float], expansion: Expansion) -> None:
        self.question = question
        self.terms = tuple(weights)
        self.known = frozenset(weights)
        self.weights: npt.NDArray[np.float64] = np.array(list(weights.values()), dtype=np.float64)
        self.total = float(self.weights.sum()) or 1.0
        numbers = {term: number for number, term in enumerate(self.terms)}
        self.pairs = frozenset(pairwise(question.evidence.terms))
        self._phrases = [
            (frozenset(phrase.terms), [(numbers[term], phrase.credit) for term in phrase.stands_for])
            for phrase in expansion.phrases
        ]
        self._hits: dict[str, tuple[tuple[int, float], ...]] = {
            said: tuple((numbers[term], credit) for term, credit in standing)
            for said, standing in expansion.words.items()
        }
        self._prefixes = {
            term[:_PREFIX]: ((numbers[term], _PREFIX_CREDIT),)
            for term in self.terms
            if len(term) >= _PREFIX and term.isalpha()
        }

    def numbers(self, terms: frozenset[str] | set[str]) -> list[int]:
        """The numbers of those of `terms` that are the question's."""
        return [number for number, term in enumerate(self.terms) if term in terms]

    def match(self, evidence: Evidence) -> Match:
        """Hold the question against one text."""
        size = len(self.terms)
        found = Match([0.0] * size, [0.0] * size, [])
        best, counts, hits = found.credits, found.counts, found.hits
        for place, said in enumerate(evidence.terms):
            standing = self._hits.get(said)
            if standing is None:
                standing = self._hits[said] = self._prefixes.get(said[:_PREFIX], ())
            for number, credit in standing:
                counts[number] += credit
                best[number] = max(best[number], credit)
            if standing:
                hits.append((place, standing[0][0]))
        for terms, standing_for in self._phrases:
            if terms.issubset(evidence.terms):
                for number, credit in standing_for:
                    best[number] = max(credit, best[number])
        return found
