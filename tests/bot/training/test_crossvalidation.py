import numpy as np

from bot.retriever.features.catalogue import COLUMNS, FAMILIES, FEATURES
from bot.retriever.forest import Forest
from bot.training.ablation import without
from bot.training.crossvalidation import Verdict, cross_validate, figures
from bot.training.examples import Example
from bot.training.fitting import FOLDS, fold_numbers, out_of_fold


def example(number: int, *, answerable: bool = True) -> Example:
    """A question whose right candidate, if any, covers most of it: six candidates, each a text of its own."""
    chance = np.random.default_rng(number)
    rows = chance.random((6, len(FEATURES)))
    rows[:, COLUMNS["cover"]] = chance.random(6) * 0.5
    rows[:, COLUMNS["shelf"]] = np.log1p(10_000)  # where plain rules have no say
    right = np.zeros(6, dtype=np.bool_)
    if answerable:
        right[chance.integers(6)] = True
        rows[right, COLUMNS["cover"]] = 0.5 + chance.random() / 2
    month = f"2026-{number % 7 + 1:02}"
    return Example(f"q{number}", month, "a", answerable, rows, right, right, np.arange(6))


EXAMPLES = [example(number, answerable=number % 3 > 0) for number in range(120)]


def test_questions_of_one_month_share_a_fold():
    folds = fold_numbers(EXAMPLES)
    assert set(folds) == set(range(FOLDS))
    assert {(e.fold, fold) for e, fold in zip(EXAMPLES, folds, strict=True)} == {
        (month, folds[int(month[-2:]) - 1]) for month in {e.fold for e in EXAMPLES}
    }


def test_no_model_sees_the_months_it_is_asked_about():
    seen: list[set[str]] = []

    def remember(examples):
        seen.append({example.fold for example in examples})
        return Forest([])

    out_of_fold(EXAMPLES, remember)
    months = {example.fold for example in EXAMPLES}
    assert all(months - each for each in seen)
    assert set().union(*(months - each for each in seen)) == months
    assert sum(len(months - each) for each in seen) == len(months)


def test_what_can_be_learned_is_learned():
    found = figures(cross_validate(EXAMPLES), threshold=0.5)
    assert found["quote_at_1"].value > 0.9
    assert found["quote_at_3"].value >= found["quote_at_1"].value
    assert found["auroc"].value > 0.7


def test_figures_at_a_threshold():
    verdicts = [
        Verdict(answerable=True, right=(True, False), confidence=0.9),
        Verdict(answerable=True, right=(False, True), confidence=0.7),
        Verdict(answerable=True, right=(False, False), confidence=0.2),
        Verdict(answerable=False, right=(False, False), confidence=0.6),
        Verdict(answerable=False, right=(False, False), confidence=0.1),
    ]
    found = {name: round(figure.value, 3) for name, figure in figures(verdicts, 0.5).items()}
    assert found | {"auroc": None, "calibration_error": None} == {
        "quote_at_1": 0.333,
        "quote_at_3": 0.667,
        "auroc": None,
        "calibration_error": None,
        "answered": 0.667,
        "right_when_answered": 0.5,
        "false_answers": 0.5,
    }


def test_without_a_family_its_features_tell_nothing():
    family = next(iter(FAMILIES))
    left = without(EXAMPLES[0], family)
    for name, column in COLUMNS.items():
        assert (left.rows[:, column] == 0).all() == (name in FAMILIES[family])
