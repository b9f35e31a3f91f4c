"""What comes in at once: nothing bad keeps out what is good, and nothing is told that did not happen."""

import os
import signal
import threading
from functools import partial

import pytest

from corpus import intake as corpus_intake
from corpus.article import SHARED, Article
from corpus.intake import BATCH, Intake, take_in
from corpus.readers import Problem
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Entry, Fingerprint, Likeness, StoreUnavailable
from corpus.workers import WorkerDied
from tests.corpus.fakes import MemoryStore

ANN = Actor("ann", "a test")


def article(number):
    return Article(f"Report {number}", f"On day {number} the river stood {number * 7919:x} inches high.")


@pytest.fixture
def shelf():
    return Shelf(MemoryStore())


def test_every_article_is_told_apart_by_what_became_of_it(shelf):
    unreadable = Problem("bad.txt", 3, "no text")
    intake = take_in(shelf, SHARED, [article(1), unreadable, Article("Empty", " "), article(1)], ANN)
    assert [each.title for each in intake.added] == ["Report 1"]
    assert [(each.title, each.match.likeness) for each in intake.known] == [("Report 1", Likeness.SAME_TEXT)]
    assert intake.problems[0] == unreadable
    assert [problem.source for problem in intake.problems[1:]] == ["Empty"]
    assert shelf.store.count(SHARED) == 1


def test_more_than_one_batch_comes_in_whole(shelf):
    intake = take_in(shelf, SHARED, (article(number) for number in range(2 * BATCH + 7)), ANN)
    assert len(intake.added) == shelf.store.count(SHARED) == 2 * BATCH + 7
    assert len({each.id for each in intake.added}) == 2 * BATCH + 7


def test_nothing_at_all_is_nothing(shelf):
    assert take_in(shelf, SHARED, [], ANN) == Intake()


def test_a_failing_store_keeps_the_batches_before_and_none_of_this_one(shelf):
    def articles():
        yield from (article(number) for number in range(BATCH + BATCH // 2))
        raise StoreUnavailable("the disk is full")

    intake = Intake()
    with pytest.raises(StoreUnavailable):
        take_in(shelf, SHARED, articles(), ANN, intake)
    assert shelf.store.count(SHARED) == len(intake.added) == BATCH


# Several processes


class Line:
    """A report that is still to be read."""

    size = 100

    def __init__(self, number):
        self.number = number

    def read(self):
        return article(self.number) if self.number % 10 else Problem("a.txt", self.number, "no text")


def entry_of(article):
    return Entry("title", article.title.encode())


def deadly(article):
    if article.title == "Report 31":
        os.kill(os.getpid(), signal.SIGKILL)
    return entry_of(article)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(corpus_intake, "BATCH", 4)


MIXED = [*map(article, range(30)), *map(Line, range(40)), Article("Empty", " "), *map(article, range(25, 60))]


@pytest.mark.usefixtures("small_batches")
def test_several_processes_come_to_the_same_as_one():
    shelves = [Shelf(MemoryStore(), entry_of) for _ in range(2)]
    alone, together = (
        take_in(shelf, SHARED, iter(MIXED), ANN, processes=processes)
        for shelf, processes in zip(shelves, (1, 2), strict=True)
    )
    assert [each.title for each in together.known] == [each.title for each in alone.known]
    assert (together.added, together.problems) == (alone.added, alone.problems)
    assert len(alone.added) == 60
    stores = [shelf.store for shelf in shelves]
    assert stores[0].standing(SHARED) == stores[1].standing(SHARED)
    found = [store.readings(SHARED, store.standing(SHARED), "title") for store in stores]
    assert found[0] == found[1]
    assert all(reading.entry for reading in found[0].values())


@pytest.mark.usefixtures("small_batches")
def test_what_is_known_needs_no_entry_and_what_is_new_after_it_gets_one():
    shelf = Shelf(MemoryStore(), entry_of)
    take_in(shelf, SHARED, map(article, range(40)), ANN)
    shelf.entry_of = partial(counted, made := [])
    intake = take_in(shelf, SHARED, map(article, range(44)), ANN, processes=2)
    assert [each.title for each in intake.added] == made == [f"Report {number}" for number in range(40, 44)]


def counted(made, article):
    """Tells `made` what it makes here; what other processes make of it is lost."""
    made.append(article.title)
    return entry_of(article)


@pytest.mark.usefixtures("small_batches")
def test_a_worker_that_is_killed_loses_nothing_that_was_told():
    shelf, intake = Shelf(MemoryStore(), deadly), Intake()
    with pytest.raises(WorkerDied):
        take_in(shelf, SHARED, map(article, range(60)), ANN, intake, processes=2)
    assert [each.id for each in intake.added] == [each.id for each in shelf.store.articles(SHARED)]
    assert 12 <= len(intake.added) <= 28
    shelf.entry_of = entry_of
    take_in(shelf, SHARED, map(article, range(60)), ANN, processes=2)
    assert shelf.store.count(SHARED) == 60


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("processes", [1, 2])
def test_an_interruption_leaves_whole_batches(processes):
    def interrupted():
        yield from map(article, range(42))
        raise KeyboardInterrupt

    shelf, intake = Shelf(MemoryStore()), Intake()
    with pytest.raises(KeyboardInterrupt):
        take_in(shelf, SHARED, interrupted(), ANN, intake, processes=processes)
    assert len(intake.added) == shelf.store.count(SHARED)
    assert len(intake.added) % 4 == 0
    assert len(intake.added) >= 40 - 2 * 2 * 4


@pytest.mark.usefixtures("small_batches")
def test_long_articles_make_short_batches(shelf, monkeypatch):
    monkeypatch.setattr(corpus_intake, "BATCH_BYTES", 70)
    versions = []

    def watched():
        for number in range(4):
            versions.append(shelf.store.version(SHARED))
            yield article(number)

    take_in(shelf, SHARED, watched(), ANN)
    assert versions == [0, 0, 2, 2]


def test_others_write_and_read_meanwhile(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store, SQLiteStore(tmp_path / "a.db") as other:
        done, counts = threading.Event(), [0]

        def write():
            while not done.is_set():
                number = len(counts)
                other.add(1, Article("T", "Text.", id=f"n{number}"), Fingerprint(None, f"{number}", 0), ANN)
                counts.append(other.count(SHARED))

        neighbour = threading.Thread(target=write)
        neighbour.start()
        take_in(Shelf(store), SHARED, map(article, range(8 * BATCH)), ANN, processes=2)
        done.set()
        neighbour.join()
        assert counts == sorted(counts)
        assert any(0 < count < 8 * BATCH for count in counts)  # it had its turn between two batches
