"""The worst misses, so that a person can read them."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.evaluation.outcome import Outcome
from bot.formatter.age import day_words
from bot.formatter.lines import headline_and_day, wrapped
from corpus.article import Quote

_PLACES: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


class MissKind(StrEnum):
    """In what way an answer was not what it should have been."""

    WRONG = "wrong"
    FALSE_ANSWER = "false_answer"
    SILENCE = "silence"


_KIND_WORDS: Final = {
    MissKind.WRONG: "Answered wrongly",
    MissKind.FALSE_ANSWER: "Answered, though no article answers",
    MissKind.SILENCE: "Met with silence, though an article answers",
}


@dataclass(frozen=True, slots=True)
class Misses:
    """The worst misses of one kind, worst first, and of how many they are the worst."""

    kind: MissKind
    worst: tuple[Outcome, ...]
    count: int

    def as_object(self) -> dict[str, object]:
        """For JSON."""
        return {"count": self.count, "worst": [_miss_object(miss) for miss in self.worst]}

    def text(self, width: int) -> str:
        """For a person, wrapped to `width` columns."""
        lead = f"{_KIND_WORDS[self.kind]}: {self.count:,}"
        if 0 < len(self.worst) < self.count:
            lead += (
                f", of which the worst {len(self.worst):,}" if len(self.worst) > 1 else ", the worst of which"
            )
        return "\n\n".join([lead, *("\n".join(_miss_lines(self.kind, miss, width)) for miss in self.worst)])


def worst_misses(outcomes: Sequence[Outcome], count: int) -> tuple[Misses, ...]:
    """At most `count` misses of each kind; equally bad ones stay in the order asked.

    Of answers the worst are the surest; of silences those where the right sentence stood highest and, at the
    same place, the least sure.
    """
    return tuple(_worst_of(kind, outcomes, count) for kind in MissKind)


def _worst_of(kind: MissKind, outcomes: Sequence[Outcome], count: int) -> Misses:
    found = sorted((each for each in outcomes if _kind_of(each) is kind), key=_BADNESS[kind])
    return Misses(kind, tuple(found[:count]), len(found))


def _kind_of(outcome: Outcome) -> MissKind | None:
    if outcome.answered:
        if outcome.answerable:
            return None if outcome.said_right else MissKind.WRONG
        return MissKind.FALSE_ANSWER
    return MissKind.SILENCE if outcome.answerable else None


def _surest(outcome: Outcome) -> tuple[float, ...]:
    return (-outcome.confidence,)


def _best_held_back(outcome: Outcome) -> tuple[float, ...]:
    return (math.inf if outcome.gold_place is None else outcome.gold_place, outcome.confidence)


_BADNESS: Final[dict[MissKind, Callable[[Outcome], tuple[float, ...]]]] = {
    MissKind.WRONG: _surest,
    MissKind.FALSE_ANSWER: _surest,
    MissKind.SILENCE: _best_held_back,
}


def _miss_object(miss: Outcome) -> dict[str, object]:
    question, quote = miss.question, miss.said or miss.first
    return {
        "id": question.id,
        "question": question.question,
        "asked": question.asked.isoformat() if question.asked else None,
        "confidence": miss.confidence,
        "quote": quote.text if quote else None,
        "article": _article_object(quote) if quote else None,
        "right": _right_sentence(miss),
        "answers": list(question.answers),
        "right_place": None if miss.gold_place is None else miss.gold_place + 1,
    }


def _article_object(quote: Quote) -> dict[str, object]:
    published = quote.article.published
    return {
        "id": quote.article.id,
        "title": quote.article.title,
        "published": published.isoformat() if published else None,
    }


def _right_sentence(miss: Outcome) -> str | None:
    """The right candidate or, where there is none, the first gold sentence that is known."""
    return miss.gold.text if miss.gold else next(iter(miss.question.sentences), None)


def _miss_lines(kind: MissKind, miss: Outcome, width: int) -> Iterator[str]:
    asked = miss.question.asked
    yield wrapped(f"{miss.question.question}{f' ({day_words(asked)})' if asked else ''}", width, "- ", "  ")
    quote = miss.said or miss.first
    said = "held back" if kind is MissKind.SILENCE else "quoted"
    if quote is None:
        yield "  no sentence found"
    else:
        yield f"  {said}, with a confidence of {miss.confidence:.2f}:"
        yield wrapped(quote.text, width, "    ")
        yield wrapped(headline_and_day(quote.article), width, "      ")
    if kind is not MissKind.FALSE_ANSWER:
        yield from _right_lines(miss, width)


def _right_lines(miss: Outcome, width: int) -> Iterator[str]:
    if miss.gold_place == 0 and not miss.said:
        yield "  which is right"
        return
    where = "not among the candidates" if miss.gold_place is None else _place_words(miss.gold_place)
    yield wrapped(f"right is {' or '.join(miss.question.answers)}; {where}:", width, "  ")
    yield wrapped(_right_sentence(miss) or "no sentence is known", width, "    ")


def _place_words(place: int) -> str:
    """In words, of a place counted from 0."""
    return _PLACES[place] if place < len(_PLACES) else f"at place {place + 1}"
