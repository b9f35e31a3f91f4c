import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.candidates import choose_passages
from bot.retriever.confidence import SLOPES, confidence_of
from bot.retriever.evidence import evidence_of
from bot.retriever.expansion import expand
from bot.retriever.features.catalogue import FEATURES, SentenceCandidate, sentence_candidates
from bot.retriever.matcher import Matcher
from bot.retriever.question import read_question
from bot.retriever.ranking import WEIGHTS, rank_sentences
from bot.retriever.shelf_index import empty_index
from bot.retriever.term_weights import term_weights
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, shelf_of


def candidates(question: str) -> list[SentenceCandidate]:
    index = empty_index(SERVER).refreshed(shelf_of(HARBOUR, ORCHARD))
    read = read_question(question)
    expansion = expand(read, [index])
    weights = term_weights(read, expansion, [index.okapi])
    passages = choose_passages(weights, expansion, [index], NOW.date().toordinal())
    return list(sentence_candidates(Matcher(read, weights, expansion), passages))


def matcher(question: str) -> Matcher:
    read = read_question(question)
    return Matcher(read, dict.fromkeys(read.terms, 1.0), expand(read, []))


def test_every_feature_has_a_meaning_and_a_weight():
    named = list(FEATURES)
    assert set(WEIGHTS) == set(named)
    assert all(
        set(candidate.features) == set(named) for candidate in candidates("Who cut the harbour ribbon?")
    )
    assert set(SLOPES) <= set(named)


@given(st.text(max_size=60) | st.sampled_from(["How many bolts?", "harbour " * 30, "Who is Ines Calloway?"]))
def test_features_are_shares(question: str):
    for candidate in candidates(question):
        for name, value in candidate.features.items():
            assert -1.0 <= value <= 1.0 + 1e-9, name


def test_the_score_is_the_sum_of_the_contributions():
    for candidate in rank_sentences(candidates("What did the bridge cost?")):
        assert candidate.score == pytest.approx(sum(candidate.contributions.values()))


def test_the_same_word_counts_more_than_a_related_one_and_that_more_than_none():
    asked = matcher("missile landed")
    same, related, none = (evidence_of(f"The missile {verb}.") for verb in ("landed", "struck", "gleamed"))
    assert asked.share(asked.found(same)) == 1.0
    assert 1.0 > asked.share(asked.found(related)) > asked.share(asked.found(none)) == 0.5


def test_words_of_one_beginning_count_in_part():
    asked = matcher("Ukraine")
    assert 0 < asked.share(asked.found(evidence_of("a Ukrainian crew"))) < 1


def test_what_is_close_by_counts():
    asked = matcher("factory closes")
    near = evidence_of("The factory closes on June 30.")
    assert asked.beside(near, near.times) == 1.0
    far = evidence_of(f"The factory closes, {'grey words pass ' * 5} and June is warm.")
    assert asked.beside(far, far.times) < 1.0


def test_confidence_grows_with_what_is_covered():
    ranked = rank_sentences(candidates("Which owner lost 80 percent of his cherry crop?"))
    best, last = confidence_of(ranked[0]), confidence_of(ranked[-1])
    assert 0 < last < best < 1


def test_a_sentence_that_reads_the_same_is_kept_once():
    ranked = rank_sentences([*candidates("harbour bridge"), *candidates("harbour bridge")])
    texts = [candidate.quote.text for candidate in ranked]
    assert len(texts) == len(set(texts))
