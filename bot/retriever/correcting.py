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

_DENIAL: Final = re.compile(
    r",?\s(?:and\s)?(?:not|rather than|instead of)\s(?:(?:in|on|at|the)\s)?", re.IGNORECASE
)
_REACH: Final = 40
"""Code points before a denial in which what is right begins: "210 jobs at its plant, not 310"."""

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def corrects(question: Question, right: Quote, wrong: Quote) -> bool:
    """Whether `right` denies the number, day or year that `wrong` gives to `question`, and gives another.

    Whether both articles tell of the same event is not looked at.
    """
    denied = {*_denied(question, fold(right.text))}
    return bool(denied) and not denied.isdisjoint(_stated(question, fold(wrong.text)))


def _stated(question: Question, text: str) -> AbstractSet[Hashable]:
    """What a folded text gives to a question: the numbers that count what it asks for, or its only time."""
    if question.kind is AnswerKind.TIME:
        times = {time for time, _ in _times(text)}
        return times if len(times) == 1 else frozenset()
    return {(each.value, each.unit) for each in counting(question, text)}


def _denied(question: Question, text: str) -> Iterator[Hashable]:
    """What a folded text says is wrong, where something else of its kind stands before."""
    if question.kind not in (AnswerKind.TIME, AnswerKind.AMOUNT):
        return
    values = _times if question.kind is AnswerKind.TIME else _amounts
    for denial in _DENIAL.finditer(text):
        denied = {value for value, start in values(text[denial.end() :]) if start == 0}
        before = values(text[: denial.start()])
        if any(value not in denied for value, start in before if start >= denial.start() - _REACH):
            yield from denied


def _amounts(text: str) -> Iterator[tuple[Hashable, int]]:
    """The numbers of a folded text, and where each begins."""
    return (((each.value, each.unit), each.start) for each in quantities(text))


def _times(text: str) -> Iterator[tuple[Hashable, int]]:
    """The days of the calendar and the years that a folded text names, and where each begins."""
    return chain(days_in(text), ((year.group(), year.start()) for year in _YEAR.finditer(text)))
