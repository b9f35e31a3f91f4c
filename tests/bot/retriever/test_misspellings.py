import pytest

from bot.retriever.asked import asked_words
from bot.retriever.index.refreshing import refreshed
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.misspellings import corrections
from bot.retriever.question import read_question
from corpus.article import Article
from tests.bot.retriever.shelves import ACTOR, HARBOUR, ORCHARD, SERVER, index_of, shelf_of

LARGE = Article(
    "A long list of words",
    " ".join(f"filler{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}x" for n in range(17_000)),
    id="large",
)


@pytest.fixture(scope="module")
def small() -> ShelfIndex:
    return index_of(shelf_of(HARBOUR, ORCHARD))


@pytest.fixture(scope="module")
def large() -> ShelfIndex:
    return index_of(shelf_of(HARBOUR, ORCHARD, LARGE))


def meant(question: str, *indexes: ShelfIndex) -> dict[str, str]:
    read = read_question(question)
    found = corrections(asked_words(read), read.language, (), indexes)
    return {variant.stands_for[0]: variant.terms[0] for variant in found}


@pytest.mark.parametrize("typed", ["Caloway", "Kalloway", "Callowya", "callaway"])
def test_a_misspelled_name_is_found(small: ShelfIndex, typed: str):
    assert list(meant(f"Who is {typed}?", small).values()) == ["calloway"]


def test_a_long_name_may_be_misspelled_twice(small: ShelfIndex):
    assert meant("Who is Berkqvest?", small) == {"berkqvest": "bergqvist"}
    assert meant("Who is Callwai?", small) == {}


def test_a_word_the_articles_have_is_spelled_right(small: ShelfIndex):
    assert meant("Who is Calloway, the mayor of Westport?", small) == {}


def test_a_word_that_another_shelf_has_is_spelled_right(small: ShelfIndex):
    other = index_of(shelf_of(Article("Callaway", "Callaway wins.", id="other"), server_id=0), 0)
    assert meant("Who is Callaway?", small, other) == {}


@pytest.mark.parametrize("asked", ["Iran", "Marti", "July"])
def test_other_countries_and_months_are_meant_as_they_are(asked: str):
    article = Article("Talks", "Iraq met Julz and Marta in Westport. Iraq and Marta agreed.", id="talks")
    found = meant(f"Who is in {asked}?", index_of(shelf_of(article)))
    assert found == ({"marti": "marta"} if asked == "Marti" else {})


def test_on_a_small_shelf_only_names_are_meant(small: ShelfIndex):
    assert meant("Who lost his cherri crop, a grover?", small) == {}


def test_on_a_large_shelf_any_word_may_be_meant(large: ShelfIndex):
    assert meant("Who lost his cherri harvset?", large) == {"harvset": "harvest"}


@pytest.mark.parametrize("question", ["Was it found?", "Which country has two?", "Who sold 3212 of them?"])
def test_ordinary_words_and_figures_are_left_alone(large: ShelfIndex, question: str):
    assert meant(question, large) == {}


def test_a_word_that_no_article_has_any_more_is_not_meant():
    store = shelf_of(HARBOUR, ORCHARD)
    index = index_of(store)
    assert meant("Who is Caloway?", index) == {"caloway": "calloway"}
    store.remove(SERVER, "harbour", ACTOR)
    assert meant("Who is Caloway?", refreshed(index, store)) == {}
