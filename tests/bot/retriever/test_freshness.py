from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.freshness import freshness
from bot.retriever.index.register import UNDATED

TODAY = date(2026, 3, 10).toordinal()


def test_a_week_old_is_fresh_and_a_year_old_is_not():
    assert freshness(TODAY - 7, TODAY) == 1.0
    assert freshness(TODAY - 365, TODAY) == -1.0


def test_without_a_date_an_article_neither_gains_nor_loses():
    assert freshness(UNDATED, TODAY) == 0.0


@given(st.integers(-10, 5000), st.integers(-10, 5000))
def test_the_newer_is_never_less_fresh(one: int, other: int):
    newer, older = sorted((one, other))
    assert freshness(TODAY - newer, TODAY) >= freshness(TODAY - older, TODAY)
