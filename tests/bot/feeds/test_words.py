import time

import pytest

from bot.feeds.words import TooManyWords, is_wanted, words_of
from corpus.feeds import Terms


def test_words_are_parted_by_commas_and_taken_once():
    assert words_of("ship,  new   harbour ;ship\ntrain,,") == ("ship", "new harbour", "train")


@pytest.mark.parametrize("typed", [", ".join(map(str, range(31))), "x" * 51])
def test_words_are_bounded(typed):
    with pytest.raises(TooManyWords):
        words_of(typed)


@pytest.mark.parametrize(
    ("include", "exclude", "wanted"),
    [
        ("", "", True),
        ("SHIP", "", True),
        ("ships", "", False),
        ("ship*", "", True),
        ("hip", "", False),
        ("new harbour", "", True),
        ("train, harbour", "", True),
        ("", "harbour", False),
        ("ship", "sport", True),
        ("ship", "crane*", False),
        ("it's", "", True),
        (".*", "", False),
        ("Zürich", "", True),
    ],
)
def test_whole_words_decide(include, exclude, wanted):
    terms = Terms(words_of(include), words_of(exclude))
    assert is_wanted(terms, "A ship reached the new  harbour", "It’s ZÜRICH; cranes stood still.") is wanted


def test_the_longest_article_is_looked_through_at_once():
    terms = Terms(tuple(f"harbour {n}" for n in range(30)), tuple(f"crane{n}*" for n in range(30)))
    text = "The ferry to the island was late because of a storm. " * 37_000
    began = time.process_time()
    assert is_wanted(terms, text, "Harbour 7 is open; crane 7 is not") is True
    assert is_wanted(terms, text) is False
    assert time.process_time() - began < 1.5
