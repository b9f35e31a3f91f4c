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
