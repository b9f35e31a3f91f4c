from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.evidence import Evidence
from bot.retriever.expansion import expansion_of
from bot.retriever.matcher import Matcher
from bot.retriever.question import read_question
from bot.retriever.texts import Texts
from bot.retriever.variants import Variant

QUESTION = read_question("Which harbour bridge closed after the harbour storm of 2021?")
SAID = [*QUESTION.terms, "harbourmaster", "stormy", "span", "quay", "gale", "close", "grey", "bridges", "202"]
"""Terms of texts: the question's, some that begin like them, some that stand for them, and others."""

VARIANTS = st.lists(
    st.builds(
        Variant,
        st.lists(st.sampled_from(SAID), min_size=1, max_size=3, unique=True).map(tuple),
        st.lists(st.sampled_from(QUESTION.terms), min_size=1, max_size=2, unique=True).map(tuple),
        st.sampled_from([0.3, 0.6, 0.9]),
    ),
    max_size=4,
)
TEXTS = st.lists(st.lists(st.sampled_from(SAID), max_size=12), max_size=6)


def read_plainly(
    texts: list[list[str]], variants: list[Variant]
) -> list[tuple[list[float], list[float], list[tuple[int, int]], int]]:
    """For each text its credits, counts, hits and pairs, found word by word."""
    expansion = expansion_of(QUESTION.terms, variants)
    terms = list(QUESTION.terms)
    pairs = set(pairwise(QUESTION.evidence.terms))
    prefixes = {term[:5]: ((term, 0.5),) for term in terms if len(term) >= 5 and term.isalpha()}
    found = []
    for text in texts:
        best, counts, hits = [0.0] * len(terms), [0.0] * len(terms), []
        for place, said in enumerate(text):
            standing = expansion.words.get(said) or prefixes.get(said[:5], ())
            for term, credit in standing:
                number = terms.index(term)
                counts[number] += credit
                best[number] = max(best[number], credit)
            if standing:
                hits.append((place, terms.index(standing[0][0])))
        for phrase in expansion.phrases:
            if set(phrase.terms) <= set(text):
                for term in phrase.stands_for:
                    best[terms.index(term)] = max(best[terms.index(term)], phrase.credit)
        found.append((best, counts, hits, len(pairs.intersection(pairwise(text)))))
    return found


@given(TEXTS, VARIANTS)
def test_all_texts_at_once_say_what_each_says_word_by_word(texts: list[list[str]], variants: list[Variant]):
    weights = dict.fromkeys(QUESTION.terms, 1.0)
    matcher = Matcher(QUESTION, weights, expansion_of(QUESTION.terms, variants))
    found = matcher.match(Texts.of([Evidence(" ".join(text), text) for text in texts]))
    assert found.lengths.tolist() == [len(text) for text in texts]
    for number, (best, counts, hits, pairs) in enumerate(read_plainly(texts, variants)):
        here = slice(found.starts[number], found.starts[number + 1])
        assert found.credits[number].tolist() == best
        assert found.counts[number].tolist() == pytest.approx(counts)
        assert list(zip(found.places[here].tolist(), found.terms[here].tolist(), strict=True)) == hits
        assert set(found.texts[here].tolist()) <= {number}
        assert found.pairs[number] == pairs
    assert not np.any([found.credits[-1], found.counts[-1]])


def test_a_question_without_words_matches_nothing():
    nothing = read_question("?")
    found = Matcher(nothing, {}, expansion_of((), ())).match(Texts.of([Evidence("A quay.", ["quay"])]))
    assert found.credits.shape == (2, 0)
    assert len(found.places) == 0
