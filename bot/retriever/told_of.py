"""Whether something in a sentence is told of what a question speaks of, and not just named beside it."""

import re
from typing import Final

from bot.retriever.folding import fold
from bot.retriever.question import Question
from bot.retriever.related import RELATED
from bot.retriever.words import terms
from corpus.article import Quote

_REACH: Final = 5
"""How many terms before and after something stated are its surroundings."""

_DONE_REACH: Final = 5
"""Less than so many terms away from something stated must stand what it did, or what happened to it."""

_DONE: Final = re.compile(
    r"\b(?:how many\b.*?\b|who(?:m)? )(?:is|are|was|were|be|been|being|has|have|had|will|would)\s+"
    r"(?:(?:be|been|being|now|still|so far|reported|confirmed)\s+)*(?!the\b|an?\b|in\b|on\b|at\b)([\w'-]+)"
    r"|\bwho (?P<doer>[\w'-]+)",
    re.IGNORECASE,
)
_MEASURES: Final = frozenset(terms("many much old long far tall big large high often fast wide deep heavy"))
"""What stands behind a "how", and in no answer."""

_HAPPENINGS: Final = tuple(
    frozenset(terms(words))
    for words in (
        "die kill slay",
        "hurt injure wound",
        "arrest detain charge convict",
        "missing",
        "rescue save survive",
        "evacuate flee displace",
        "treat hospital",
    )
)
"""What happens to people, and is counted apart in the same sentence."""

_HAPPENED: Final = frozenset().union(*_HAPPENINGS)


def told_of(question: Question, quote: Quote, said: list[str], place: int) -> bool:
    """Whether what stands at `place` of the terms `said` is told of what the question speaks of."""
    context = {*said, *terms(quote.article.title)}
    asked = set(question.terms) - _MEASURES
    told = {term for term in asked if not _like(term).isdisjoint(context)}
    if 2 * len(told) < len(asked):
        return False
    done = _done(question)
    if not done:
        return _close_by(question, quote, said[max(0, place - _REACH) : place + _REACH + 1])
    return _distance(said, place, done) < min(
        _DONE_REACH,
        *(_distance(said, place, rival) for rival in _HAPPENINGS if rival.isdisjoint(done)),
    )


def _close_by(question: Question, quote: Quote, near: list[str]) -> bool:
    """Whether half of what the question says stands near, names aside, and all of it that the title lacks."""
    asked = set(question.terms) - question.evidence.capitals - _MEASURES
    absent = {term for term in asked if _like(term).isdisjoint(near)}
    return 2 * len(absent) <= len(asked) and all(
        not _like(term).isdisjoint(terms(quote.article.title)) for term in absent
    )


def _distance(said: list[str], place: int, wanted: frozenset[str]) -> int:
    """How many terms lie between `place` and the nearest of `wanted`; very many if there is none."""
    return min(
        (abs(other - place) for other, term in enumerate(said) if term in wanted), default=len(said) + 99
    )


def _done(question: Question) -> frozenset[str]:
    """The terms of what was done, or happened to those counted, and those that may stand in their place."""
    happened = _HAPPENED & set(question.terms)
    happened = happened & question.counted or happened
    verbs = happened or ({question.verb} if question.verb else set())
    if verbs:
        return frozenset().union(*map(_like, verbs))
    match = _DONE.search(fold(question.evidence.text))
    return frozenset().union(*map(_like, terms(match[1] or match["doer"]))) if match else frozenset()


def doing_of(question: Question) -> frozenset[str]:
    """The terms of what the one asked for did, of a question like "who won"; none of any other."""
    match = _DONE.search(fold(question.evidence.text))
    return frozenset().union(*map(_like, terms(match["doer"] or ""))) if match else frozenset()


def _like(term: str) -> frozenset[str]:
    return RELATED.get(term, frozenset()) | {term}
