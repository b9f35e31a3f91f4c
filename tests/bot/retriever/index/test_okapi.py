from collections import Counter
from itertools import chain
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retriever.index.counted import Counted, counted
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.term_hashes import hashes_of

Passages = list[list[str]]

words = st.sampled_from("abcdefghij")
passages = st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=12)
queries = st.lists(words | st.just("unseen"), max_size=6)

VOCABULARY = [f"w{number}" for number in range(60)]
WEIGHTS = [1 / (1 + number) for number in range(60)]


def postings(corpus: Passages) -> PostingsOkapi:
    return PostingsOkapi.of([counted(corpus)])


class Shelf:
    """An index that changes at random, and the passages it should hold by their numbers."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.okapi = PostingsOkapi()
        self.articles: dict[int, Passages] = {}
        self.gone: list[Passages] = []

    def change(self) -> None:
        kinds = [self.add, self.add_many, self.remove, self.revise, self.undo, self.compact, self.reload]
        self.random.choices(kinds, [6, 1, 3, 2, 2, 0.3, 1])[0]()

    def add(self) -> None:
        self.put(self.invented())

    def add_many(self) -> None:
        many = [self.invented() for _ in range(self.random.randint(0, 12))]
        first = self.okapi.numbers
        self.okapi = self.okapi.added_all([counted(article) for article in many])
        for article in many:
            self.articles[first] = article
            first += len(article)

    def remove(self) -> None:
        if self.articles:
            first = self.random.choice([*self.articles])
            article = self.articles.pop(first)
            self.gone.append(article)
            self.okapi = self.okapi.removed(first, counted(article))

    def revise(self) -> None:
        if self.articles:
            self.remove()
            self.add()

    def undo(self) -> None:
        if self.gone:
            self.put(self.gone.pop())

    def compact(self) -> None:
        self.okapi = self.okapi.compact()

    def reload(self) -> None:
        self.okapi = PostingsOkapi.unpack(b"".join(self.okapi.pack()))

    def put(self, article: Passages) -> None:
        self.articles[self.okapi.numbers] = article
        self.okapi = self.okapi.added(Counted.from_bytes(counted(article).to_bytes()))

    def invented(self) -> Passages:
        return [self.said(self.random.randint(0, 15)) for _ in range(self.random.randint(1, 5))]

    def said(self, length: int) -> list[str]:
        return self.random.choices(VOCABULARY, WEIGHTS, k=length)

    def live(self) -> dict[int, list[str]]:
        return {
            first + place: passage
            for first in sorted(self.articles)
            for place, passage in enumerate(self.articles[first])
        }


@pytest.mark.parametrize("seed", range(40))
def test_scores_and_order_are_those_of_rank_bm25_after_any_changes(seed: int):
    """In all 20,800 queries, with changes between every ten of them."""
    shelf = Shelf(seed)
    for _ in range(54):
        shelf.change()
        live = shelf.live()
        if not any(live.values()):
            continue
        model = BM25Okapi([*live.values()])
        for _ in range(10):
            query = shelf.said(shelf.random.randint(0, 5)) + ["unseen"] * shelf.random.randint(0, 1)
            check(shelf.okapi, model, live, query, shelf.random.randint(1, 25))


def check(
    okapi: PostingsOkapi, model: BM25Okapi, live: dict[int, list[str]], query: list[str], count: int
) -> None:
    """Scores that differ by less than 1e-12 are one, and of such ones the order is the index's own."""
    expected = model.get_scores(query)
    np.testing.assert_allclose(okapi.get_scores(query), expected, rtol=0, atol=1e-12)
    asked = set(query)
    by_number = dict(zip(live, expected.tolist(), strict=True))
    matching = [by_number[number] for number, passage in live.items() if asked & {*passage}]
    numbers, scores = okapi.best(query, count)
    best = [by_number[number] for number in numbers.tolist()]
    np.testing.assert_allclose(best, sorted(matching, reverse=True)[:count], rtol=0, atol=1e-12)
    np.testing.assert_allclose(scores, best, rtol=0, atol=1e-12)
    order = [*zip((-scores).tolist(), numbers.tolist(), strict=True)]
    assert order == sorted(set(order))


@given(passages, queries)
def test_scores_are_those_of_rank_bm25(corpus: Passages, query: list[str]):
    model = BM25Okapi(corpus)
    okapi = postings(corpus)
    check(okapi, model, dict(enumerate(corpus)), query, 5)
    chosen = list(range(0, len(corpus), 2))
    expected = model.get_batch_scores(query, chosen)
    np.testing.assert_allclose(okapi.get_batch_scores(query, chosen), expected, rtol=0, atol=1e-12)


@given(passages, queries)
def test_the_best_documents_are_those_of_rank_bm25(corpus: Passages, query: list[str]):
    documents = list(range(len(corpus)))
    best = postings(corpus).get_top_n(query, documents, 3)
    scores = BM25Okapi(corpus).get_scores(query)
    np.testing.assert_allclose(scores[best], sorted(scores, reverse=True)[:3], rtol=0, atol=1e-12)


@given(passages)
def test_what_the_model_says_of_terms_is_what_rank_bm25_says(corpus: Passages):
    model = BM25Okapi(corpus)
    okapi = postings(corpus)
    assert (okapi.corpus_size, okapi.avgdl, okapi.terms) == (model.corpus_size, model.avgdl, len(model.idf))
    assert (okapi.k1, okapi.b, okapi.epsilon) == (model.k1, model.b, model.epsilon)
    assert okapi.average_idf == pytest.approx(model.average_idf, abs=1e-12)
    assert {term: okapi.idf[term] for term in model.idf} == pytest.approx(model.idf, abs=1e-12)
    assert okapi.idf.get("unseen") is None


@given(passages, queries)
def test_a_passage_matches_if_it_holds_a_term_whatever_its_score(corpus: Passages, query: list[str]):
    holding = [number for number, passage in enumerate(corpus) if set(query) & set(passage)]
    okapi = postings(corpus)
    assert okapi.matching(query).tolist() == holding
    assert sorted(okapi.best(query, 100)[0].tolist()) == holding


@given(passages, words)
def test_saturation_times_idf_is_the_score(corpus: Passages, term: str):
    okapi = postings(corpus)
    everywhere = np.arange(len(corpus))
    expected = okapi.idf.get(term, 0.0) * okapi.saturation(term, everywhere)
    np.testing.assert_allclose(okapi.get_scores([term]), expected, atol=1e-12)


@given(passages, passages)
def test_frequencies_count_live_passages_alone(kept: Passages, gone: Passages):
    okapi = PostingsOkapi.of([counted(gone), counted(kept)]).removed(0, counted(gone))
    expected = Counter(chain.from_iterable(set(passage) for passage in kept))
    assert {term: okapi.frequency(term) for term in "abcdefghij"} == {t: expected[t] for t in "abcdefghij"}
    assert okapi.terms == len(expected)
    assert okapi.knows(hashes_of("abcdefghij")).tolist() == [term in expected for term in "abcdefghij"]


def test_an_empty_corpus_has_no_scores():
    okapi = PostingsOkapi()
    assert okapi.get_scores(["a"]).tolist() == []
    assert okapi.matching(["a"]).tolist() == []
    assert okapi.best(["a"], 5)[0].tolist() == []
    assert (okapi.frequency("a"), okapi.terms, okapi.average_idf) == (0, 0, 0.0)


def test_a_corpus_that_was_emptied_is_empty():
    article = counted([["a", "b"]])
    okapi = PostingsOkapi.of([article]).removed(0, article)
    assert okapi.corpus_size == okapi.terms == 0
    assert okapi.best(["a"], 5)[0].tolist() == []
    assert okapi.numbers == 1


@pytest.mark.parametrize("corpus", [[["a", "b"]], [["a"], ["b"]]])
def test_where_no_score_is_positive_passages_are_still_found(corpus: Passages):
    okapi = postings(corpus)
    numbers, scores = okapi.best(["a"], 5)
    assert numbers.tolist() == [0]
    assert scores[0] <= 0


def test_a_term_in_most_passages_counts_a_share_of_the_average():
    corpus = [["a", "b"], ["a", "c"], ["a", "d"], ["a", "e"], ["f"]]
    okapi = postings(corpus)
    assert okapi.idf["a"] == pytest.approx(0.25 * okapi.average_idf)
    np.testing.assert_allclose(okapi.get_scores(["a"]), BM25Okapi(corpus).get_scores(["a"]), atol=1e-12)


def test_of_equals_the_lower_number_comes_first():
    okapi = postings([["x"], *[["a", "b"]] * 30, *[["y"]] * 40])
    assert okapi.best(["b", "a"], 7)[0].tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_a_term_asked_for_twice_counts_twice():
    okapi = postings([["a"], ["b"], ["c"], ["d"]])
    np.testing.assert_allclose(okapi.get_scores(["a", "a"]), 2 * okapi.get_scores(["a"]))


def test_a_passage_without_terms_makes_the_others_longer_than_most():
    corpus = [["a"], [], ["a", "b"], ["c"]]
    okapi = postings(corpus)
    assert okapi.corpus_size == 4
    np.testing.assert_allclose(okapi.get_scores(["b"]), BM25Okapi(corpus).get_scores(["b"]), atol=1e-12)


def test_only_passages_without_terms():
    okapi = postings([[], []])
    assert okapi.corpus_size == 2
    assert okapi.get_scores(["a"]).tolist() == [0.0, 0.0]


def test_what_no_corpus_can_hold_is_not_found():
    okapi = postings([["a"], ["b"], ["c"]])
    assert okapi.best(["", "\ud800", "a" * 100_000], 5)[0].tolist() == []


def test_numbers_are_never_given_twice():
    article = counted([["a"], ["b"]])
    okapi = PostingsOkapi.of([article]).removed(0, article).compact().added(article)
    assert okapi.numbers == 4
    assert okapi.matching(["a", "b"]).tolist() == [2, 3]


def test_an_index_stays_as_it_was_when_another_is_made_of_it():
    article, other = counted([["a", "b"]]), counted([["a", "c"], ["d"]])
    okapi = PostingsOkapi.of([article, other])
    before = okapi.get_scores(["a", "d"])
    okapi.removed(0, article).added(article).compact()
    np.testing.assert_array_equal(okapi.get_scores(["a", "d"]), before)


@pytest.mark.parametrize("first", [-1, 1, 2, 5])
def test_what_is_not_there_cannot_be_removed(first: int):
    article, other = counted([["a"], ["b"]]), counted([["a"]])
    okapi = PostingsOkapi.of([other, article]).removed(0, other).removed(1, article)
    with pytest.raises(ValueError, match="not all there"):
        okapi.removed(first, article)


def test_segments_stay_few():
    okapi = PostingsOkapi()
    for number in range(400):
        okapi = okapi.added(counted([[f"w{number}", "a"]]))
    assert len(okapi._postings.segments) <= 6


def test_terms_cannot_be_listed_only_looked_up():
    with pytest.raises(TypeError, match="cannot be listed"):
        iter(postings([["a"]]).idf)
