"""A question held against texts: which of its terms they say, where, and for how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.evidence import Evidence
from bot.retriever.expansion import Expansion
from bot.retriever.question import Question

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

    def match(self, texts: Sequence[Evidence]) -> Matches:
        """Hold the question against texts, all their terms laid end to end."""
        lengths = np.array([len(text.terms) for text in texts], dtype=np.int64)
        said = list(chain.from_iterable(text.terms for text in texts))
        prefixes = self._prefixes
        like = {term: prefixes[term[:_PREFIX]] for term in set(said) if term[:_PREFIX] in prefixes}
        kind_of = like | self._words
        at = np.flatnonzero(np.fromiter(map(kind_of.__contains__, said), dtype=np.bool_, count=len(said)))
        kinds = np.array([kind_of[said[place]] for place in at.tolist()], dtype=np.int64)
        first = np.concatenate(([0], np.cumsum(lengths)))
        starts = at.searchsorted(first)
        text = np.repeat(np.arange(len(texts)), np.diff(starts))
        best, sums = np.zeros((2, len(texts) + 1, len(self.terms)))
        if len(at):
            holding = np.flatnonzero(np.diff(starts))
            best[holding] = np.maximum.reduceat(self._credits[kinds], starts[holding])
            sums[holding] = np.add.reduceat(self._credits[kinds], starts[holding])
        self._credit_phrases(texts, best)
        return Matches(
            credits=best,
            counts=sums,
            lengths=lengths,
            pairs=self._pairs_in(len(texts), text, at, kinds),
            texts=text,
            places=at - first[text],
            terms=self._first[kinds],
            starts=starts,
        )

    def _credit_phrases(self, texts: Sequence[Evidence], best: Shares) -> None:
        for phrase in self._phrases:
            first, *others = phrase.terms
            holding = [
                number
                for number, each in enumerate(texts)
                if first in each.terms and all(other in each.terms for other in others)
            ]
            for term in phrase.stands_for:
                column = best[:, self._numbers[term]]
                column[holding] = np.maximum(column[holding], phrase.credit)

    def _pairs_in(self, texts: int, text: Numbers, at: Numbers, kinds: Numbers) -> Numbers:
        together = np.flatnonzero((np.diff(at) == 1) & (np.diff(text) == 0))
        keys = kinds[together] * len(self._credits) + kinds[together + 1]
        found = {
            (place, self._pair[key])
            for place, key in zip(text[together].tolist(), keys.tolist(), strict=True)
            if key in self._pair
        }
        return np.bincount([place for place, _ in found], minlength=texts)
