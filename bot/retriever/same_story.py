"""Whether two articles report on the same event, as far as their openings tell."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from bot.retriever.common_words import COMMON_TERMS
from bot.retriever.evidence import evidence_of
from bot.retriever.words import terms
from corpus.article import Article
from corpus.published import day_of

DAYS: Final = 21
"""Reports that lie further apart may be about the next such event."""

_OPENING: Final = 1_500
"""Code points of an article that say what it is about."""

_NAMES: Final = 3
_NAMES_SHARE: Final = 0.25
_FEW_NAMES: Final = 2
_FEW_NAMES_SHARE: Final = 0.5
_WORDS_SHARE: Final = 0.22
_TITLE_WORDS: Final = 2
_FEW_NAMES_WORDS_SHARE: Final = 0.3

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n+")


def same_story(one: Article, other: Article, said: AbstractSet[str] = frozenset()) -> bool:
    """Whether both tell of the same event, besides sharing the terms `said`, which a question brought.

    They are of the same subject, at most `DAYS` days apart; an unknown date is no hindrance.
    """
    return days_apart(one, other) <= DAYS and same_subject(one, other, said)


def same_subject(one: Article, other: Article, said: AbstractSet[str] = frozenset()) -> bool:
    """Whether two articles, of whatever dates, share a good part of their words and names, besides `said`.

    That is, three names and a quarter of the names of the one with fewer; or, where there are hardly any, two
    names and half of them, and more of the words.
    """
    words, other_words = _words(one) - said, _words(other) - said
    alike = len(words & other_words) / (min(len(words), len(other_words)) or 1)
    names, other_names = _names(one), _names(other)
    shared, fewer = len(names & other_names), min(len(names), len(other_names))
    if shared >= _NAMES and shared >= _NAMES_SHARE * fewer:
        return alike >= _WORDS_SHARE
    return alike >= _FEW_NAMES_WORDS_SHARE and shared >= max(_FEW_NAMES, _FEW_NAMES_SHARE * fewer)


def headline_on(article: Article, other: Article) -> bool:
    """Whether half of the words of the title of `article`, two at least, stand in the opening of `other`."""
    title = set(terms(article.title)) - COMMON_TERMS
    return len(title & _words(other)) >= max(_TITLE_WORDS, len(title) / 2)


def days_apart(one: Article, other: Article) -> int:
    """How many days lie between two articles; 0 if the date of one is unknown."""
    if one.published is None or other.published is None:
        return 0
    return abs((day_of(one.published) - day_of(other.published)).days)


@lru_cache(maxsize=64)
def _names(article: Article) -> frozenset[str]:
    opening = f"{article.title}\n{article.text[:_OPENING]}"
    return frozenset(
        term
        for sentence in _SENTENCE_END.split(opening)
        for name in evidence_of(sentence).names
        for term in name.terms
    )


@lru_cache(maxsize=64)
def _words(article: Article) -> frozenset[str]:
    return frozenset(terms(f"{article.title}\n{article.text[:_OPENING]}")) - COMMON_TERMS
