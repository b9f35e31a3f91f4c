"""Whose turn it is, among processes that share a store."""

import pytest

from bot.service.process.turns import alone, once_in
from corpus.sqlite import SQLiteStore


@pytest.fixture
def leases(tmp_path):
    with SQLiteStore(tmp_path / "verbatim.db") as store:
        yield store.records.leases


def test_one_at_a_time(leases):
    with alone(leases, "upkeep", "this", 60) as mine, alone(leases, "upkeep", "another", 60) as others:
        assert (mine, others) == (True, False)


def test_then_it_is_the_others_turn_at_once_even_if_it_failed(leases):
    with pytest.raises(ZeroDivisionError), alone(leases, "upkeep", "this", 60):
        raise ZeroDivisionError
    with alone(leases, "upkeep", "another", 60) as others:
        assert others


def test_what_was_done_is_not_done_again(leases):
    with once_in(leases, "retention", 60) as first, once_in(leases, "retention", 60) as second:
        assert (first, second) == (True, False)


def test_what_failed_is_done_again(leases):
    with pytest.raises(ZeroDivisionError), once_in(leases, "retention", 60):
        raise ZeroDivisionError
    with once_in(leases, "retention", 60) as again:
        assert again
