import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.features.catalogue import COLUMNS, FAMILIES, FEATURES
from bot.retriever.index.cache import IndexCache
from bot.retriever.question import read_question
from bot.retriever.search import Found, search
from corpus.article import Article
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, shelf_of

UNBOUNDED = {
    *("gap", "passage_rank", "new_names", "new_figures", "age", "number", "article_length", "words"),
    *("question_terms", "question_weight", "shelf"),
}
"""Features that are no shares."""


def found(question: str, *articles: Article) -> Found:
    index = IndexCache(shelf_of(*(articles or (HARBOUR, ORCHARD)))).index(SERVER)
    return search(read_question(question), question, [index], NOW, None).read_all()


def of_sentence(found: Found, start: str) -> dict[str, float]:
    """The features of the candidate that begins like this."""
    texts = [sentence.text for sentence in found.pool.sentences]
    row = next(row for row, text in enumerate(texts) if text.startswith(start))
    return dict(zip(FEATURES, found.matrix[row].tolist(), strict=True))


def told(question: str, *sentences: str) -> list[dict[str, float]]:
    """The features of sentences that stand apart, each in an article of its own."""
    articles = [Article("Briefly", text, id=f"a{n}") for n, text in enumerate(sentences)]
    read = found(question, *articles)
    return [of_sentence(read, sentence) for sentence in sentences]


def test_every_feature_stands_in_one_family():
    named = [name for family in FAMILIES.values() for name in family]
    assert len(named) == len(set(named)) == len(FEATURES) == len(COLUMNS)


@given(st.text(max_size=60) | st.sampled_from(["How many bolts?", "harbour " * 30, "Who is Ines Calloway?"]))
def test_features_are_finite_and_most_of_them_shares(question: str):
    read = found(question)
    assert read.matrix.shape == (len(read.pool), len(FEATURES))
    assert np.isfinite(read.matrix).all()
    shares = [column for name, column in COLUMNS.items() if name not in UNBOUNDED]
    if len(read.pool):
        assert read.matrix[:, shares].min() >= -1.0 - 1e-9
        assert read.matrix[:, shares].max() <= 1.0 + 1e-9


def test_a_question_without_a_known_word_finds_nothing():
    assert found("Zyxgrub?").matrix.shape == (0, len(FEATURES))


def test_the_same_word_counts_more_than_a_related_one_and_that_more_than_none():
    same, related, none = told(
        "Where did the missile land?",
        "The missile landed near a barn.",
        "The missile struck near a barn.",
        "The missile gleamed near a barn.",
    )
    assert same["cover"] > related["cover"] > none["cover"] > 0


def test_words_of_one_beginning_count_in_part():
    own, like, none = told(
        "What did the harbourmaster vote on?",
        "The harbourmaster will vote on a bridge.",
        "The harbour board will vote on a bridge.",
        "The council board will vote on a bridge.",
    )
    assert own["cover"] > like["cover"] > none["cover"]


def test_what_is_close_by_counts():
    near, far = told(
        "When does the factory close?",
        "The factory closes on June 30.",
        f"The factory closes, {'grey words pass ' * 5} and June 30 is warm.",
    )
    assert near["beside"] > far["beside"]
    assert near["gap"] < far["gap"]


def test_the_sentence_before_lends_its_words():
    read = found(
        "Where was Ines Calloway born?",
        Article("A life", "Ines Calloway never spoke of home. She was born in Lisle. It rained.", id="a"),
    )
    born = of_sentence(read, "She was born")
    assert born["neighbours"] > born["cover"]
    assert born["carried"] == born["neighbours"]
    assert of_sentence(read, "It rained")["cover"] == 0


def test_the_country_sought_is_told_from_other_names():
    offering, lacking = told(
        "Which country won the regatta?", "Norway won the regatta.", "Ines Calloway won the regatta."
    )
    assert offering["sought"] == 1.0
    assert lacking["sought"] == 0.0
    assert lacking["sought_beside"] == -1.0


def test_where_nothing_in_particular_is_sought_all_are_alike():
    read = found("What happened at the harbour?")
    assert set(read.matrix[:, COLUMNS["sought"]]) == {-1.0}


@pytest.mark.parametrize("name", [name for name in FEATURES if name.endswith("_beside")])
def test_the_best_candidate_has_nothing_better_beside_it(name: str):
    assert found("Which owner lost 80 percent of his cherry crop?").matrix[:, COLUMNS[name]].max() == 0.0
