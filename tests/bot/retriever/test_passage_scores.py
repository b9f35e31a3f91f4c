import numpy as np
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


@given(corpora, queries)
def test_without_variants_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]):
    index = okapi(*corpus)
    alone = PassageScores(index, expansion_of(query, ()))
    np.testing.assert_array_equal(alone.scores(query), index.get_scores(query))
    np.testing.assert_array_equal(alone.matching(query), index.matching(query))


@given(corpora, queries)
def test_variants_take_nothing_away(corpus: list[list[str]], query: list[str]):
    index = okapi(*corpus)
    expansion = expansion_of(query, [variant for variant in (WORD, PHRASE) if "z" in query])
    more = PassageScores(index, expansion)
    assert (more.scores(query) >= index.get_scores(query)).all()
    assert set(index.matching(query)) <= set(more.matching(query))


@given(corpora, queries)
def test_relevance_is_a_share(corpus: list[list[str]], query: list[str]):
    scored = PassageScores(okapi(*corpus), expansion_of(query, [WORD, PHRASE]))
    found = scored.relevance(dict.fromkeys(query, 1.0), np.arange(len(corpus)))
    assert ((found >= 0) & (found <= 1)).all()


def test_a_variant_is_found_and_counts_less_than_the_word_itself():
    index = okapi(["z", *FILLER], ["c", *FILLER], *[FILLER] * 6)
    scored = PassageScores(index, expansion_of(["z"], [WORD]))
    assert scored.matching(["z"]).tolist() == [0, 1]
    own, other, *none = scored.scores(["z"])
    assert own > other > max(none)


def test_a_phrase_needs_all_its_terms():
    index = okapi(["a", "b", *FILLER], ["a", *FILLER], *[FILLER] * 6)
    scored = PassageScores(index, expansion_of(["z"], [PHRASE]))
    assert scored.matching(["z"]).tolist() == [0]
    assert scored.scores(["z"]).argmax() == 0
