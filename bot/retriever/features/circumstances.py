"""When the article came out, where in it the sentence stands, and how it is written."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from bot.retriever.features.pool import Column, Pool
from bot.retriever.index.register import UNDATED, day_of
from bot.retriever.signs import ASKS, HEADING

_MANY_TERMS: Final = 25
_UNKNOWN_AGE: Final = -10.0
"""Below every age there is: an article more than ten days ahead is not read."""


def circumstances(pool: Pool, clock: int) -> Mapping[str, Column]:
    """The features of age, place and form; `clock` is the day, an ordinal, that ages count from."""
    ages = [_age(day_of(each.article.published), clock) for each in pool.articles]
    lengths = pool.of_articles([len(each.sentences) for each in pool.articles])
    terms = pool.matches.lengths[pool.own]
    size = len(pool.matcher.terms)
    return {
        "age": pool.of_articles(ages),
        "fresh": pool.of_passages([passage.freshness for passage in pool.passages]),
        "stale": pool.of_passages([passage.staleness for passage in pool.passages]),
        "number": pool.number.astype(np.float64),
        "depth": pool.number / lengths,
        "depth_in_passage": (pool.number - pool.firsts[pool.passage]) / pool.sizes[pool.passage],
        "article_length": lengths,
        "asks": pool.gives(ASKS),
        "heading": pool.gives(HEADING),
        "long": np.clip((terms - _MANY_TERMS) / _MANY_TERMS, 0.0, 1.0),
        "words": np.log1p(terms),
        "question_terms": np.full(len(pool), float(size)),
        "question_weight": np.full(len(pool), pool.matcher.total),
        "bare": np.full(len(pool), float(pool.matcher.question.bare)),
    }


def _age(day: int, clock: int) -> float:
    """The logarithm of the age in days, negative for what is ahead; `_UNKNOWN_AGE` without a date."""
    if day == UNDATED:
        return _UNKNOWN_AGE
    return math.copysign(math.log1p(abs(clock - day)), clock - day)
