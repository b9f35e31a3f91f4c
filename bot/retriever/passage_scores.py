"""BM25 of passages that say what a question says in its own words or in others."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.retriever.expansion import Expansion
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.segment import Numbers, Scores
from bot.retriever.index.strongest import Test
from bot.retriever.index.term_postings import Gain, TermPostings
from bot.retriever.variants import Variant


class _Said(NamedTuple):
    """A variant's terms, the passages that hold all of them, ascending, and how much it counts in each."""

    credit: float
    terms: list[TermPostings]
    passages: Numbers
    counts: Scores

    @property
    def idf(self) -> float:
        return max(term.idf for term in self.terms)


class PassageScores:
    """How the passages of one index say a question's terms, which have weights, and what stands for them."""

    def __init__(self, okapi: PostingsOkapi, weights: Mapping[str, float], expansion: Expansion) -> None:
        self._okapi = okapi
        self._weights = weights
        variants = expansion.variants
        others = chain.from_iterable(variant.terms for variant in chain.from_iterable(variants.values()))
        self._found = okapi.postings([*weights, *variants, *others])
        said = {term: self._said(found) for term, found in variants.items()}
        self._variants = {term: found for term, found in said.items() if found}

    def _said(self, variants: tuple[Variant, ...]) -> list[_Said]:
        """Those of `variants` that any passage holds."""
        found = []
        for variant in variants:
            if all(term in self._found for term in variant.terms):
                terms = [self._found[term] for term in variant.terms]
                passages = _holding(terms)
                if len(passages):
                    counts = _saturation(terms, passages) if len(terms) > 1 else terms[0].saturations()
                    found.append(_Said(variant.credit, terms, passages, counts))
        return found

    def best(self, count: int, allowed: Test | None = None) -> tuple[Numbers, Scores]:
        """The `count` best of the passages that say anything of it and are `allowed`, and their scores.

        A score is what rank_bm25 gives the passage, and what more it has for saying something in other words:
        a variant's score is its credit times its own, with the smaller of its idf and that of the term it
        stands for, if any passage has that. A passage that has a term and variants of it gets the best of
        them.
        """
        gains = self._okapi.weighed([*self._weights])
        for term, variants in self._variants.items():
            gains += self._more(self._found.get(term), variants)
        return self._okapi.best_of(gains, count, allowed)

    def _more(self, own: TermPostings | None, variants: list[_Said]) -> Iterator[Gain]:
        """What passages gain by each of a term's variants, besides what they gain by the term itself."""
        best = np.zeros(self._okapi.numbers)
        if own:
            best[own.passages()] = own.idf * own.saturations()
        for said in variants:
            idf = min(said.idf, own.idf) if own else said.idf
            before = best.take(said.passages)
            after = np.maximum(before, said.credit * idf * said.counts)
            best[said.passages] = after
            yield Gain.of(said.passages, after - before)

    def relevance(self, passages: Numbers) -> Scores:
        """BM25 with weights that make sense on a shelf of any size, as a share of the best possible score."""
        order = np.argsort(passages)
        ascending = passages[order]
        total = np.zeros(len(passages))
        for term, weight in self._weights.items():
            own = self._found.get(term)
            best = own.saturation(ascending) if own else np.zeros(len(passages))
            for said in self._variants.get(term, ()):
                best = np.maximum(best, said.credit * _saturation(said.terms, ascending))
            total[order] += weight * best
        most = sum(self._weights.values()) * (self._okapi.k1 + 1)
        return total / most if most else total


def _holding(terms: list[TermPostings]) -> Numbers:
    """The numbers of the passages that hold every one of `terms`, ascending."""
    found, *others = sorted((term.passages() for term in terms), key=len)
    for other in others:
        places = np.minimum(other.searchsorted(found), len(other) - 1)
        found = found[other[places] == found]
    return found


def _saturation(terms: list[TermPostings], passages: Numbers) -> Scores:
    """How much a variant of these terms counts in each of `passages`: like the least of them."""
    first, *others = (term.saturation(passages) for term in terms)
    for other in others:
        first = np.minimum(first, other)
    return first
