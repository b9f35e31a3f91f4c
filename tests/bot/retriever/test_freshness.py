from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.freshness import freshness
from bot.retriever.index.shelf_index import UNDATED

TODAY = date(2026, 3, 10).toordinal()


def of(day: int) -> float:
    return float(freshness(np.array([day]), TODAY)[0])


def test_a_week_old_is_fresh_and_a_year_old_is_not():
    assert of(TODAY - 7) == 1.0
    assert of(TODAY - 365) == -1.0


def test_without_a_date_an_article_neither_gains_nor_loses():
    assert of(UNDATED) == 0.0


@given(st.integers(-10, 5000), st.integers(-10, 5000))
def test_the_newer_is_never_less_fresh(one: int, other: int):
    newer, older = sorted((one, other))
    assert of(TODAY - newer) >= of(TODAY - older)
