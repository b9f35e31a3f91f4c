"""BM25 of passages that say what a question says in its own words or in others."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

import numpy as np

from bot.retriever.expansion import Expansion
from bot.retriever.okapi import Numbers, PostingsOkapi, Scores
from bot.retriever.variants import Variant


def holding(okapi: PostingsOkapi, variant: Variant) -> Numbers:
    """The numbers of the passages that hold every term of `variant`, ascending."""
    return reduce(np.intersect1d, (okapi.holding(term) for term in variant.terms))


def matching(okapi: PostingsOkapi, terms: Iterable[str], expansion: Expansion) -> Numbers:
    """The numbers of the passages that say at least one of `terms`, ascending."""
    found = np.zeros(okapi.corpus_size, dtype=np.bool_)
    found[okapi.matching(terms)] = True
    for variants in expansion.variants.values():
        for variant in variants:
            found[holding(okapi, variant)] = True
    return np.flatnonzero(found)


def scores(okapi: PostingsOkapi, terms: Sequence[str], expansion: Expansion) -> Scores:
    """What rank_bm25 gives every passage for `terms`, and what it says of them in other words beyond that.

    A variant's score is its credit times its own, with the smaller of its idf and that of the term it
    stands for, if any passage has that. A passage that has a term and variants of it gets the best of them.
    """
    total = okapi.get_scores(terms)
    for term, variants in expansion.variants.items():
        best = np.zeros(okapi.corpus_size)
        for variant in variants:
            passages = holding(okapi, variant)
            if len(passages):
                idf = min(max(okapi.idf[own] for own in variant.terms), okapi.idf.get(term, np.inf))
                said = variant.credit * idf * saturation(okapi, variant, passages)
                best[passages] = np.maximum(best[passages], said)
        total += np.maximum(best - okapi.get_scores([term]), 0.0)
    return total


def saturation(okapi: PostingsOkapi, variant: Variant, passages: Numbers) -> Scores:
    """How much `variant` counts in each of `passages`, before its credit: like the least of its terms."""
    least: Scores = np.min([okapi.saturation(term, passages) for term in variant.terms], axis=0)
    return least


def relevance(
    okapi: PostingsOkapi, weights: Mapping[str, float], expansion: Expansion, passages: Numbers
) -> Scores:
    """BM25 with weights that make sense on a shelf of any size, as a share of the best possible score."""
    total = np.zeros(len(passages))
    for term, weight in weights.items():
        best = okapi.saturation(term, passages)
        for variant in expansion.variants.get(term, ()):
            best = np.maximum(best, variant.credit * saturation(okapi, variant, passages))
        total += weight * best
    most = sum(weights.values()) * (okapi.k1 + 1)
    return total / most if most else total
