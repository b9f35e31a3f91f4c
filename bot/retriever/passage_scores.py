"""BM25 of passages that say what a question says in its own words or in others."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.retriever.expansion import Expansion
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.segment import Numbers
from bot.retriever.index.strongest import Scores
from bot.retriever.variants import Variant


class PassageScores:
    """The passages of one index as they say a question's terms and what stands for them."""

    def __init__(self, okapi: PostingsOkapi, expansion: Expansion) -> None:
        self._okapi = okapi
        self._variants: dict[str, list[tuple[Variant, Numbers]]] = {}
        for term, variants in expansion.variants.items():
            found = [(variant, _holding(okapi, variant)) for variant in variants]
            self._variants[term] = [(variant, passages) for variant, passages in found if len(passages)]

    def matching(self, terms: Iterable[str]) -> Numbers:
        """The numbers of the passages that say at least one of `terms`, ascending."""
        found = np.zeros(self._okapi.corpus_size, dtype=np.bool_)
        found[self._okapi.matching(terms)] = True
        for variants in self._variants.values():
            for _, passages in variants:
                found[passages] = True
        return np.flatnonzero(found)

    def scores(self, terms: Sequence[str]) -> Scores:
        """What rank_bm25 gives every passage for `terms`, and what more for saying them in other words.

        A variant's score is its credit times its own, with the smaller of its idf and that of the term it
        stands for, if any passage has that. A passage that has a term and variants of it gets the best of
        them.
        """
        okapi = self._okapi
        total = okapi.get_scores(terms)
        for term, variants in self._variants.items():
            if variants:
                own = okapi.get_scores([term])
                best = own.copy()
                for variant, passages in variants:
                    idf = min(max(okapi.idf[said] for said in variant.terms), okapi.idf.get(term, np.inf))
                    said = variant.credit * idf * _saturation(okapi, variant, passages)
                    best[passages] = np.maximum(best[passages], said)
                total += best - own
        return total

    def relevance(self, weights: Mapping[str, float], passages: Numbers) -> Scores:
        """BM25 with weights that make sense on a shelf of any size, as a share of the best possible score."""
        total = np.zeros(len(passages))
        for term, weight in weights.items():
            best = self._okapi.saturation(term, passages)
            for variant, _ in self._variants.get(term, ()):
                best = np.maximum(best, variant.credit * _saturation(self._okapi, variant, passages))
            total += weight * best
        most = sum(weights.values()) * (self._okapi.k1 + 1)
        return total / most if most else total


def _holding(okapi: PostingsOkapi, variant: Variant) -> Numbers:
    """The numbers of the passages that hold every term of `variant`, ascending."""
    found, *others = sorted((okapi.holding(term) for term in variant.terms), key=len)
    for other in others:
        if len(found):
            at = np.minimum(other.searchsorted(found), len(other) - 1)
            found = found[other[at] == found]
    return found


def _saturation(okapi: PostingsOkapi, variant: Variant, passages: Numbers) -> Scores:
    """How much `variant` counts in each of `passages`, before its credit: like the least of its terms."""
    first, *others = (okapi.saturation(term, passages) for term in variant.terms)
    for other in others:
        first = np.minimum(first, other)
    return first
