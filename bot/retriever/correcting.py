"""A report may say in so many words what another one got wrong: "It is 210, not 310"."""

import re
from collections.abc import Hashable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

from bot.retriever.folding import fold
from bot.retriever.kinds import AnswerKind
from bot.retriever.quantities import quantities
from bot.retriever.question import Question
from bot.retriever.stated import counting, days_in
from corpus.article import Quote

_DENYING: Final = ("not", "rather than", "instead of")
_DENIAL: Final = re.compile(rf",?\s(?:and\s)?(?:{'|'.join(_DENYING)})\s(?:(?:in|on|at|the)\s)?")
_REACH: Final = 40
"""Code points before a denial in which what is right begins: "210 jobs at its plant, not 310"."""

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def deniable(question: Question, quote: Quote) -> AbstractSet[Hashable]:
    """What of a quote another may deny: the numbers that count what is asked for, or its only day or year."""
    text = fold(quote.text)
    if question.kind is AnswerKind.AMOUNT:
        return {(each.value, each.unit) for each in counting(question, text)}
    if question.kind is AnswerKind.TIME:
        times = {time for time, _ in _times(text)}
        return times if len(times) == 1 else frozenset()
    return frozenset()


def denies(question: Question, quote: Quote, given: AbstractSet[Hashable]) -> bool:
    """Whether a quote says that something `deniable` which was `given` is wrong, and what it is instead."""
    text = fold(quote.text)
    if not any(word in text for word in _DENYING):  # quickly seen, and few have one
        return False
    values = _times if question.kind is AnswerKind.TIME else _amounts
    for denial in _DENIAL.finditer(text):
        denied = {value for value, start in values(text[denial.end() :]) if start == 0}
        before = values(text[: denial.start()])
        if not given.isdisjoint(denied) and any(
            value not in denied for value, start in before if start >= denial.start() - _REACH
        ):
            return True
    return False


def _amounts(text: str) -> Iterator[tuple[Hashable, int]]:
    """The numbers of a folded text, and where each begins."""
    return (((each.value, each.unit), each.start) for each in quantities(text))


def _times(text: str) -> Iterator[tuple[Hashable, int]]:
    """The days of the calendar and the years that a folded text names, and where each begins."""
    return chain(days_in(text), ((year.group(), year.start()) for year in _YEAR.finditer(text)))
