"""Which article a moderator means."""

import pytest

from bot.client.articles.lookup import NoSuchArticle, choices, find, find_once_there, outlet_choices
from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor

ANN = Actor("ann (1)", "test")
HERE, THERE = 1, 2


@pytest.fixture
def shelf():
    with SQLiteStore(":memory:") as store:
        shelf = Shelf(store)
        for server_id, title in (
            (HERE, "Ship sails"),
            (HERE, "Ship sinks"),
            (HERE, "Storm"),
            (THERE, "Peace"),
        ):
            shelf.add(server_id, Article(title, f"{title}: that is what happened here on this Tuesday."), ANN)
        yield shelf


def test_a_choice_leads_back_to_its_article(shelf):
    for name, article_id in choices(shelf.store, HERE, "ship"):
        assert find(shelf.store, HERE, article_id).title == name


def test_choices_are_those_that_contain_what_was_typed(shelf):
    assert {name for name, _ in choices(shelf.store, HERE, "SHIP")} == {"Ship sails", "Ship sinks"}


def test_another_servers_articles_are_neither_offered_nor_found(shelf):
    assert choices(shelf.store, HERE, "Peace") == []
    [(_, article_id)] = choices(shelf.store, THERE, "Peace")
    with pytest.raises(NoSuchArticle):
        find(shelf.store, HERE, article_id)


def test_a_typed_title_is_enough_if_only_one_article_has_it(shelf):
    assert find(shelf.store, HERE, "storm").title == "Storm"


@pytest.mark.parametrize(("typed", "words"), [("ship", "More than one"), ("war", "No article")])
def test_otherwise_the_moderator_is_asked_to_choose(shelf, typed, words):
    with pytest.raises(NoSuchArticle, match=words):
        find(shelf.store, HERE, typed)


def test_what_was_removed_is_found_where_it_makes_sense(shelf):
    storm = find(shelf.store, HERE, "storm")
    shelf.remove(HERE, storm.id, ANN)
    assert choices(shelf.store, HERE, "storm") == []
    assert choices(shelf.store, HERE, "storm", removed_too=True) == [("Storm", storm.id)]
    with pytest.raises(NoSuchArticle):
        find(shelf.store, HERE, "storm")
    assert find_once_there(shelf.store, HERE, "storm") == storm.id
    assert find_once_there(shelf.store, HERE, storm.id) == storm.id
    with pytest.raises(NoSuchArticle):
        find_once_there(shelf.store, THERE, storm.id)


def test_outlets_too_long_to_choose_are_left_out(shelf):
    for outlet in ("The Post", "🎉" * 60):
        shelf.add(HERE, Article(outlet, f"{outlet} says so.", outlet), ANN)
    assert outlet_choices(shelf.store, HERE, "") == ["The Post"]
