"""Whether sentences offer the kind of thing a question asks for, beyond what the question already says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever.evidence import Evidence
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

Shares = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """What each of some sentences offers to a question.

    `kind`: how well it fits what is asked for, from 0 to the kind's importance. `lacking`: how far, from 0 to
    1, it falls short where a number or a person is asked for. `counted`: whether a number stands before what
    is to be counted. What is offered stands in sentence `sentences[i]`, at `places[i]` of its terms.
    """

    kind: Shares
    lacking: Shares
    counted: Shares
    sentences: Numbers
    places: Numbers


class Unsaid:
    """The names, amounts and times of some sentences that a question does not say itself.

    Each is a list of the number of the sentence and, in its order, the name or the place among its terms.
    """

    def __init__(self, question: Question, sentences: Sequence[Evidence]) -> None:
        self.question = question
        self.sentences = sentences
        known = frozenset(question.terms)
        read = list(enumerate(sentences))
        self.names = [
            (number, name) for number, each in read for name in each.names if known.isdisjoint(name.terms)
        ]
        self.amounts = [
            (number, place)
            for number, each in read
            for place in each.amounts
            if each.terms[place] not in known
        ]
        self.times = [
            (number, place) for number, each in read for place in each.times if each.terms[place] not in known
        ]

    def having(self, found: Sequence[tuple[int, object]]) -> npt.NDArray[np.bool_]:
        """For each sentence, whether one of `found` stands in it."""
        having = np.zeros(len(self.sentences), dtype=np.bool_)
        having[[number for number, _ in found]] = True
        return having

    def offers(self) -> Offers:
        """What the sentences offer of the kind that the question asks for."""
        kind = self.question.kind
        counted = self._counted()
        fit = self._fit(counted)
        offered = {AnswerKind.AMOUNT: self.amounts, AnswerKind.TIME: self.times}.get(
            kind, [(number, name.position) for number, name in self.names]
        )
        return Offers(
            kind=IMPORTANCE[kind] * fit,
            lacking=1.0 - fit if kind in _EXPECTED else np.zeros(len(fit)),
            counted=counted.astype(np.float64),
            sentences=np.array([number for number, _ in offered], dtype=np.int64),
            places=np.array([place for _, place in offered], dtype=np.int64),
        )

    def _fit(self, counted: npt.NDArray[np.bool_]) -> Shares:
        """How well each sentence fits the kind asked for, from 0 to 1."""
        named = self.having(self.names)
        fit: npt.ArrayLike
        match self.question.kind:
            case AnswerKind.AMOUNT:
                fit = np.where(self.having(self.amounts), self._amount(counted), 0.0)
            case AnswerKind.TIME:
                fit = self.having(self.times)
            case AnswerKind.PLACE:
                fit = self._place(named)
            case AnswerKind.PERSON:
                fit = np.where(
                    self.having([each for each in self.names if len(each[1].terms) > 1]), 1, 0.5 * named
                )
            case AnswerKind.ORGANISATION:
                fit = named
            case AnswerKind.CAUSE:
                fit = [each.cause for each in self.sentences]
            case AnswerKind.MANNER:
                fit = [each.manner for each in self.sentences]
            case AnswerKind.THING:
                fit = 0.5 + 0.5 * named
        return np.asarray(fit, dtype=np.float64)

    def _amount(self, counted: npt.NDArray[np.bool_]) -> Shares:
        question = self.question
        if question.money:
            return np.where([each.money for each in self.sentences], 1.0, 0.3)
        if question.age:
            return np.where([each.age for each in self.sentences], 1.0, 0.3)
        # a measure without its unit is seldom one
        return np.where(counted, 1.0, 0.3 if question.measured else 0.6)

    def _counted(self) -> npt.NDArray[np.bool_]:
        counted, texts = self.question.counted, self.sentences
        near = [
            (number, place)
            for number, place in (self.amounts if counted else ())
            if not counted.isdisjoint(texts[number].terms[max(0, place - 1) : place + 1 + _COUNT_REACH])
        ]
        return self.having(near)

    def _place(self, named: npt.NDArray[np.bool_]) -> Shares:
        """A name after a word like "in" says where; with a word like "village" it says so more closely."""
        noun = np.array([each.place_noun for each in self.sentences], dtype=np.bool_)
        placed = self.having([each for each in self.names if each[1].placed])
        return np.where(placed, np.where(noun, 1.0, 0.6), np.where(named, 0.5, 0.3 * noun))
