import pytest

from bot.retriever.question import MAX_QUESTION, read_question
from bot.retriever.words import terms


def test_terms_are_distinct_and_in_order():
    assert read_question("Bridge, harbour, bridges?").terms == tuple(terms("bridge harbour"))


def test_how_many_counts_what_follows_it():
    counted = read_question("How many lift motors were there?").counted
    assert counted == set(terms("lift motors"))


def test_how_many_counts_what_was_done_to_it():
    counted = read_question("How many people were hurt in the fire?").counted
    assert set(terms("people hurt")) <= counted
    assert not counted & set(terms("fire"))


def test_words_that_stand_for_what_is_counted_count_too():
    assert set(terms("killing")) <= read_question("How many people died?").counted


@pytest.mark.parametrize(
    ("question", "age"), [("How old is the mayor?", True), ("How long was the mayor away?", False)]
)
def test_whether_an_age_is_asked_for(question: str, age: bool):
    assert read_question(question).age is age


def test_how_old_is_counted_in_years():
    assert set(terms("years")) <= read_question("How old is she?").counted


@pytest.mark.parametrize(
    ("question", "verb"),
    [("Where did the ship sink?", "sink"), ("Who sank the ship?", None), ("What did she do?", None)],
)
def test_the_verb_at_the_end(question: str, verb: str | None):
    assert read_question(question).verb == verb


@pytest.mark.parametrize("question", ["", "   ", "???", "🚀", "who was it and why"])
def test_without_words_there_are_no_terms(question: str):
    assert read_question(question).terms == ()


def test_what_is_too_long_is_cut():
    assert "zebra" not in read_question("word " * (MAX_QUESTION // 5) + " zebra").terms
