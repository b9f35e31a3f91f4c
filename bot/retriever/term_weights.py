"""How much each term of a question tells, on a shelf of any size."""

import math
from collections.abc import Iterable
from typing import Final

from bot.retriever.okapi import PostingsOkapi
from bot.retriever.question import Question
from bot.retriever.words import terms

PRIOR_PASSAGES: Final = 1000
"""Every shelf counts as if it held so many more passages of ordinary English news."""

_VERB_SHARE: Final = 0.55
_COMMON_SHARE: Final = 0.12
_NUMBER_SHARE: Final = 0.03
_SHORT_SHARE: Final = 0.02
_OTHER_SHARE: Final = 0.004

_COMMON_WORDS: Final = """
    say tell know think want need try use call ask find give get go come take make see look show put keep
    let become begin start happen work help seem turn leave bring hold run move live believe mean follow
    announce report according add expect include people man woman person thing way part place time day
    week month year today yesterday tomorrow recent recently last next first second new old good best big
    large small high long great major many much number group world country state city government official
    president home life case back around since before after two three now name type kind happen news
    article question answer
"""
COMMON_TERMS: Final = frozenset(terms(_COMMON_WORDS))
"""Terms that stand in many passages of any news, so that sharing one says little."""


def term_weights(question: Question, indexes: Iterable[PostingsOkapi]) -> dict[str, float]:
    """A positive weight for each term of `question`, in its order: its idf over the passages of `indexes`.

    The idf is ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson and Zaragoza, 2009, kept above 0), with the counts
    of `PRIOR_PASSAGES` imagined passages added to N and n. On a large shelf these hardly matter; on a shelf
    of one article, where every term would be common, they say which ones are rare elsewhere.
    """
    shelves = list(indexes)
    total = PRIOR_PASSAGES + sum(okapi.corpus_size for okapi in shelves)
    weights = {}
    for term in question.terms:
        holding = PRIOR_PASSAGES * _share(term) + sum(okapi.frequency(term) for okapi in shelves)
        weights[term] = math.log1p((total - holding + 0.5) / (holding + 0.5))
    if question.verb in weights and len(weights) > 1:
        weights[question.verb] *= _VERB_SHARE
    return weights


def _share(term: str) -> float:
    if term in COMMON_TERMS:
        return _COMMON_SHARE
    if term[0].isdigit():
        return _NUMBER_SHARE
    return _SHORT_SHARE if len(term) <= 3 else _OTHER_SHARE
