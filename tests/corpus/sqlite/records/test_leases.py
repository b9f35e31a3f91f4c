"""Leases: one holder at a time, over processes, killed ones and clocks that are set back."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from corpus.sqlite import SQLiteStore
from corpus.store import StoreUnavailable


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def go(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["file", "memory"])
def store(request, tmp_path, clock):
    with SQLiteStore(tmp_path / "a.db" if request.param == "file" else ":memory:", clock=clock) as store:
        yield store


@pytest.fixture
def leases(store):
    return store.records.leases


def test_one_holds_it_and_may_renew_it(leases, clock):
    assert leases.take("backup", "one", 60)
    assert not leases.take("backup", "other", 60)
    clock.go(50)
    assert leases.take("backup", "one", 60)
    clock.go(50)
    assert not leases.take("backup", "other", 60)
    assert leases.free_in("backup") == pytest.approx(10)


def test_another_lease_is_another(leases):
    assert leases.take("backup", "one", 60)
    assert leases.take("retention", "other", 60)


def test_it_runs_out(leases, clock):
    assert leases.take("backup", "killed", 60)
    clock.go(60.1)
    assert leases.free_in("backup") == 0
    assert leases.take("backup", "other", 60)


def test_it_can_be_given_back_by_its_holder_alone(leases):
    assert leases.take("backup", "one", 60)
    leases.release("backup", "other")
    assert not leases.take("backup", "other", 60)
    leases.release("backup", "one")
    leases.release("backup", "one")
    assert leases.free_in("backup") == 0
    assert leases.take("backup", "other", 60)


def test_a_clock_set_back_frees_it(leases, clock):
    assert leases.take("backup", "one", 60)
    clock.go(-3600)
    assert leases.free_in("backup") == 0
    assert leases.take("backup", "other", 60)


def test_another_process_sees_it(tmp_path, clock):
    with SQLiteStore(tmp_path / "a.db", clock=clock) as one, SQLiteStore(tmp_path / "a.db") as other:
        one.records.leases.take("backup", "one", 60)
        other._clock = clock
        assert not other.records.leases.take("backup", "other", 60)


def test_a_closed_store_says_so(store, leases):
    store.close()
    with pytest.raises(StoreUnavailable):
        leases.take("backup", "one", 60)
    with pytest.raises(StoreUnavailable):
        leases.free_in("backup")


def test_of_many_that_come_at_once_one_takes_it(tmp_path):
    with ExitStack() as opened, ThreadPoolExecutor(4) as threads:
        stores = [opened.enter_context(SQLiteStore(tmp_path / "a.db")) for _ in range(4)]
        for number in range(25):
            tried = [
                threads.submit(store.records.leases.take, f"lease {number}", f"holder {holder}", 60)
                for holder, store in enumerate(stores)
            ]
            assert sum(each.result() for each in tried) == 1
