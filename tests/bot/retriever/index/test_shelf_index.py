from dataclasses import replace

import numpy as np
import pytest

from bot.retriever.index.refreshing import refreshed
from bot.retriever.index.shelf_index import ShelfIndex, languages_of
from tests.bot.retriever.shelves import ACTOR, HARBOUR, ORCHARD, SERVER, fingerprint, index_of, put, shelf_of
from tests.corpus.fakes import MemoryStore


@pytest.fixture
def store() -> MemoryStore:
    return shelf_of(HARBOUR, ORCHARD)


def ids(index: ShelfIndex) -> list[str]:
    return [index.register.line(number).id for number in index.register.standing]


def test_a_passage_is_found_by_its_title(store: MemoryStore):
    index = index_of(store)
    (found,) = filter(None, index.locations(index.okapi.matching(["reopen"])[:1]))
    indexed, number = found
    assert (indexed.article.id, number) == ("harbour", 0)


def test_passages_of_an_article(store: MemoryStore):
    index = index_of(store)
    numbers = index.passages_of("orchard")
    assert {place and place[0].article.id for place in index.locations(numbers)} == {"orchard"}
    assert [place and place[1] for place in index.locations(numbers)] == list(range(len(numbers)))
    assert len(index.passages_of("unknown")) == 0


def test_an_article_that_is_erased_meanwhile_is_nowhere(store: MemoryStore):
    index = index_of(store)
    del store._shelves[SERVER].articles["harbour"]
    places = index.locations(np.arange(index.okapi.numbers))
    assert {place and place[0].article.id for place in places} == {None, "orchard"}
    assert index.without(index.register.lines_of(["harbour"])) is None


def test_an_older_reading_stays_as_it_was(store: MemoryStore):
    index = index_of(store)
    store.remove(SERVER, "harbour", ACTOR)
    store.revise(SERVER, replace(ORCHARD, text="A zeppelin landed."), fingerprint(), ACTOR)
    assert ids(refreshed(index, store)) == ["orchard"]
    assert ids(index) == ["harbour", "orchard"]
    assert index.okapi.frequency("zeppelin") == 0


def test_words_are_spelled_as_articles_do(store: MemoryStore):
    index = index_of(store)
    assert list(index.spellings.near("calowai", 1)) == []
    assert list(index.spellings.near("callowai", 1)) == ["calloway"]


def test_names_are_written_with_a_capital(store: MemoryStore):
    index = index_of(store)
    assert index.is_name("calloway")
    assert not index.is_name("harbour")


def test_languages_are_those_of_articles(store: MemoryStore):
    german = "Die Brücke im Hafen wurde am Montag nach neun Wochen wieder für den Verkehr geöffnet."
    put(store, replace(HARBOUR, id="german", title="Die Brücke ist wieder offen", text=german), server_id=7)
    assert languages_of([index_of(store), index_of(store, 7)]) == {"de", "en"}
