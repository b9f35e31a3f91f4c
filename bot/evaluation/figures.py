"""The figures of many outcomes: of all together, of each kind of question, of each range of confidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from bot.evaluation.metrics import (
    BINS,
    Figure,
    Values,
    auroc,
    bin_numbers,
    calibration_error,
    share,
    share_of_few,
)
from bot.evaluation.outcome import PASSAGES, Outcome
from bot.retriever.kinds import AnswerKind

Figures: TypeAlias = Mapping[str, Figure | None]
"""Figures by name; None where there was nothing to measure one on."""


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How the bot did on the questions that ask for one kind of thing; they may be few."""

    kind: AnswerKind
    answerable: int
    unanswerable: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions with a confidence from `low` to below `high`, by what became of the first quote.

    The last bin holds a confidence of 1.0 too. `confidence` is their mean, 0.0 without any.
    """

    low: float
    high: float
    confidence: float
    right: int
    wrong: int
    unanswerable: int

    @property
    def count(self) -> int:
        """How many questions there are."""
        return self.right + self.wrong + self.unanswerable

    @property
    def share_right(self) -> Figure | None:
        """The share whose first quote is right; an unanswerable question has no right quote."""
        return share_of_few(np.repeat((1.0, 0.0), (self.right, self.count - self.right)))


def figures_of(outcomes: Sequence[Outcome]) -> Figures:
    """Every figure of the report, in its order."""
    known = [outcome for outcome in outcomes if outcome.answerable]
    unknown = [outcome for outcome in outcomes if not outcome.answerable]
    answers = _answer_figures(outcomes, share)
    return {
        "quote_at_1": answers.pop("quote_at_1"),
        "quote_at_3": share(_values(any(outcome.right) for outcome in known)),
        **{f"passage_at_{k}": share(_values(any(o.passages[:k]) for o in known)) for k in PASSAGES},
        "auroc": auroc(_values(o.confidence for o in known), _values(o.confidence for o in unknown)),
        "calibration_error": calibration_error(
            _values(outcome.confidence for outcome in outcomes),
            _values(outcome.first_right for outcome in outcomes),
        ),
        **answers,
        "verbatim": share(_values(exact for outcome in outcomes for exact in outcome.verbatim)),
    }


def figures_by_kind(outcomes: Sequence[Outcome]) -> tuple[KindFigures, ...]:
    """How the bot did on each kind of question that was asked."""
    of_kind = {kind: [outcome for outcome in outcomes if outcome.kind is kind] for kind in AnswerKind}
    return tuple(
        KindFigures(
            kind,
            sum(outcome.answerable for outcome in asked),
            sum(not outcome.answerable for outcome in asked),
            _answer_figures(asked, share_of_few),
        )
        for kind, asked in of_kind.items()
        if asked
    )


def reliability_of(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """How often the first quote is right at each confidence: the bins that the calibration error sums up."""
    numbers = bin_numbers(_values(outcome.confidence for outcome in outcomes)).tolist()
    return tuple(
        _bin(number, [outcome for outcome, of in zip(outcomes, numbers, strict=True) if of == number])
        for number in range(BINS)
    )


def _bin(number: int, outcomes: Sequence[Outcome]) -> Bin:
    right = sum(outcome.first_right for outcome in outcomes)
    answerable = sum(outcome.answerable for outcome in outcomes)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        confidence=sum(outcome.confidence for outcome in outcomes) / max(1, len(outcomes)),
        right=right,
        wrong=answerable - right,
        unanswerable=len(outcomes) - answerable,
    )


def _answer_figures(
    outcomes: Sequence[Outcome], share: Callable[[Values], Figure | None]
) -> dict[str, Figure | None]:
    known = [outcome for outcome in outcomes if outcome.answerable]
    return {
        "quote_at_1": share(_values(outcome.first_right for outcome in known)),
        "answered": share(_values(outcome.answered for outcome in known)),
        "right_when_answered": share(_values(o.said_right for o in known if o.answered)),
        "false_answers": share(_values(o.answered for o in outcomes if not o.answerable)),
    }


def _values(values: Iterable[float]) -> Values:
    return np.array(list(values), dtype=np.float64)
