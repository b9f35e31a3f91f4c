from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.retriever.index.shelf_index import UNDATED, ShelfIndex, day_of, empty_index
from corpus.article import Article
from tests.bot.retriever.shelves import ACTOR, HARBOUR, ORCHARD, SERVER, fingerprint, put
from tests.corpus.fakes import MemoryStore


class CountingStore(MemoryStore):
    """Notes which articles are read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def articles(self, server_id: int, ids: Sequence[str] | None = None) -> Iterator[Article]:
        for article in super().articles(server_id, ids):
            self.read.append(article.id)
            yield article


@pytest.fixture
def store() -> CountingStore:
    store = CountingStore()
    put(store, HARBOUR, ORCHARD)
    return store


def ids(index: ShelfIndex) -> list[str]:
    return [indexed.article.id for indexed in index.articles]


def test_an_unchanged_shelf_is_not_read_again(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    assert index.refreshed(store) is index
    assert store.read == ["harbour", "orchard"]


def test_only_what_is_new_is_read(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    store.read.clear()
    put(store, replace(ORCHARD, id="third"))
    assert ids(index.refreshed(store)) == ["harbour", "orchard", "third"]
    assert store.read == ["third"]


def test_a_revision_takes_the_place_of_its_article(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    store.revise(SERVER, replace(HARBOUR, text="A zeppelin landed."), fingerprint(), ACTOR)
    again = index.refreshed(store)
    assert ids(again) == ["harbour", "orchard"]
    assert again.okapi.frequency("zeppelin") == 1
    assert again.okapi.frequency("bolt") == 0


def test_a_removed_article_is_gone_and_restored_is_back(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    store.remove(SERVER, "harbour", ACTOR)
    without = index.refreshed(store)
    store.restore(SERVER, "harbour", ACTOR)
    assert ids(without) == ["orchard"]
    assert sorted(ids(without.refreshed(store))) == ["harbour", "orchard"]


def test_an_older_reading_stays_as_it_was(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    store.remove(SERVER, "harbour", ACTOR)
    index.refreshed(store)
    assert ids(index) == ["harbour", "orchard"]


def test_refreshed_and_rebuilt_shelves_score_alike(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    store.remove(SERVER, "harbour", ACTOR)
    put(store, replace(HARBOUR, id="again"))
    refreshed, rebuilt = index.refreshed(store), empty_index(SERVER).refreshed(store)
    query = ["harbour", "bridg", "cherri"]
    assert refreshed.okapi.get_scores(query) == pytest.approx(rebuilt.okapi.get_scores(query), abs=1e-12)


def test_a_passage_is_found_by_its_title(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    passage = int(index.okapi.matching(["reopen"])[0])
    indexed, number = index.location(passage)
    assert (indexed.article.id, number) == ("harbour", 0)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, UNDATED),
        (date(2026, 3, 9), date(2026, 3, 9).toordinal()),
        (datetime(2026, 3, 9, 23, tzinfo=UTC), date(2026, 3, 9).toordinal()),
    ],
)
def test_days(published: date | None, day: int):
    assert day_of(published) == day


def test_the_newest_day_looks_no_further_than_the_horizon(store: CountingStore):
    index = empty_index(SERVER).refreshed(store)
    assert index.newest(date(2026, 3, 5).toordinal()) == date(2026, 3, 2).toordinal()
    assert index.newest(date(2020, 1, 1).toordinal()) == UNDATED
