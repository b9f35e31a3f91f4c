import pytest

from bot.retriever.alias_table import PEOPLE, SAME_NAME
from bot.retriever.asked import asked_words
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.other_names import other_names
from bot.retriever.question import read_question
from bot.retriever.words import terms
from corpus.article import Article
from tests.bot.retriever.shelves import HARBOUR, ORCHARD, index_of, shelf_of

UNION = Article("Frost aid", "The Lisle Growers Union (LGU) asks for aid. The SEC met.", id="union")
RINK = Article("Rink opens", "The ice at the rink in Lisle is new. Each lap takes 9 sec.", id="rink")


@pytest.fixture(scope="module")
def shelf() -> ShelfIndex:
    return index_of(shelf_of(HARBOUR, ORCHARD, UNION, RINK))


def others(question: str, *indexes: ShelfIndex) -> dict[tuple[str, ...], tuple[str, ...]]:
    found = other_names(asked_words(read_question(question)), indexes)
    return {variant.terms: variant.stands_for for variant in found}


def both(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(terms(one)), tuple(terms(other))


@pytest.mark.parametrize(
    ("question", "asked", "other"),
    [
        ("What did the WHO say?", "WHO", "World Health Organization"),
        ("What did the World Health Organization say?", "World Health Organization", "WHO"),
        ("Who leads the U.N.?", "UN", "United Nations"),
        ("What did the United States sign?", "United States", "US"),
        ("Which Dutch town flooded?", "Dutch", "Netherlands"),
        ("Which town in Ukraine?", "Ukraine", "Ukrainian"),
        ("when will nasa launch", "nasa", "National Aeronautics and Space Administration"),
        ("Is health care free?", "health care", "healthcare"),
    ],
)
def test_what_every_reader_knows_needs_no_article(question: str, asked: str, other: str):
    stands_for, variant = both(asked, other)
    assert others(question)[variant] == stands_for


@pytest.mark.parametrize(
    ("question", "asked", "other"),
    [
        ("What does the LGU want?", "LGU", "Lisle Growers Union"),
        ("What does the Lisle Growers Union want?", "Lisle Growers Union", "LGU"),
        ("what does the lgu want?", "LGU", "Lisle Growers Union"),
    ],
)
def test_what_an_article_explains_is_known_from_then_on(
    shelf: ShelfIndex, question: str, asked: str, other: str
):
    stands_for, variant = both(asked, other)
    assert others(question, shelf)[variant] == stands_for
    assert others(question) == {}


@pytest.mark.parametrize("question", ["Who paints the ice?", "who paints the ice", "Which sec counts?"])
def test_an_ordinary_word_is_no_acronym(shelf: ShelfIndex, question: str):
    assert others(question, shelf) == {}


def test_an_acronym_that_articles_use_as_a_word_stands_for_nothing(shelf: ShelfIndex):
    asked = "What did Immigration and Customs Enforcement say?"
    assert tuple(terms("ICE")) in others(asked)
    assert others(asked, shelf) == {}


@pytest.mark.parametrize("table", [SAME_NAME, PEOPLE])
def test_every_form_of_the_tables_has_terms_of_its_own(table: str):
    for line in table.strip().splitlines():
        forms = [tuple(terms(form)) for form in line.split(" = ")]
        assert len(forms) > 1
        assert all(forms), line
        assert len(set(forms)) == len(forms), line
