import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.edits import edits
from bot.retriever.index.vocabulary import Vocabulary

words = st.text("abcи", min_size=1, max_size=7)


def vocabulary_of(*terms: str) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.numbers(terms)
    return vocabulary


def test_a_term_keeps_its_number():
    vocabulary = vocabulary_of("bridge", "harbour")
    assert vocabulary.numbers(["harbour", "new", "bridge"]).tolist() == [1, 2, 0]
    assert vocabulary.term(2) == "new"


@given(st.lists(words, max_size=12, unique=True), words, st.integers(1, 2))
def test_all_words_nearly_spelled_so_are_found(terms: list[str], word: str, most: int):
    near = vocabulary_of(*terms).spellings().near(word, most, any_first=True)
    assert list(near) == [term for term in terms if edits(word, term, most) <= most]


def test_the_first_letter_must_be_the_same_unless_told_otherwise():
    spellings = vocabulary_of("barcelona", "parcelona").spellings()
    assert list(spellings.near("barcelonna", 2)) == ["barcelona"]
    assert list(spellings.near("barcelonna", 2, any_first=True)) == ["barcelona", "parcelona"]


@pytest.mark.parametrize("term", ["2026", "4th", "3.5", "東京2"])
def test_what_is_not_all_letters_has_no_spelling(term: str):
    assert list(vocabulary_of(term).spellings().near(term, 1)) == []


def test_a_reading_stays_as_it_was_while_the_vocabulary_grows():
    vocabulary = vocabulary_of("bridge")
    spellings = vocabulary.spellings()
    vocabulary.numbers(["bridges"])
    assert list(spellings.near("bridge", 1)) == ["bridge"]
