"""What comes in at once: nothing bad keeps out what is good, and nothing is told that did not happen."""

import pytest

from corpus.article import SHARED, Article
from corpus.intake import BATCH, Intake, take_in
from corpus.readers import Problem
from corpus.shelf import Shelf
from corpus.store import Actor, Likeness, StoreUnavailable
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
