from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import (
    INTERVAL,
    JITTER,
    LONG,
    LONGEST,
    LONGEST_REFUSAL,
    failed,
    fails_for_long,
    succeeded,
)
from corpus.feeds import Standing
from corpus.page import Version

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

waits = st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(days=365)))
chances = st.floats(0, 1)


@given(waits, chances)
def test_after_a_success_a_feed_is_asked_again_within_bounds(told, chance):
    wait = succeeded(NOW, Version(), told, lambda: chance).due - NOW
    assert INTERVAL <= wait <= LONGEST * (1 + JITTER)
    if told is not None and told <= LONGEST:
        assert wait >= told


@given(st.integers(0, 10_000), waits, chances)
def test_after_a_failure_too(failures, told, chance):
    standing = failed(Standing(NOW, failures=failures), NOW, "why", told, lambda: chance)
    assert INTERVAL <= standing.due - NOW <= LONGEST_REFUSAL * (1 + JITTER)
    assert (standing.failures, standing.failure) == (failures + 1, "why")


def test_a_failure_keeps_what_is_known():
    before = Standing(NOW, '"e"', "m", succeeded=NOW)
    first = failed(before, NOW, "why", None)
    second = failed(first, NOW + LONG, "why else", None)
    assert (second.etag, second.modified, second.succeeded) == ('"e"', "m", NOW)
    assert second.failing_since == NOW


@pytest.mark.parametrize(
    ("since", "told", "expected"),
    [(None, False, False), (NOW, False, False), (NOW - LONG, False, True), (NOW - LONG, True, False)],
)
def test_a_day_is_long(since, told, expected):
    assert fails_for_long(Standing(NOW, failing_since=since, told=told), NOW) is expected
