"""Whether a sentence offers the kind of thing a question asks for, beyond what the question already says."""

from typing import Final

from bot.retriever.evidence import Evidence
from bot.retriever.question import AnswerKind, Question

_COUNT_REACH: Final = 3
"""How many terms after a number the thing it counts may stand."""


def offers(question: Question, sentence: Evidence) -> tuple[float, float]:
    """How well `sentence` offers what is asked, from 0 to 1; and whether it counts what is to be counted."""
    known = set(question.terms)
    new_runs = [run for run in sentence.runs if known.isdisjoint(run)]
    amounts = [place for place in sentence.amounts if sentence.terms[place] not in known]
    counted = _counts(question, sentence, amounts)
    match question.kind:
        case AnswerKind.AMOUNT:
            offered = _amount(question, sentence, amounts, counted=counted)
        case AnswerKind.TIME:
            offered = 1.0 if sentence.times - known else 0.0
        case AnswerKind.PLACE:
            offered = _place(sentence, new_runs, known)
        case AnswerKind.PERSON:
            offered = max((1.0 if len(run) > 1 else 0.5 for run in new_runs), default=0.0)
        case AnswerKind.ORGANISATION:
            offered = 1.0 if new_runs else 0.0
        case AnswerKind.CAUSE:
            offered = float(sentence.cause)
        case AnswerKind.MANNER:
            offered = float(sentence.manner)
        case AnswerKind.THING:
            offered = 0.5 + 0.5 * bool(new_runs)
    return offered, float(counted)


def _amount(question: Question, sentence: Evidence, amounts: list[int], *, counted: bool) -> float:
    if not amounts:
        return 0.0
    if question.money:
        return 1.0 if sentence.money else 0.3
    return 1.0 if counted else 0.6


def _counts(question: Question, sentence: Evidence, amounts: list[int]) -> bool:
    return any(
        not question.counted.isdisjoint(sentence.terms[place + 1 : place + 1 + _COUNT_REACH])
        for place in amounts
    )


def _place(sentence: Evidence, new_runs: list[tuple[str, ...]], known: set[str]) -> float:
    if any(known.isdisjoint(run) for run in sentence.placed):
        return 1.0
    if new_runs:
        return 0.5
    return 0.3 if sentence.place_noun else 0.0
