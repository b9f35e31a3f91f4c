"""What the models say of questions from months and articles that they had not seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.evaluation.metrics import Figure, Values, auroc, calibration_error, share
from bot.retriever.model import Model
from bot.retriever.ordering import order_of
from bot.training.examples import Example
from bot.training.fitting import FOLDS, fit_model, fold_numbers

AT_THRESHOLD: Final = ("answered", "right_when_answered", "false_answers")
"""The figures that depend on the threshold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model that had not seen a question made of it: are its first quotes right, how sure is it."""

    answerable: bool
    right: tuple[bool, ...]
    confidence: float


def verdict_of(example: Example, model: Model) -> Verdict:
    """What `model` makes of `example`."""
    order = order_of(example.rows, example.texts.tolist(), model)
    return Verdict(example.answerable, tuple(example.right[order.numbers[:3]].tolist()), order.chance)


def cross_validate(asked: Sequence[Example], also: Sequence[Example] = ()) -> list[Verdict]:
    """The verdicts on `asked`, each by a model fitted to the other folds of `asked` and of `also`."""
    folds = fold_numbers([*asked, *also])
    verdicts: dict[int, Verdict] = {}
    for fold in range(FOLDS):
        model = fit_model([e for e, own in zip([*asked, *also], folds, strict=True) if own != fold])
        verdicts |= {i: verdict_of(e, model) for i, e in enumerate(asked) if folds[i] == fold}
    return [verdicts[i] for i in range(len(asked))]


def figures(verdicts: Sequence[Verdict], threshold: float) -> Mapping[str, Figure | None]:
    """The figures of an evaluation that depend on the models."""
    known = [verdict for verdict in verdicts if verdict.answerable]
    unknown = [verdict for verdict in verdicts if not verdict.answerable]
    said = [verdict for verdict in known if verdict.confidence >= threshold]
    return {
        "quote_at_1": share(_values(any(v.right[:1]) for v in known)),
        "quote_at_3": share(_values(any(v.right) for v in known)),
        "auroc": auroc(_values(v.confidence for v in known), _values(v.confidence for v in unknown)),
        "calibration_error": calibration_error(
            _values(v.confidence for v in verdicts), _values(any(v.right[:1]) for v in verdicts)
        ),
        "answered": share(_values(v.confidence >= threshold for v in known)),
        "right_when_answered": share(_values(any(v.right[:1]) for v in said)),
        "false_answers": share(_values(v.confidence >= threshold for v in unknown)),
    }


def _values(values: Iterable[float]) -> Values:
    return np.array(list(values), dtype=np.float64)
