from collections import Counter
from itertools import islice
from pathlib import Path

from tests.benchmarks.invented_articles import invented_articles
from tests.benchmarks.material import prepare
from tests.benchmarks.real_articles import Swaps

WORDS = Counter(
    {
        f"{first}{second}word": 400 - 20 * i - j
        for i, first in enumerate("abcdefghij")
        for j, second in enumerate("klmnopqrstuvwxyz")
    }
)


def test_the_same_seed_invents_the_same_articles() -> None:
    assert list(islice(invented_articles(1), 3)) == list(islice(invented_articles(1), 3))
    assert next(invented_articles(1)) != next(invented_articles(2))


def test_a_smaller_size_is_the_beginning_of_a_larger(tmp_path: Path) -> None:
    material = prepare(tmp_path, None, 60)
    small, large = material.passages(20), material.passages(60)
    assert 20 <= len(small) <= len(large)
    assert list(large.by_article())[: len(small.articles)] == list(small.by_article())
    assert sum(1 for _ in material.articles(20)) == len(small.articles)


def test_questions_have_terms_that_passages_have(tmp_path: Path) -> None:
    material = prepare(tmp_path, None, 60)
    held = {term for article in material.passages(60).by_article() for passage in article for term in passage}
    questions = material.questions(5)
    assert questions
    assert all(held.issuperset(question.terms) for question in questions)


def test_a_word_is_swapped_the_same_way_all_through_a_copy() -> None:
    text = " ".join(WORDS)
    swaps = Swaps(WORDS, 1)
    assert swaps.swapped(text, 1) == swaps.swapped(text, 1) == Swaps(WORDS, 1).swapped(text, 1)
    assert swaps.swapped(text, 2) != swaps.swapped(text, 1)


def test_common_words_and_capitals_stay() -> None:
    common = [word for word, _ in WORDS.most_common(100)]
    swaps = Swaps(WORDS, 1)
    assert swaps.swapped(" ".join(common), 1).split() == common
    swapped = swaps.swapped(" ".join(word.capitalize() for word in WORDS), 1).split()
    assert swapped != [word.capitalize() for word in WORDS]
    assert all(word.istitle() for word in swapped)
