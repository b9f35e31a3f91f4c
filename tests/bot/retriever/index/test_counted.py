from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.index.counted import Counted, counted
from bot.retriever.index.term_hashes import hash_of, hashes_of

passages = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=10), max_size=6)


def read(article: Counted) -> dict[tuple[int, int], tuple[int, int]]:
    """By hash of the term and passage: how often the term stands there, and how long the passage is."""
    segment = article.segment
    found = {}
    for row, hashed in enumerate(segment.hashes.tolist()):
        for place in range(int(segment.starts[row]), int(segment.starts[row + 1])):
            frequency, length = segment.pairs[segment.codes[place]].tolist()
            found[hashed, int(segment.passages[place])] = (frequency, length)
    return found


@given(passages)
def test_every_term_of_every_passage_is_counted(corpus: list[list[str]]):
    article = counted(corpus)
    assert (article.passages, article.length) == (len(corpus), sum(map(len, corpus)))
    assert read(article) == {
        (hash_of(term), number): (frequency, len(passage))
        for number, passage in enumerate(corpus)
        for term, frequency in Counter(passage).items()
    }


@given(passages)
def test_bytes_say_the_same(corpus: list[list[str]]):
    article = counted(corpus)
    again = Counted.from_bytes(article.to_bytes())
    assert read(again) == read(article)
    assert (again.passages, again.length) == (article.passages, article.length)


def test_very_frequent_terms_and_many_passages_are_counted_in_full():
    article = counted([["a"] * 70_000, *([["b"]] * 66_000)])
    found = read(Counted.from_bytes(article.to_bytes()))
    assert found[hash_of("a"), 0] == (70_000, 70_000)
    assert found[hash_of("b"), 66_000] == (1, 1)


def test_hashes_are_ascending_and_the_same_everywhere():
    assert counted([["b", "a"], ["a"]]).hashes.tolist() == sorted(hashes_of(["a", "b"]).tolist())
    assert hash_of("harbour") == 16295200358155746308


def test_what_is_no_article_is_refused():
    with pytest.raises(ValueError, match=r"."):
        Counted.from_bytes(b"no article")
