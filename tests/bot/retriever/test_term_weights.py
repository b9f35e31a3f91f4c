import pytest

from bot.retriever.expansion import expansion_of
from bot.retriever.index.counted import counted
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.question import read_question
from bot.retriever.term_weights import term_weights
from bot.retriever.variants import Variant
from bot.retriever.words import terms


def okapi(*passages: str) -> PostingsOkapi:
    return PostingsOkapi.of([counted(terms(passage) for passage in passages)])


def weights(question: str, *shelves: PostingsOkapi) -> dict[str, float]:
    read = read_question(question)
    return term_weights(read, expansion_of(read.terms, ()), shelves)


@pytest.mark.parametrize("passages", [(), ("a zeppelin",), ("a zeppelin", "people said"), ("zeppelin",) * 40])
def test_every_term_weighs_something_on_a_shelf_of_any_size(passages: tuple[str, ...]):
    assert all(
        weight > 0 for weight in weights("Did people see the zeppelin land?", okapi(*passages)).values()
    )


def test_on_one_passage_a_rare_word_weighs_more_than_a_common_one():
    found = weights("people zeppelin", okapi("people saw a zeppelin"))
    assert found["zeppelin"] > 2 * found["person"]


def test_on_a_large_shelf_the_shelf_itself_says_what_is_common():
    shelf = okapi(*["zeppelin news"] * 5000, *["other"] * 5000, "harbour")
    found = weights("zeppelin harbour", shelf)
    assert found["harbour"] > 5 * found["zeppelin"]


def test_shelves_count_together():
    one, other = okapi("zeppelin"), okapi(*["zeppelin"] * 3)
    assert weights("zeppelin", one, other) == weights("zeppelin", okapi(*["zeppelin"] * 4))


def test_a_verb_at_the_end_weighs_less():
    asked = weights("Where did the zeppelin explode?", okapi())
    said = weights("zeppelin explode", okapi())
    assert asked["explod"] < said["explod"]
    assert asked["zeppelin"] == said["zeppelin"]


def test_a_word_no_passage_has_tells_as_much_as_what_stands_for_it():
    shelf = okapi(*["zeppelin"] * 50)
    read = read_question("zepelin")
    expansion = expansion_of(read.terms, [Variant(("zeppelin",), ("zepelin",), 0.8)])
    assert [*term_weights(read, expansion, [shelf]).values()] == [*weights("zeppelin", shelf).values()]
