"""A question held against texts: which of its terms they say, where, and for how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.expansion import Expansion
from bot.retriever.question import Question
from bot.retriever.texts import Texts

Shares = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

_PREFIX: Final = 5
_PREFIX_CREDIT: Final = 0.5
"""What a word counts that begins like one of the question, such as "Ukrainian" for "Ukraine"."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """What texts say of a question.

    `credits[i, t]`: what the best of the words of text `i` counts for term `t` of the question, from 0 to 1;
    `counts[i, t]`: what all of them count together. Both have a last row of zeros, for a text that is none.
    `lengths[i]`: how many terms the text has; `pairs[i]`: how many of the question's pairs of neighbouring
    terms stand together in it.

    A hit is a word that counts: hit `h` stands in text `texts[h]`, at `places[h]` of its terms, and counts
    most for term `terms[h]` of the question. The hits of text `i` are those from `starts[i]` to
    `starts[i + 1]`, in the order of the text.
    """

    credits: Shares
    counts: Shares
    lengths: Numbers
    pairs: Numbers
    texts: Numbers
    places: Numbers
    terms: Numbers
    starts: Numbers


class Matcher:
    """A question with its weights, held against texts.

    `terms` are the question's, in order; `weights` theirs, an array that sums up to `total` (1.0 if it is
    empty); `known` the same terms as a set; `pairs` those that stand together in the question.
    """

    def __init__(self, question: Question, weights: Mapping[str, float], expansion: Expansion) -> None:
        self.question = question
        self.terms = tuple(weights)
        self.known = frozenset(weights)
        self.weights: Shares = np.array(list(weights.values()), dtype=np.float64)
        self.total = float(self.weights.sum()) or 1.0
        self.pairs = frozenset(pairwise(question.evidence.terms))
        self._numbers = {term: number for number, term in enumerate(self.terms)}
        self._phrases = expansion.phrases
        self._phrase_terms = list(dict.fromkeys(chain.from_iterable(each.terms for each in self._phrases)))
        prefixes = {
            term[:_PREFIX]: ((term, _PREFIX_CREDIT),)
            for term in self.terms
            if len(term) >= _PREFIX and term.isalpha()
        }
        # Kinds of hits: 0 is none; then terms that stand for one of the question's, then the beginnings.
        standing = [(), *expansion.words.values(), *prefixes.values()]
        self._words = words = {term: kind for kind, term in enumerate(expansion.words, 1)}
        self._prefixes = {start: kind for kind, start in enumerate(prefixes, 1 + len(words))}
        self._credits = np.zeros((len(standing), len(self.terms)))
        for kind, stands_for in enumerate(standing):
            for term, credit in stands_for:
                self._credits[kind, self._numbers[term]] = credit
        self._first = np.array([self._numbers[each[0][0]] if each else 0 for each in standing])
        self._pair = {
            words[one] * len(standing) + words[other]: number
            for number, (one, other) in enumerate(self.pairs)
            if one in words and other in words
        }

    def numbers(self, terms: frozenset[str] | set[str]) -> list[int]:
        """The numbers of those of `terms` that are the question's."""
        return [number for number, term in enumerate(self.terms) if term in terms]

    def match(self, texts: Texts) -> Matches:
        """Hold the question against texts, all their terms laid end to end."""
        kind_of = texts.glossary.numbered(self._words, self._prefixes, _PREFIX)[texts.said]
        at = np.flatnonzero(kind_of)
        kinds = kind_of[at]
        starts = at.searchsorted(texts.starts)
        text = texts.text_of[at]
        best, sums = np.zeros((2, len(texts) + 1, len(self.terms)))
        if len(at):
            holding = np.flatnonzero(np.diff(starts))
            counting = self._credits[kinds]
            best[holding] = np.maximum.reduceat(counting, starts[holding])
            sums[holding] = np.add.reduceat(counting, starts[holding])
        self._credit_phrases(texts, best)
        return Matches(
            credits=best,
            counts=sums,
            lengths=texts.lengths,
            pairs=self._pairs_in(len(texts), text, at, kinds),
            texts=text,
            places=at - texts.starts[text],
            terms=self._first[kinds],
            starts=starts,
        )

    def _credit_phrases(self, texts: Texts, best: Shares) -> None:
        if not self._phrases:
            return
        words = {term: number for number, term in enumerate(self._phrase_terms, 1)}
        said = texts.glossary.numbered(words)[texts.said]
        at = np.flatnonzero(said)
        holding: dict[str, set[int]] = {term: set() for term in words}
        for number, text in zip(said[at].tolist(), texts.text_of[at].tolist(), strict=True):
            holding[self._phrase_terms[number - 1]].add(text)
        for phrase in self._phrases:
            if whole := sorted(set.intersection(*(holding[term] for term in phrase.terms))):
                for term in phrase.stands_for:
                    column = best[:, self._numbers[term]]
                    column[whole] = np.maximum(column[whole], phrase.credit)

    def _pairs_in(self, texts: int, text: Numbers, at: Numbers, kinds: Numbers) -> Numbers:
        together = np.flatnonzero((np.diff(at) == 1) & (np.diff(text) == 0))
        keys = kinds[together] * len(self._credits) + kinds[together + 1]
        found = {
            (place, self._pair[key])
            for place, key in zip(text[together].tolist(), keys.tolist(), strict=True)
            if key in self._pair
        }
        return np.bincount([place for place, _ in found], minlength=texts)
