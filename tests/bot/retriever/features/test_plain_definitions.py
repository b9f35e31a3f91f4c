"""The features that are worked out over arrays, beside their definitions read sentence by sentence."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.retriever.evidence import Evidence
from bot.retriever.features.catalogue import COLUMNS
from bot.retriever.features.pool import NOWHERE, Pool
from bot.retriever.search import Found
from bot.retriever.texts import Texts
from corpus.article import Article
from tests.bot.retriever.features.test_matrix import found

QUESTIONS = (
    "How many bolts did the harbour bridge lose in March?",
    "Where did Ines Calloway find the harbour bridge?",
    "When did the old bridge of Lisle close?",
    "Who lost the bolts of the harbour bridge?",
    "Why did the bridge close?",
)
WORDS = (
    *("harbour", "bridge", "bolts", "lost", "closed", "grey", "the", "of", "because", "village", "old", "in"),
    *("Ines Calloway", "Ruth Cole", "Lisle", "Norway", "312", "nine", "Monday", "March", "1998", "It"),
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(
    lambda said: f"So {' '.join(said)}."
)
ARTICLES = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=7).map(" ".join), min_size=1, max_size=3, unique=True
)


def columns_of(read: Found, *names: str) -> list[list[float]]:
    """For each candidate the values of these features."""
    return read.matrix[:, [COLUMNS[name] for name in names]].tolist()


def hits_of(pool: Pool, sentence: Evidence) -> list[tuple[int, int]]:
    found = pool.matcher.match(Texts.of([sentence]))
    return list(zip(found.places.tolist(), found.terms.tolist(), strict=True))


def near(hits: list[tuple[int, int]]) -> float:
    return len(hits) / (hits[-1][0] - hits[0][0] + 1) if len(hits) > 1 else 0.0


def order(hits: list[tuple[int, int]], terms: int) -> float:
    runs: dict[int, int] = {}
    for number in dict.fromkeys(number for _, number in hits):
        runs[number] = 1 + max((run for before, run in runs.items() if before < number), default=0)
    return max(runs.values(), default=0) / terms


def phrases(pool: Pool, sentence: Evidence) -> float:
    pairs = set(pairwise(pool.matcher.question.evidence.terms))
    return len(pairs.intersection(pairwise(sentence.terms))) / len(pairs)


def offered_places(pool: Pool, sentence: Evidence) -> list[int]:
    question = pool.matcher.question
    known = set(question.terms)
    match question.kind.value:
        case "amount":
            return [place for place in sentence.amounts if sentence.terms[place] not in known]
        case "time":
            return [place for place in sentence.times if sentence.terms[place] not in known]
    return [name.position for name in sentence.names if known.isdisjoint(name.terms)]


def beside_and_gap(pool: Pool, sentence: Evidence, hits: list[tuple[int, int]]) -> tuple[float, float]:
    weights, best = pool.matcher.weights, 0.0
    places = offered_places(pool, sentence)
    for place in places:
        close_by = {number for hit, number in hits if abs(hit - place) <= 6}
        best = max(best, sum(float(weights[number]) for number in close_by))
    gap = min((abs(at - hit) for at in places for hit, _ in hits), default=30)
    return best / pool.matcher.total, float(gap)


def new_in(pool: Pool, sentence: Evidence, title: Evidence) -> tuple[float, float, float, float]:
    known = pool.matcher.known
    names = [name for name in sentence.names if known.isdisjoint(name.terms)]
    terms = {term for name in names for term in name.terms}
    return (
        float(len(names)),
        float(sum(sentence.terms[place] not in known for place in sentence.amounts)),
        max((name.person for name in names), default=0.0),
        len(terms.intersection(title.terms)) / len(terms) if terms else 0.0,
    )


@settings(max_examples=40)
@given(st.sampled_from(QUESTIONS), ARTICLES)
def test_what_stands_in_a_sentence(question: str, texts: list[str]):
    read = found(question, *(Article("Ruth Cole of Lisle", text, id=f"a{n}") for n, text in enumerate(texts)))
    names = ("near", "order", "phrases", "beside", "gap", "new_names", "new_figures", "person", "in_title")
    for candidate, values in enumerate(columns_of(read, *names)):
        pool = read.pool
        sentence, title = pool.sentences[candidate], pool.texts[pool.title[candidate]]
        hits = hits_of(pool, sentence)
        assert values == pytest.approx(
            [
                near(hits),
                order(hits, len(pool.matcher.terms)),
                phrases(pool, sentence),
                *beside_and_gap(pool, sentence, hits),
                *new_in(pool, sentence, title),
            ]
        )


@settings(max_examples=40)
@given(st.sampled_from(QUESTIONS), ARTICLES)
def test_each_candidate_stands_between_its_neighbours(question: str, texts: list[str]):
    pool = found(question, *(Article("Brief", text, id=f"a{n}") for n, text in enumerate(texts))).pool
    for candidate in range(len(pool)):
        article = pool.articles[pool.article[candidate]]
        here = int(pool.number[candidate])
        for places, number in ((pool.own, here), (pool.before, here - 1), (pool.after, here + 1)):
            if 0 <= number < len(article.sentences):
                span = article.sentences[number]
                said = article.article.text[span.start : span.end]
                assert pool.texts[places[candidate]].text == said
            else:
                assert places[candidate] == NOWHERE


@settings(max_examples=40)
@given(st.sampled_from(QUESTIONS), ARTICLES)
def test_what_passage_and_article_say_together(question: str, texts: list[str]):
    read = found(question, *(Article("Brief", text, id=f"a{n}") for n, text in enumerate(texts)))
    pool = read.pool
    with_before = np.maximum(pool.credits[pool.own], pool.credits[pool.before])
    for candidate, (together, article_cover) in enumerate(columns_of(read, "together", "article_cover")):
        title = pool.credits[pool.title[candidate]]
        of_passage = with_before[pool.passage == pool.passage[candidate]].max(axis=0)
        of_article = with_before[pool.article == pool.article[candidate]].max(axis=0)
        assert together == pytest.approx(pool.share(np.maximum(of_passage, title)))
        assert article_cover == pytest.approx(pool.share(np.maximum(of_article, title)))
