import pytest

from bot.retriever.asked import asked_words
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.question import read_question
from bot.retriever.respellings import respellings
from bot.retriever.words import terms
from corpus.article import Article
from tests.bot.retriever.shelves import index_of, shelf_of

MIXED = Article(
    "A festival of spelling",
    "The colorful theater is organised by travelers. A ceasefire and a paediatric programme follow.",
    id="mixed",
)


@pytest.fixture(scope="module")
def shelf() -> ShelfIndex:
    return index_of(shelf_of(MIXED))


def others(question: str, shelf: ShelfIndex) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {v.terms: v.stands_for for v in respellings(asked_words(read_question(question)), [shelf])}


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("colourful", "colorful"),
        ("Theatre", "theater"),
        ("organized", "organised"),
        ("pediatric", "paediatric"),
        ("program", "programme"),
        ("cease-fire", "ceasefire"),
        ("cease fire", "ceasefire"),
    ],
)
def test_the_other_spelling_is_found(shelf: ShelfIndex, asked: str, other: str):
    assert others(f"What about the {asked}?", shelf) == {tuple(terms(other)): tuple(terms(asked))}


@pytest.mark.parametrize("asked", ["colorful", "harbour", "exercise", "offer", "the programme follows"])
def test_what_the_articles_have_not_is_not_looked_for(shelf: ShelfIndex, asked: str):
    assert tuple(terms("program")) not in others(f"What about {asked}?", shelf)
