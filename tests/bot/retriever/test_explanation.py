import pytest

from bot.retriever.explanation import Explanation
from bot.retriever.kinds import AnswerKind
from bot.retriever.retriever import Retriever
from tests.bot.retriever.shelves import HARBOUR, NOW, ORCHARD, SERVER, shelf_of
from tests.corpus.fakes import MemoryStore

BOLTS = "How many bolts did the engineers replace?"


def explain(question: str = BOLTS, best: int = 3, threshold: float = 0.5) -> Explanation:
    return Retriever(shelf_of(HARBOUR, ORCHARD), threshold=threshold).explain(SERVER, question, NOW, best)


def test_the_parts_of_a_quote_sum_up_to_its_score():
    for each in explain().quotes:
        assert sum(part.contribution for part in each.parts) == pytest.approx(each.score)
        for part in each.parts:
            assert sum(feature.contribution for feature in part.features) == pytest.approx(part.contribution)


def test_the_largest_parts_come_first():
    for each in explain().quotes:
        sizes = [abs(part.contribution) for part in each.parts]
        assert sizes == sorted(sizes, reverse=True)


def test_the_differences_sum_up_to_how_far_the_second_lies_behind():
    explanation = explain()
    first, second, *_ = explanation.quotes
    differences = explanation.differences
    assert sum(each.size for each in differences) == pytest.approx(first.score - second.score)
    assert abs(differences[0].size) == max(abs(each.size) for each in differences)


def test_the_best_sentences_are_those_of_the_answer():
    explanation = explain()
    assert explanation.said is not None
    assert explanation.quotes[0].quote == explanation.said
    assert explanation.kind is AnswerKind.AMOUNT


def test_silence_is_explained_too():
    explanation = explain(threshold=1.0)
    assert explanation.said is None
    assert 0 < explanation.confidence < explanation.threshold == 1.0
    assert explanation.quotes


def test_only_so_many_are_explained():
    assert len(explain(best=2).quotes) == 2
    assert explain(best=1).differences == ()


@pytest.mark.parametrize("question", ["Zebra?", "", "?!"])
def test_what_nothing_matches_has_no_quotes(question: str):
    explanation = explain(question)
    assert (explanation.quotes, explanation.differences, explanation.said) == ((), (), None)


def test_an_empty_shelf_has_no_quotes():
    assert Retriever(MemoryStore()).explain(SERVER, BOLTS, NOW, 3).quotes == ()
