import threading
from random import Random

import numpy as np
import pytest

from bot.retriever.index import okapi as module
from bot.retriever.index.contenders import strongest_of_many
from bot.retriever.index.counted import counted
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.strongest import strongest
from bot.retriever.index.term_postings import Gain

VOCABULARY = [f"w{number}" for number in range(300)]
WEIGHTS = [1 / (1 + number) for number in range(300)]


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch):
    """Take the way for many passages whatever their number."""
    monkeypatch.setattr(module, "_MANY", 0)


def index(seed: int) -> PostingsOkapi:
    """Three segments and some removed passages."""
    random = Random(seed)
    articles = [
        counted([random.choices(VOCABULARY, WEIGHTS, k=random.randint(0, 60)) for _ in range(passages)])
        for passages in (2000, 200, 20)
    ]
    gone = counted([random.choices(VOCABULARY, WEIGHTS, k=30) for _ in range(100)])
    made = PostingsOkapi.of([gone]).added(articles[0]).removed(0, gone)
    return made.added(articles[1]).added(articles[2])


@pytest.mark.parametrize("seed", range(8))
def test_the_best_are_those_of_adding_up_everything(seed: int):
    okapi = index(seed)
    random = Random(seed)
    for _ in range(60):
        query = random.choices(VOCABULARY, k=random.randint(1, 12))
        count = random.choice([1, 5, 20, 500])
        numbers, scores = okapi.best(query, count)
        expected, exact = strongest(okapi.weighed(query), okapi.numbers, count, [okapi.live.take])
        assert numbers.tolist() == expected.tolist()
        np.testing.assert_array_equal(scores, exact)


@pytest.mark.parametrize("seed", range(4))
def test_so_are_those_of_gains_that_no_term_has_and_of_what_is_allowed(seed: int):
    okapi = index(seed)
    numbers = np.random.default_rng(seed)
    for _ in range(40):
        more = []
        for _ in range(numbers.integers(0, 6)):
            passages = np.sort(numbers.choice(okapi.numbers, numbers.integers(1, 900), replace=False))
            more.append(Gain.of(passages, numbers.choice([0.0, 0.5, 3.0], len(passages))))
        gains = okapi.weighed(numbers.choice(VOCABULARY, 4).tolist()) + more
        allowed = (numbers.random(okapi.numbers) < numbers.choice([0.01, 0.5])).take
        found, scores = okapi.best_of(gains, 20, allowed)
        expected, exact = strongest(gains, okapi.numbers, 20, [allowed, okapi.live.take])
        assert found.tolist() == expected.tolist()
        np.testing.assert_array_equal(scores, exact)


@pytest.mark.parametrize("seed", range(20))
def test_what_gains_nothing_is_found_where_nothing_better_is(seed: int):
    """As by a term that half of all passages hold, whose idf is 0."""
    values = np.random.default_rng(seed).random(7)
    gains = [Gain.of(np.array([place]), values[[place]]) for place in range(7)]
    gains.append(Gain.of(np.arange(100, 110), np.zeros(10)))
    found, scores = strongest_of_many(gains, 200, 50)
    assert found.tolist() == [*np.argsort(-values), *range(100, 110)]
    assert scores.tolist() == [*sorted(values, reverse=True), *[0.0] * 10]


def test_a_query_of_unseen_terms_finds_nothing():
    assert index(0).best(["unseen"], 5)[0].tolist() == []


def test_threads_do_not_disturb_each_other():
    okapi = index(1)
    queries = [Random(seed).choices(VOCABULARY, k=8) for seed in range(100)]
    expected = [okapi.best(query, 10)[0].tolist() for query in queries]
    found: list[list[list[int]]] = []

    def ask() -> None:
        found.append([okapi.best(query, 10)[0].tolist() for query in queries])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
