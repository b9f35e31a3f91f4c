import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.edits import edits
from bot.retriever.index.spellings import Spellings

words = st.text("abcи", min_size=1, max_size=7)


def spelled(*words: str) -> Spellings:
    return Spellings().with_words(words)


@given(st.lists(words, max_size=12, unique=True), words, st.integers(1, 2), st.integers(0, 12))
def test_all_words_nearly_spelled_so_are_found(known: list[str], word: str, most: int, cut: int) -> None:
    near = spelled(*known[:cut]).with_words(known[cut:]).near(word, most, any_first=True)
    assert list(near) == [each for each in known if edits(word, each, most) <= most]


def test_the_first_letter_must_be_the_same_unless_told_otherwise() -> None:
    spellings = spelled("barcelona", "parcelona")
    assert list(spellings.near("barcelonna", 2)) == ["barcelona"]
    assert list(spellings.near("barcelonna", 2, any_first=True)) == ["barcelona", "parcelona"]


@pytest.mark.parametrize("term", ["2026", "4th", "3.5", "東京2", "a" * 300])
def test_what_no_one_mistypes_has_no_spelling(term: str) -> None:
    assert list(spelled(term).near(term, 1)) == []


def test_a_word_that_came_twice_is_found_once() -> None:
    assert list(spelled("bridge").with_words(["bridge"]).near("bridges", 1)) == ["bridge"]


def test_a_reading_stays_as_it_was_when_words_are_added() -> None:
    spellings = spelled("bridge")
    spellings.with_words(["bridges"])
    assert list(spellings.near("bridge", 1)) == ["bridge"]


def test_words_in_any_number_of_steps_are_found_alike() -> None:
    letters = "abcdefghij"
    known = [a + b + c + d for a in letters for b in letters for c in letters for d in "klmnopqrst"]
    spellings = Spellings()
    for first in range(0, len(known), 700):
        spellings = spellings.with_words(known[first : first + 700])
    assert list(spellings.near("abck", 1)) == list(spelled(*known).near("abck", 1))
    assert list(Spellings.unpack(spellings.pack()).near("abck", 1)) == list(spellings.near("abck", 1))


def test_what_is_not_packed_words_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unpack|sections"):
        Spellings.unpack(bytes(8))
