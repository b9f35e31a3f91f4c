from collections import Counter
from typing import Any

import numpy as np
import pytest

from bot.retriever.features.catalogue import COLUMNS, FEATURES
from bot.retriever.forest import Forest
from bot.training import fitting
from bot.training.examples import Example, Occasion

SHOWN = 7
"""So many candidates of a question does the judge see."""


def flags(*set_ones: int) -> Any:
    found = np.zeros(100, np.bool_)
    found[list(set_ones)] = True
    return found


def asked(number: int, occasion: Occasion) -> Example:
    rows, month = np.zeros((100, len(FEATURES))), f"2026-{number % 9}"
    rows[:, COLUMNS["shelf"]] = np.log1p(20 if occasion is Occasion.ALONE else 10_000)
    return Example(f"q{number}", month, "a", True, rows, flags(1), flags(1), np.arange(100), asked=occasion)


@pytest.mark.parametrize("later", [True, False])
def test_there_is_a_ranker_for_the_latest_news_on_large_shelves_where_some_were_asked_later(
    monkeypatch: pytest.MonkeyPatch, later: bool
):
    seen: list[set[Occasion]] = []

    def fit_ranker(examples: Any) -> Forest:
        seen.append({example.asked for example in examples})
        return Forest([])

    def grow(rows: Any, *_: Any, **__: Any) -> Forest:
        judged.append(Counter(rows[:, -1].tolist()))
        return Forest([])

    judged: list[Counter[float]] = []
    monkeypatch.setattr(fitting, "fit_ranker", fit_ranker)
    monkeypatch.setattr(fitting, "grow", grow)
    occasions = {Occasion.FIRST, Occasion.ALONE} | ({Occasion.LATER} if later else set())
    model = fitting.fit_model([asked(number, occasion) for number in range(20) for occasion in occasions])
    ways = [{Occasion.FIRST}, occasions] if later else [occasions]
    assert len(model.rankers) == len(ways)
    assert judged[-1] == ({0.0: 40 * SHOWN, 1.0: 60 * SHOWN} if later else {0.0: 40 * SHOWN})
    assert seen[-len(ways) :] == ways
    assert all(each in ways for each in seen)


def test_nothing_is_learned_from_what_holds_an_answer_but_may_be_wrong(monkeypatch: pytest.MonkeyPatch):
    """Rows are known by their first feature, which is their number."""
    learned: dict[float, float] = {}

    def grow(rows: Any, target: Any, *_: Any, **__: Any) -> Forest:
        learned.update(zip(rows[:, 0].tolist(), target.tolist(), strict=True))
        return Forest([])

    monkeypatch.setattr(fitting, "grow", grow)
    rows = np.zeros((100, len(FEATURES)))
    rows[:, 0] = np.arange(100)
    fitting.fit_ranker([Example("q", "2026-01", "a", True, rows, flags(1), flags(1, 2, 3), np.arange(100))])
    assert learned[1] == 1.0
    assert not {2.0, 3.0} & learned.keys()
    assert set(learned.values()) == {0.0, 1.0}
