"""How much of the question a sentence says itself, and how closely together."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

import numpy as np

from bot.retriever.features.pool import Column, Pool

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
    around = np.maximum(np.maximum(said, pool.credits[pool.before]), pool.titles[pool.article])
    lengths = np.array([len(sentence.terms) for sentence in pool.sentences], dtype=np.float64)
    hits = np.array([len(pool.matches[place].hits) for place in pool.own.tolist()], dtype=np.float64)
    return {
        "sentence": _bm25(pool, lengths),
        "cover": pool.share(said),
        "exact": (said == 1.0) @ weights / total,
        "terms": (said > 0).mean(axis=1) if len(weights) else np.zeros(len(pool)),
        "missing": np.where(said > 0, 0.0, weights).max(axis=1, initial=0.0) / total,
        "asked": said @ asked_weights / asked_total,
        "asked_around": around @ asked_weights / asked_total,
        "dense": hits / np.maximum(lengths, 1.0),
        "phrases": np.array(list(_phrases(pool))),
        "near": np.array(list(_near(pool))),
        "order": np.array(list(_order(pool))),
    }


def _bm25(pool: Pool, lengths: Column) -> Column:
    """BM25 of each sentence as a share of the best possible score."""
    counts = pool.counts[pool.own]
    length = (1 - _B + _B * lengths / _MEAN_TERMS)[:, None]
    saturated = counts * (_K1 + 1) / (counts + _K1 * length)
    return pool.share(saturated) / (_K1 + 1)


def _phrases(pool: Pool) -> Iterator[float]:
    """The share of the question's pairs of neighbouring terms that stand together in the sentence."""
    pairs = pool.matcher.pairs
    for sentence in pool.sentences:
        yield len(pairs.intersection(pairwise(sentence.terms))) / len(pairs) if pairs else 0.0


def _near(pool: Pool) -> Iterator[float]:
    """How many words of the question stand in the sentence, per place from the first to the last of them."""
    for place in pool.own.tolist():
        hits = pool.matches[place].hits
        yield len(hits) / (hits[-1][0] - hits[0][0] + 1) if len(hits) > 1 else 0.0


def _order(pool: Pool) -> Iterator[float]:
    """The share of the question's terms that come in the question's order: its longest increasing run."""
    size = max(1, len(pool.matcher.terms))
    for place in pool.own.tolist():
        numbers = dict.fromkeys(number for _, number in pool.matches[place].hits)
        runs: dict[int, int] = {}
        for number in numbers:
            runs[number] = 1 + max((run for before, run in runs.items() if before < number), default=0)
        yield max(runs.values(), default=0) / size
