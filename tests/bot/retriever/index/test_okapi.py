import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retriever.index.counted import counted
from bot.retriever.index.okapi import PostingsOkapi

words = st.sampled_from("abcdefghij")
passages = st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=12)
queries = st.lists(words | st.just("unseen"), max_size=6)


def postings(corpus: list[list[str]]) -> PostingsOkapi:
    return PostingsOkapi.of([counted(corpus)])


@given(passages, queries)
def test_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]):
    np.testing.assert_allclose(
        postings(corpus).get_scores(query), BM25Okapi(corpus).get_scores(query), rtol=0, atol=1e-12
    )


@given(passages, queries)
def test_batch_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]):
    chosen = list(range(0, len(corpus), 2))
    np.testing.assert_allclose(
        postings(corpus).get_batch_scores(query, chosen),
        BM25Okapi(corpus).get_batch_scores(query, chosen),
        rtol=0,
        atol=1e-12,
    )


@given(passages, queries)
def test_a_passage_matches_if_it_holds_a_term_whatever_its_score(corpus: list[list[str]], query: list[str]):
    holding = [number for number, passage in enumerate(corpus) if set(query) & set(passage)]
    assert postings(corpus).matching(query).tolist() == holding


@given(passages, words)
def test_saturation_times_idf_is_the_score(corpus: list[list[str]], term: str):
    okapi = postings(corpus)
    everywhere = np.arange(len(corpus))
    np.testing.assert_allclose(
        okapi.get_scores([term]), okapi.idf.get(term, 0.0) * okapi.saturation(term, everywhere), atol=1e-12
    )


def test_a_passage_without_words_is_allowed():
    okapi = postings([["a"], [], ["a", "b"], ["c"]])
    assert okapi.get_scores(["b"]).argmax() == 2


def test_an_empty_corpus_has_no_scores():
    okapi = postings([])
    assert okapi.get_scores(["a"]).tolist() == []
    assert okapi.matching(["a"]).tolist() == []
    assert okapi.frequency("a") == 0


@pytest.mark.parametrize("corpus", [[["a", "b"]], [["a"], ["b"]]])
def test_where_no_score_is_positive_passages_still_match(corpus: list[list[str]]):
    okapi = postings(corpus)
    assert okapi.get_scores(["a"])[0] <= 0
    assert okapi.matching(["a"]).tolist() == [0]
