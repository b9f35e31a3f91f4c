"""How much of the question a sentence says itself, and how closely together."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from bot.retriever.features.pool import Column, Places, Pool

_K1: Final = 0.9
_B: Final = 0.3
_MEAN_TERMS: Final = 13.0
"""The length of a common sentence, in terms: a constant, so that a sentence's score is its own."""


def wording(pool: Pool) -> Mapping[str, Column]:
    """The features of the sentence's own words."""
    said = pool.credits[pool.own]
    matcher = pool.matcher
    weights, total = matcher.weights, matcher.total
    asked = np.zeros(len(weights))
    asked[matcher.numbers(matcher.question.asked)] = 1.0
    asked_weights = asked * weights
    asked_total = float(asked_weights.sum()) or 1.0
    around = np.maximum(np.maximum(said, pool.credits[pool.before]), pool.credits[pool.title])
    lengths = pool.matches.lengths[pool.own].astype(np.float64)
    hits = np.diff(pool.matches.starts)[pool.own]
    return {
        "sentence": _bm25(pool, lengths),
        "cover": pool.share(said),
        "exact": (said == 1.0) @ weights / total,
        "terms": (said > 0).mean(axis=1) if len(weights) else np.zeros(len(pool)),
        "missing": np.where(said > 0, 0.0, weights).max(axis=1, initial=0.0) / total,
        "asked": said @ asked_weights / asked_total,
        "asked_around": around @ asked_weights / asked_total,
        "dense": hits / np.maximum(lengths, 1.0),
        "phrases": pool.matches.pairs[pool.own] / max(1, len(matcher.pairs)),
        "near": _near(pool, hits),
        "order": _order(pool, hits),
    }


def _bm25(pool: Pool, lengths: Column) -> Column:
    """BM25 of each sentence as a share of the best possible score."""
    counts = pool.matches.counts[pool.own]
    length = (1 - _B + _B * lengths / _MEAN_TERMS)[:, None]
    saturated = counts * (_K1 + 1) / (counts + _K1 * length)
    return pool.share(saturated) / (_K1 + 1)


def _near(pool: Pool, hits: Places) -> Column:
    """How many words of the question stand in the sentence, per place from the first to the last of them."""
    near = np.zeros(len(pool))
    several = np.flatnonzero(hits > 1)
    first = pool.matches.starts[pool.own[several]]
    places, last = pool.matches.places, first + hits[several] - 1
    near[several] = hits[several] / (places[last] - places[first] + 1)
    return near


def _order(pool: Pool, hits: Places) -> Column:
    """The share of the question's terms that come in the question's order."""
    runs = np.minimum(hits, 1).astype(np.float64)
    terms, starts = pool.matches.terms.tolist(), pool.matches.starts.tolist()
    several = np.flatnonzero(hits > 1)
    runs[several] = [
        _longest_rise(terms[starts[place] : starts[place + 1]]) for place in pool.own[several].tolist()
    ]
    return runs / max(1, len(pool.matcher.terms))


def _longest_rise(numbers: Sequence[int]) -> int:
    """How many of `numbers`, each where it first stands, rise one after the other at most."""
    lowest: list[int] = []  # for each length of such a run the lowest number that one ends with
    for number in dict.fromkeys(numbers):
        at = bisect_left(lowest, number)
        lowest[at : at + 1] = [number]
    return len(lowest)
