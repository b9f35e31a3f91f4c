from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.expansion import expansion_of
from bot.retriever.index.counted import counted
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.passage_scores import PassageScores
from bot.retriever.variants import Variant

words = st.sampled_from("abcdefgh")
corpora = st.lists(st.lists(words, min_size=1, max_size=8), min_size=1, max_size=8)
queries = st.lists(st.sampled_from("abcz"), max_size=4, unique=True)
PHRASE = Variant(("a", "b"), ("z",), 0.9)
WORD = Variant(("c",), ("z",), 0.8)
FILLER = ["f", "g", "h"]


def okapi(*passages: list[str]) -> PostingsOkapi:
    return PostingsOkapi.of([counted(passages)])


def scored(index: PostingsOkapi, query: list[str], variants: Iterable[Variant] = ()) -> PassageScores:
    return PassageScores(index, dict.fromkeys(query, 1.0), expansion_of(query, variants))


def by_number(scores: PassageScores, count: int = 100) -> dict[int, float]:
    numbers, found = scores.best(count)
    return dict(zip(numbers.tolist(), found.tolist(), strict=True))


@given(corpora, queries)
def test_without_variants_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]):
    index = okapi(*corpus)
    numbers, scores = scored(index, query).best(5)
    expected_numbers, expected_scores = index.best(query, 5)
    np.testing.assert_array_equal(numbers, expected_numbers)
    np.testing.assert_array_equal(scores, expected_scores)


@given(corpora, queries)
def test_variants_take_nothing_away(corpus: list[list[str]], query: list[str]):
    index = okapi(*corpus)
    more = by_number(scored(index, query, [WORD, PHRASE] if "z" in query else []))
    own = index.get_scores(query)
    assert set(index.matching(query).tolist()) <= more.keys()
    assert all(score >= own[number] - 1e-12 for number, score in more.items())


@given(corpora, queries)
def test_relevance_is_a_share(corpus: list[list[str]], query: list[str]):
    found = scored(okapi(*corpus), query, [WORD, PHRASE]).relevance(np.arange(len(corpus)))
    assert ((found >= 0) & (found <= 1)).all()


@given(corpora, st.permutations(range(8)))
def test_relevance_follows_the_order_of_the_passages(corpus: list[list[str]], order: list[int]):
    places = np.array([place for place in order if place < len(corpus)])
    scores = scored(okapi(*corpus), ["a", "z"], [WORD])
    np.testing.assert_array_equal(scores.relevance(places), scores.relevance(np.arange(len(corpus)))[places])


def test_a_variant_is_found_and_counts_less_than_the_word_itself():
    index = okapi(["z", *FILLER], ["c", *FILLER], *[FILLER] * 6)
    found = by_number(scored(index, ["z"], [WORD]))
    assert [*found] == [0, 1]
    assert found[0] > found[1] > 0


def test_a_passage_gets_the_best_of_a_word_and_what_stands_for_it():
    index = okapi(["z", "c", *FILLER], ["z", "q", *FILLER], *[FILLER] * 6)
    found = by_number(scored(index, ["z"], [WORD]))
    assert found[0] == pytest.approx(found[1])


def test_a_phrase_needs_all_its_terms():
    index = okapi(["a", "b", *FILLER], ["a", *FILLER], *[FILLER] * 6)
    assert [*by_number(scored(index, ["z"], [PHRASE]))] == [0]


def test_only_what_is_allowed_is_found():
    index = okapi(["z", *FILLER], ["c", *FILLER], ["c", *FILLER], *[FILLER] * 6)
    numbers, _ = scored(index, ["z"], [WORD]).best(1, lambda passages: passages > 0)
    assert numbers.tolist() == [1]


def test_a_removed_passage_is_not_found():
    article = counted([["z", *FILLER], ["a", "b"]])
    index = PostingsOkapi.of([article, counted([["c", *FILLER], *[FILLER] * 9])]).removed(0, article)
    assert [*by_number(scored(index, ["z"], [WORD, PHRASE]))] == [2]
