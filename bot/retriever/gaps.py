"""Questions that ask the same, put together: what nothing answers and how many want to know it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.retriever.kinds import AnswerKind
from bot.retriever.question import Question, read_question
from bot.retriever.related import RELATED

ALIKE: Final = 0.58
"""The share of their terms that two questions of one group have in common, from 0 to 1 (Dice, 1945)."""

ALIKE_BUT_FOR_A_WORD: Final = 0.7
"""The same where each has a term that the other lacks: "the mayor of Hartwell", "the mayor of Linden"."""

_SHORTEST_TYPO: Final = 5
"""A term of fewer letters that differs in one is another word."""

_SHORTEST_AGAIN: Final = 4

_MOST_TERMS: Final = 24
"""Terms of a question that count; what is longer is no question that two people ask alike."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a question is told by: its terms, those of them that are figures, and what it asks for."""

    terms: frozenset[str]
    figures: frozenset[str]
    kind: AnswerKind


def grouped(questions: Sequence[str]) -> list[list[int]]:
    """The places of the questions, those that ask the same together; groups in the order of their first.

    A question joins the group whose first question it is most like. Figures must be the same, and what is
    asked for, where the words tell it (when, who, how many). Words may be given in other forms, with a
    letter mistyped, or by one that stands for them as well. A question without words stands alone.
    """
    read = [_read(question) for question in questions]
    groups: list[list[int]] = []
    having: dict[str, list[int]] = {}
    for place, each in enumerate(read):
        near = dict.fromkeys(group for term in _near(each) for group in having.get(term, ()))
        likeness = {group: _likeness(read[groups[group][0]], each) for group in near}
        best = max(likeness, key=lambda group: likeness[group], default=None)
        if best is not None and likeness[best] > 0:
            groups[best].append(place)
            continue
        for term in each.terms:
            for form in _forms(term):
                having.setdefault(form, []).append(len(groups))
        groups.append([place])
    return groups


def _read(text: str) -> _Read:
    question = read_question(text)
    terms = frozenset(question.terms[:_MOST_TERMS])
    return _Read(terms, frozenset(term for term in terms if term[0].isdigit()), _kind(question))


def _kind(question: Question) -> AnswerKind:
    return AnswerKind.AMOUNT if question.money else question.kind


def _near(read: _Read) -> Iterator[str]:
    for term in read.terms:
        yield from _forms(term)
        yield from RELATED.get(term, ())
        yield from (f"re{term}", term.removeprefix("re"))


def _forms(term: str) -> Iterator[str]:
    """The term, and what it and a mistyped form of it have in common: it without one of its letters."""
    yield term
    if len(term) >= _SHORTEST_TYPO:
        yield from (f"{term[:at]}{term[at + 1 :]}" for at in range(len(term)))


def _likeness(one: _Read, other: _Read) -> float:
    """The share of their terms that two questions have in common; 0 if they do not ask the same."""
    if one.figures != other.figures or not _may_ask_the_same(one.kind, other.kind):
        return 0.0
    left, common = set(other.terms), 0
    for term in sorted(one.terms, key=lambda term: term not in left):
        match = term if term in left else next((each for each in sorted(left) if _stand_in(term, each)), None)
        if match is not None:
            left.remove(match)
            common += 1
    share = 2 * common / (len(one.terms) + len(other.terms)) if common else 0.0
    needed = ALIKE_BUT_FOR_A_WORD if left and common < len(one.terms) else ALIKE
    return share if share >= needed else 0.0


def _may_ask_the_same(one: AnswerKind, other: AnswerKind) -> bool:
    return one is other or AnswerKind.THING in (one, other)


@lru_cache(maxsize=200_000)
def _stand_in(one: str, other: str) -> bool:
    if other in RELATED.get(one, ()) or one in RELATED.get(other, ()) or _again(one, other):
        return True
    if min(len(one), len(other)) < _SHORTEST_TYPO or one[0].isdigit() or abs(len(one) - len(other)) > 1:
        return False
    return not set(_forms(one)).isdisjoint(_forms(other))


def _again(one: str, other: str) -> bool:
    """Whether one says that the other is done again, as "reopen" does of "open"."""
    return min(len(one), len(other)) >= _SHORTEST_AGAIN and (one == f"re{other}" or other == f"re{one}")
