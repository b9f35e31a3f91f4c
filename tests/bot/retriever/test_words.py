import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.folding import fold
from bot.retriever.languages.stop_words import STOP_WORDS_TEXT
from bot.retriever.word_table import WordTable
from bot.retriever.words import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("missiles", "missile"),
        ("won", "winning"),
        ("died", "death"),
        ("two", "2"),
        ("1,000", "1000"),
        ("January 6th", "January 6"),
        ("Poland’s", "Poland"),
        ("O'Brien", "OBrien"),
        ("Przewodów", "Przewodow"),
        ("U.S.", "US"),
        ("USA", "US"),
    ],
)
def test_forms_of_one_word_are_one_term(one: str, other: str):
    assert terms(one) == terms(other) != []


def test_stop_words_are_no_terms():
    assert terms("Who did what to whom, and why?") == []


def test_a_country_is_not_the_pronoun_it_looks_like():
    assert terms("The US sent us") == [*terms("US"), *terms("sent")]


def test_capitals_throughout_are_no_acronyms():
    assert terms("WHO WON IT") == terms("who won it")


def test_scripts_without_spaces_become_bigrams():
    assert terms("東京都 4月") == ["東京", "京都", "4", "月"]


def test_korean_words_change_at_their_ends():
    assert terms("다리가") == ["다리", "리가"]
    assert set(terms("다리")) <= set(terms("다리는"))


@pytest.mark.parametrize("text", ["Где упала ракета", "أين سقط الصاروخ", "मिसाइल कहाँ गिरी"])
def test_other_scripts_keep_their_words(text: str):
    assert len(terms(text)) == len(text.split())


def test_emoji_and_punctuation_are_no_words():
    assert terms("🚀 … — ?!") == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(sorted(STOP_WORDS_TEXT)))
def test_every_text_has_terms_without_fail_in_every_language(text: str, language: str):
    assert all(terms(text, language))


@pytest.mark.parametrize("language", sorted(STOP_WORDS_TEXT))
def test_small_words_are_no_terms_in_their_language(language: str):
    assert terms(STOP_WORDS_TEXT[language], language) == []


def test_threads_agree_on_terms():
    found: list[list[str]] = []
    text = " ".join(f"word{n}ing running{chr(97 + n % 26)}s" for n in range(500))
    threads = [threading.Thread(target=lambda: found.append(terms(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize(("word", "times"), [("harbour", 1), ("東京都", 2), ("a" * 100_000, 2)])
def test_what_may_be_as_long_as_its_article_is_not_kept(word: str, times: int):
    asked: list[str] = []
    table = WordTable(asked.append, limit=2)
    for _ in range(2):
        table[word]
    assert len(asked) == times


def test_a_table_of_words_stays_within_its_limit():
    table = WordTable(len, limit=2)
    assert [table[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(table) <= 2
