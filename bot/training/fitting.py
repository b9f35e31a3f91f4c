"""From examples to models: what orders the candidates, and what judges the best of them."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.retriever import plain
from bot.retriever.confidence import JUDGED, Judge, judged_rows
from bot.retriever.features.catalogue import COLUMNS
from bot.retriever.forest import Forest
from bot.retriever.model import Model
from bot.retriever.ordering import best_first, scores_of
from bot.training.boosting import grow, together
from bot.training.examples import Example, Occasion, Rows

FOLDS: Final = 5
SEEDS: Final = 2
"""So many forests, each grown from other draws of rows and features, make one: one alone is a matter of luck.
"""

_RANKER: Final[Mapping[str, Any]] = {
    "learning_rate": 0.05,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.5,
    "lambda_l2": 5.0,
    "lambdarank_truncation_level": 10,
}
RANKER_TREES: Final = 200
_JUDGE: Final[Mapping[str, Any]] = {
    "num_leaves": 5,
    "learning_rate": 0.07,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.6,
    "lambda_l2": 10.0,
}
JUDGE_TREES: Final = 120
_JUDGED_HERE: Final = 7
"""So many of the best candidates of each question are shown to the judge, so that it judges others, too."""

_OTHERS_WEIGHT: Final = 0.5

_HARD: Final = 45
_EASY: Final = 15
"""How many wrong candidates of a question are trained on: those that look best, and some of the others."""

_LOOKS: Final = {
    "neighbours": 1.0,
    "with_title": 1.0,
    "passage": 1.0,
    "sentence": 1.0,
    "kind": 0.5,
    "fresh": 0.3,
}
"""What makes a candidate look good before anything is learned."""

Scores = npt.NDArray[np.float64]


def fold_numbers(examples: Sequence[Example]) -> list[int]:
    """For each example one of `FOLDS` folds; those that share a name (a month, an article) share a fold."""
    names = {name: order % FOLDS for order, name in enumerate(sorted({example.fold for example in examples}))}
    return [names[example.fold] for example in examples]


def fit_model(examples: Sequence[Example]) -> Model:
    """The model that `examples` teach; if some were asked later, with a ranker for the latest news as well.

    That one is asked on large shelves alone. The judge learns from scores of rankers that had not seen the
    question's month or article: on what it has seen, a ranker is too sure.
    """
    ways: list[tuple[Sequence[Example], Callable[[Sequence[Example]], Forest]]] = [(examples, fit_ranker)]
    large = [example for example in examples if not plain.say(example.rows).any()]
    if any(example.asked is Occasion.LATER for example in large):
        ways.insert(0, (large, _fit_latest))
    judge = fit_judge([(shown, out_of_fold(shown, fit)) for shown, fit in ways])
    return Model(tuple(fit(shown) for shown, fit in ways), judge)


def out_of_fold(examples: Sequence[Example], fit: Callable[[Sequence[Example]], Forest]) -> list[Scores]:
    """For each example the scores by a ranker fitted to the other folds."""
    folds = fold_numbers(examples)
    rankers = [
        fit([e for e, own in zip(examples, folds, strict=True) if own != fold]) for fold in range(FOLDS)
    ]
    return [scores_of(example.rows, rankers[fold]) for example, fold in zip(examples, folds, strict=True)]


def _fit_latest(examples: Sequence[Example]) -> Forest:
    return fit_ranker([example for example in examples if example.asked is not Occasion.LATER])


def fit_ranker(examples: Sequence[Example]) -> Forest:
    """What orders the candidates of a question."""
    useful = [example for example in examples if example.right.any() and not example.right.all()]
    chosen = [_chosen(example) for example in useful]
    rows = np.vstack([e.rows[choice] for e, choice in zip(useful, chosen, strict=True)])
    right = np.concatenate([e.right[choice] for e, choice in zip(useful, chosen, strict=True)])
    weights = np.concatenate([np.full(len(c), e.weight) for e, c in zip(useful, chosen, strict=True)])
    groups = [len(choice) for choice in chosen]
    return together(
        [
            grow(
                rows,
                right.astype(np.float64),
                weights,
                groups=groups,
                trees=RANKER_TREES,
                seed=seed,
                settings=_RANKER,
            )
            for seed in range(SEEDS)
        ]
    )


def fit_judge(ways: Sequence[tuple[Sequence[Example], Sequence[Scores]]]) -> Judge:
    """What says how likely the best candidates are to be right, from their features and their scores.

    `ways` are the examples of each way to take a question, and their scores by its ranker.
    """
    rows: list[Rows] = []
    right: list[float] = []
    weights: list[float] = []
    for way, (examples, scores) in enumerate(ways):
        for example, scored in zip(examples, scores, strict=True):
            best = best_first(scored, example.texts.tolist())[:JUDGED]
            rows.extend(judged_rows(example.rows[best], scored[best], way)[:_JUDGED_HERE])
            right.extend(example.right[best][:_JUDGED_HERE].astype(np.float64))
            count = min(len(best), _JUDGED_HERE)
            weights.extend([example.judged, *[example.judged * _OTHERS_WEIGHT] * (count - 1)])
    targets, counts = np.array(right), np.array(weights)
    forests = [
        grow(np.array(rows), targets, counts, trees=JUDGE_TREES, seed=seed, settings=_JUDGE)
        for seed in range(SEEDS)
    ]
    return Judge(together(forests))


def _chosen(example: Example) -> npt.NDArray[np.int64]:
    """The candidates trained on: those that are right, the wrong ones that look best, and some of the others.

    What holds an answer and does not count as right may be either: no ranker learns from it.
    """
    looks = sum(example.rows[:, COLUMNS[name]] * weight for name, weight in _LOOKS.items())
    wrong = np.flatnonzero(~(example.right | example.answering))
    wrong = wrong[np.argsort(-np.asarray(looks)[wrong], kind="stable")]
    hard, others = wrong[:_HARD], wrong[_HARD:]
    chance = np.random.default_rng(zlib.crc32(example.id.encode()))
    easy = chance.choice(others, min(_EASY, len(others)), replace=False)
    return np.sort(np.concatenate((np.flatnonzero(example.right), hard, easy)))
