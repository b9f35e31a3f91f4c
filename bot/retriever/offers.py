"""Whether a sentence offers the kind of thing a question asks for, beyond what the question already says."""

from dataclasses import dataclass
from typing import Final

from bot.retriever.evidence import Evidence, Name
from bot.retriever.question import AnswerKind, Question

IMPORTANCE: Final = {
    AnswerKind.AMOUNT: 0.9,
    AnswerKind.TIME: 0.4,
    AnswerKind.PLACE: 0.65,
    AnswerKind.PERSON: 0.65,
    AnswerKind.ORGANISATION: 0.5,
    AnswerKind.CAUSE: 0.35,
    AnswerKind.MANNER: 0.1,
    AnswerKind.THING: 0.2,
}
"""How much it tells that a sentence offers the kind asked for: a number is seldom there by chance."""

_EXPECTED: Final = frozenset({AnswerKind.AMOUNT, AnswerKind.PERSON})
"""Kinds without which a sentence can hardly be the answer."""

_COUNT_REACH: Final = 3
"""How many terms after a number the thing it counts may stand."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a sentence offers to a question.

    `kind`: how well it fits what is asked for, from 0 to the kind's importance. `lacking`: how far, from 0 to
    1, it falls short where a number or a person is asked for. `counted`: whether a number stands before what
    is to be counted. `places`: where in the sentence's terms the offered things stand.
    """

    kind: float
    lacking: float
    counted: bool
    places: tuple[int, ...]


def offer_of(question: Question, sentence: Evidence) -> Offer:
    """What `sentence` offers of the kind that `question` asks for and does not itself say."""
    known = set(question.terms)
    names = [name for name in sentence.names if known.isdisjoint(name.terms)]
    amounts = [place for place in sentence.amounts if sentence.terms[place] not in known]
    times = [place for place in sentence.times if sentence.terms[place] not in known]
    counted = _counts(question, sentence, amounts)
    fit, places = 0.0, [name.position for name in names]
    match question.kind:
        case AnswerKind.AMOUNT:
            fit, places = _amount(question, sentence, amounts, counted=counted), amounts
        case AnswerKind.TIME:
            fit, places = float(bool(times)), times
        case AnswerKind.PLACE:
            fit = _place(sentence, names)
        case AnswerKind.PERSON:
            fit = max((1.0 if len(name.terms) > 1 else 0.5 for name in names), default=0.0)
        case AnswerKind.ORGANISATION:
            fit = float(bool(names))
        case AnswerKind.CAUSE:
            fit = float(sentence.cause)
        case AnswerKind.MANNER:
            fit = float(sentence.manner)
        case AnswerKind.THING:
            fit = 0.5 + 0.5 * bool(names)
    lacking = 1.0 - fit if question.kind in _EXPECTED else 0.0
    return Offer(IMPORTANCE[question.kind] * fit, lacking, counted, tuple(places))


def _amount(question: Question, sentence: Evidence, amounts: list[int], *, counted: bool) -> float:
    if not amounts:
        return 0.0
    if question.money:
        return 1.0 if sentence.money else 0.3
    if question.age:
        return 1.0 if sentence.age else 0.3
    if counted:
        return 1.0
    return 0.3 if question.measured else 0.6  # a measure without its unit is seldom one


def _counts(question: Question, sentence: Evidence, amounts: list[int]) -> bool:
    return any(
        not question.counted.isdisjoint(sentence.terms[max(0, place - 1) : place + 1 + _COUNT_REACH])
        for place in amounts
    )


def _place(sentence: Evidence, names: list[Name]) -> float:
    """A name after a word like "in" says where; with a word like "village" it says so more closely."""
    if any(name.placed for name in names):
        return 1.0 if sentence.place_noun else 0.6
    if names:
        return 0.5
    return 0.3 if sentence.place_noun else 0.0
