"""Whether texts offer the kind of thing a question asks for, beyond what the question already says."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.retriever import signs
from bot.retriever.beyond import Beyond
from bot.retriever.kinds import AnswerKind
from bot.retriever.places import Places
from bot.retriever.question import Question
from bot.retriever.term_lists import Flags, Numbers
from bot.retriever.texts import Texts

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


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """What each of some texts offers to a question.

    `kind`: how well it fits what is asked for, from 0 to the kind's importance. `lacking`: how far, from 0 to
    1, it falls short where a number or a person is asked for. `counted`: whether a number stands before what
    is to be counted. What is offered stands in text `texts[i]`, at `places[i]` of its terms.
    """

    kind: Shares
    lacking: Shares
    counted: Shares
    texts: Numbers
    places: Numbers


class Unsaid:
    """The names, amounts and times of some texts that a question does not say itself."""

    def __init__(self, question: Question, texts: Texts) -> None:
        self.question = question
        self.texts = texts
        self.beyond = Beyond(texts, frozenset(question.terms))
        self.amounts = self._unsaid(texts.amounts)

    @cached_property
    def times(self) -> Places:
        """The times among them."""
        return self._unsaid(self.texts.times)

    def _unsaid(self, things: Places) -> Places:
        return things.where(~self.beyond.told[things.terms])

    def offers(self) -> Offers:
        """What the sentences offer of the kind that the question asks for."""
        kind = self.question.kind
        counted = self._counted()
        fit = self._fit(counted)
        names = self.texts.names
        match kind := self.question.kind:
            case AnswerKind.AMOUNT:
                texts, places, _ = self.amounts
            case AnswerKind.TIME:
                texts, places, _ = self.times
            case _:
                texts, places = names.texts[self.beyond.new], names.places[self.beyond.new]
        return Offers(
            kind=IMPORTANCE[kind] * fit,
            lacking=1.0 - fit if kind in _EXPECTED else np.zeros(len(fit)),
            counted=counted.astype(np.float64),
            texts=texts,
            places=places,
        )

    def _fit(self, counted: npt.NDArray[np.bool_]) -> Shares:
        """How well each sentence fits the kind asked for, from 0 to 1."""
        names, new = self.texts.names, self.beyond.new
        named = self.beyond.naming(new)
        fit: npt.ArrayLike
        match self.question.kind:
            case AnswerKind.AMOUNT:
                fit = np.where(self.beyond.having(self.amounts.texts), self._amount(counted), 0.0)
            case AnswerKind.TIME:
                fit = self.beyond.having(self.times.texts)
            case AnswerKind.PLACE:
                fit = self._place(named)
            case AnswerKind.PERSON:
                fit = np.where(self.beyond.naming(new & (names.sizes > 1)), 1, 0.5 * named)
            case AnswerKind.ORGANISATION:
                fit = named
            case AnswerKind.CAUSE:
                fit = self.beyond.giving(signs.CAUSE)
            case AnswerKind.MANNER:
                fit = self.beyond.giving(signs.MANNER)
            case AnswerKind.THING:
                fit = 0.5 + 0.5 * named
        return np.asarray(fit, dtype=np.float64)

    def _amount(self, counted: Flags) -> Shares:
        question = self.question
        if question.money:
            return np.where(self.beyond.giving(signs.MONEY), 1.0, 0.3)
        if question.age:
            return np.where(self.beyond.giving(signs.AGE), 1.0, 0.3)
        # a measure without its unit is seldom one
        return np.where(counted, 1.0, 0.3 if question.measured else 0.6)

    def _counted(self) -> Flags:
        """Whether what is to be counted stands in each text right before an amount or soon after it."""
        if not self.question.counted:
            return self.beyond.having(np.zeros(0, dtype=np.int64))
        texts = self.texts
        counted = texts.glossary.among(self.question.counted)[texts.said]
        so_far = np.concatenate(([0], np.cumsum(counted)))
        start, end = texts.starts[self.amounts.texts], texts.starts[self.amounts.texts + 1]
        place = start + self.amounts.places
        first, last = np.maximum(place - 1, start), np.minimum(place + 1 + _COUNT_REACH, end)
        return self.beyond.having(self.amounts.texts[so_far[last] > so_far[first]])

    def _place(self, named: Flags) -> Shares:
        """A name after a word like "in" says where; with a word like "village" it says so more closely."""
        names, noun = self.texts.names, self.texts.place_noun
        placed = self.beyond.naming(self.beyond.new & names.placed)
        return np.where(placed, np.where(noun, 1.0, 0.6), np.where(named, 0.5, 0.3 * noun))
