"""How much each term of a question tells, on a shelf of any size."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from bot.retriever.common_words import COMMON_TERMS
from bot.retriever.expansion import Expansion
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.question import Question

PRIOR_PASSAGES: Final = 1000
"""Every shelf counts as if it held so many more passages of ordinary English news."""

_VERB_SHARE: Final = 0.55
_COMMON_SHARE: Final = 0.12
_NUMBER_SHARE: Final = 0.03
_SHORT_SHARE: Final = 0.02
_OTHER_SHARE: Final = 0.004


def term_weights(
    question: Question, expansion: Expansion, indexes: Iterable[PostingsOkapi]
) -> dict[str, float]:
    """A positive weight for each term of `question`, in its order: its idf over the passages of `indexes`.

    The idf is ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson and Zaragoza, 2009, kept above 0), with the counts
    of `PRIOR_PASSAGES` imagined passages added to N and n. On a large shelf these hardly matter; on a shelf
    of one article, where every term would be common, they say which ones are rare elsewhere. A term that no
    passage has is as frequent as the words that stand for it.
    """
    shelves = list(indexes)
    total = PRIOR_PASSAGES + sum(okapi.corpus_size for okapi in shelves)
    weights = {}
    for term in question.terms:
        holding = PRIOR_PASSAGES * _share(term) + _frequency(term, expansion, shelves)
        weights[term] = math.log1p((total - holding + 0.5) / (holding + 0.5))
    if question.verb in weights and len(weights) > 1:
        weights[question.verb] *= _VERB_SHARE
    return weights


def _frequency(term: str, expansion: Expansion, shelves: Sequence[PostingsOkapi]) -> int:
    """In how many passages `term` stands or, if in none, the most frequent of its variants of one word."""
    if own := sum(okapi.frequency(term) for okapi in shelves):
        return own
    others = (variant.terms[0] for variant in expansion.variants.get(term, ()) if len(variant.terms) == 1)
    return max((sum(okapi.frequency(other) for okapi in shelves) for other in others), default=0)


def _share(term: str) -> float:
    if term in COMMON_TERMS:
        return _COMMON_SHARE
    if term[0].isdigit():
        return _NUMBER_SHARE
    return _SHORT_SHARE if len(term) <= 3 else _OTHER_SHARE
