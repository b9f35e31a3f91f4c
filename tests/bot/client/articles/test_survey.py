"""What adding would do."""

from bot.client.articles.survey import survey
from corpus.article import Article
from corpus.readers import Problem
from corpus.shelf import Shelf
from corpus.store import Actor, Likeness
from tests.corpus.fakes import MemoryStore

HERE, THERE = 1, 2
SHIP = Article("The ship", "It carried oranges.")
TRAIN = Article("The train", "It was late.")


def test_new_known_and_bad_are_told_apart_and_nothing_is_added():
    shelf = Shelf(MemoryStore())
    shelf.add(HERE, SHIP, Actor("ann", "test"))
    shelf.add(THERE, TRAIN, Actor("ann", "test"))
    bad = Problem("a.txt", None, "no text")
    found = survey(shelf, HERE, [bad, SHIP, TRAIN])
    assert found.new == [TRAIN]
    assert [(article, match.likeness) for article, match in found.known] == [(SHIP, Likeness.SAME_TEXT)]
    assert found.problems == [bad]
    assert shelf.store.count(HERE) == 1


def test_what_comes_twice_counts_once():
    found = survey(Shelf(MemoryStore()), HERE, [SHIP, TRAIN, SHIP])
    assert found.new == [SHIP, TRAIN]
    assert found.total == 2
