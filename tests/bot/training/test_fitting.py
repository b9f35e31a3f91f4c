from typing import Any

import numpy as np
import pytest

from bot.retriever.features.catalogue import FEATURES
from bot.retriever.forest import Forest
from bot.training import fitting
from bot.training.examples import Example


def flags(*set_ones: int) -> Any:
    found = np.zeros(100, np.bool_)
    found[list(set_ones)] = True
    return found


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
