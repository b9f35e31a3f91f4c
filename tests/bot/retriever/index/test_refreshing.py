import logging
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from bot.retriever.index import refreshing
from bot.retriever.index.library import Library
from bot.retriever.index.packed import PACKED_FORM
from bot.retriever.index.refreshing import refreshed
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import Article
from corpus.store import ArticleExists, ArticleNotFound, StoreUnavailable
from tests.bot.retriever.shelves import ACTOR, HARBOUR, ORCHARD, SERVER, fingerprint, index_of, put, shelf_of
from tests.corpus.fakes import MemoryStore

QUERY = ["harbour", "bridg", "cherri", "frost"]


class CountingStore(MemoryStore):
    """Notes which articles are read, and which get an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.made: list[str] = []

    def readings(self, server_id, revisions, form):
        self.read += [article_id for article_id, _ in revisions]
        return super().readings(server_id, revisions, form)

    def keep_entries(self, server_id, form, entries):
        read = list(self.read)
        self.made += [article_id for article_id, _, _ in entries]
        super().keep_entries(server_id, form, entries)
        self.read = read  # what the fake itself had to look up does not count


@pytest.fixture
def store() -> CountingStore:
    store = CountingStore()
    put(store, HARBOUR, ORCHARD)
    return store


def many(count: int) -> Iterator[Article]:
    for number in range(count):
        yield replace(
            HARBOUR, id=f"many{number}", title=f"Number {number}", text=f"{HARBOUR.text} N{number}."
        )


def ids(index: ShelfIndex) -> list[str]:
    return [index.register.line(number).id for number in index.register.standing]


def found_by(index: ShelfIndex, query: Sequence[str] = QUERY) -> list[tuple[str, int, float]]:
    """The passages that a query finds, best first, with their scores."""
    numbers, scores = index.okapi.best(query, 1_000)
    places = [place for place in index.locations(numbers) if place]
    assert len(places) == len(numbers)
    return [
        (indexed.article.id, number, round(score, 9))
        for (indexed, number), score in zip(places, scores.tolist(), strict=True)
    ]


def test_an_unchanged_shelf_is_not_read_again(store: CountingStore):
    index = index_of(store)
    assert refreshed(index, store) is index
    assert store.read == ["harbour", "orchard"]


def test_only_what_is_new_is_read(store: CountingStore):
    index = index_of(store)
    store.read.clear()
    put(store, replace(ORCHARD, id="third"))
    assert ids(refreshed(index, store)) == ["harbour", "orchard", "third"]
    assert store.read == ["third"]


def test_what_is_read_of_an_article_is_kept_for_the_next_start(store: CountingStore):
    index_of(store)
    assert ids(index_of(store)) == ["harbour", "orchard"]
    assert store.made == ["harbour", "orchard"]


def test_a_revision_goes_to_the_end(store: CountingStore):
    index = index_of(store)
    store.revise(SERVER, replace(HARBOUR, text="A zeppelin landed."), fingerprint(), ACTOR)
    again = refreshed(index, store)
    assert ids(again) == ["orchard", "harbour"]
    assert again.okapi.frequency("zeppelin") == 1
    assert again.okapi.frequency("bolt") == 0


def test_a_removed_article_is_gone_and_restored_is_back(store: CountingStore):
    index = index_of(store)
    store.remove(SERVER, "harbour", ACTOR)
    without = refreshed(index, store)
    store.restore(SERVER, "harbour", ACTOR)
    assert ids(without) == ["orchard"]
    assert ids(refreshed(without, store)) == ["orchard", "harbour"]


def test_few_articles_are_not_packed(store: CountingStore):
    index_of(store)
    assert store.packed(SERVER, PACKED_FORM) is None


def test_many_articles_are_packed_and_not_read_at_the_next_start(store: CountingStore):
    put(store, *many(30))
    index = index_of(store)
    store.read.clear()
    again = index_of(store)
    assert store.read == []
    assert (again.version, again.register.changes) == (index.version, index.register.changes)
    assert found_by(again) == found_by(index)
    assert list(again.spellings.near("calloway", 1)) == list(index.spellings.near("calloway", 1))


def test_a_packed_index_is_brought_up_to_date(store: CountingStore):
    put(store, *many(30))
    index_of(store)
    store.remove(SERVER, "many3", ACTOR)
    put(store, replace(ORCHARD, id="late"))
    store.read.clear()
    index = index_of(store)
    assert "many3" not in ids(index)
    assert store.read == ["many3", "late"]
    assert store.packed(SERVER, PACKED_FORM)[0] < index.version


def test_what_another_process_packed_meanwhile_is_not_read_again(store: CountingStore):
    put(store, *many(30))
    version = index_of(store).version
    versions = iter([version - 1, version])
    store.version = lambda _: next(versions)
    store.read.clear()
    assert index_of(store).version == version
    assert store.read == []


def test_it_is_packed_again_when_enough_has_changed(store: CountingStore):
    put(store, *many(30))
    index = index_of(store)
    before = store.packed(SERVER, PACKED_FORM)
    for number in range(15):
        store.remove(SERVER, f"many{number}", ACTOR)
    index = refreshed(index, store)
    assert store.packed(SERVER, PACKED_FORM) == before
    for number in range(15, 30):
        store.remove(SERVER, f"many{number}", ACTOR)
    assert store.packed(SERVER, PACKED_FORM) == before
    index = refreshed(index, store)
    assert store.packed(SERVER, PACKED_FORM)[0] == index.version
    assert ids(index_of(store)) == ["harbour", "orchard"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-8], lambda data: b"", lambda data: bytes(len(data)), lambda data: b"x" + data[1:]],
)
def test_a_damaged_packed_index_is_made_anew(store: CountingStore, damage, caplog: pytest.LogCaptureFixture):
    put(store, *many(30))
    index = index_of(store)
    version, data = store.packed(SERVER, PACKED_FORM)
    store.keep_packed(SERVER, PACKED_FORM, version, [damage(data)])
    assert found_by(index_of(store)) == found_by(index)
    assert "made anew" in caplog.text


def test_a_store_that_cannot_be_written_is_searched_all_the_same(
    store: CountingStore, caplog: pytest.LogCaptureFixture
):
    def refuse(*_: object, **__: object) -> None:
        raise StoreUnavailable("The disk is full.")

    store.keep_packed = store.keep_entries = refuse
    put(store, *many(30))
    with caplog.at_level(logging.WARNING):
        index = index_of(store)
    assert len(index.register) == 32
    assert caplog.text.count("The disk is full.") == 2


def test_an_older_store_put_in_its_place_is_read_anew(store: CountingStore):
    index = index_of(store)
    put(store, replace(ORCHARD, id="third"))
    newer = refreshed(index, store)
    backup = shelf_of(HARBOUR)
    assert ids(refreshed(newer, backup)) == ["harbour"]


def test_what_was_read_of_a_store_is_forgotten_with_it(store: CountingStore):
    """A backup may have another text under the same id and revision."""
    index = index_of(store)
    put(store, replace(ORCHARD, id="third"))
    newer = refreshed(index, store)
    assert newer.library.read(newer.store, SERVER, [("harbour", 1)])["harbour", 1].article == HARBOUR
    backup = shelf_of(replace(HARBOUR, text="A zeppelin landed."))
    newer.library._store = backup  # the file that the store reads is another one now
    again = refreshed(newer, backup)
    (found,) = filter(None, again.locations(again.okapi.holding("zeppelin")))
    assert found[0].article.text == "A zeppelin landed."


def test_a_replay_over_another_article_than_the_known_one_is_not_trusted(store: CountingStore):
    index = index_of(store)
    other = shelf_of(replace(HARBOUR, text="One.\n\n" + "word " * 90), ORCHARD)
    put(other, replace(ORCHARD, id="third"))
    other.remove(SERVER, "harbour", ACTOR)
    index.library._store = other
    index.library.forget(SERVER)
    again = refreshed(index, other)
    assert ids(again) == ["orchard", "third"]
    assert found_by(again) == found_by(index_of(other))


def test_a_shelf_erased_and_filled_again_has_nothing_of_before(store: CountingStore):
    index = index_of(store)
    store.erase(SERVER)
    put(store, replace(HARBOUR, id="new", text="Nothing of the orchard is left."))
    again = refreshed(index, store)
    assert ids(again) == ["new"]
    assert found_by(again) == found_by(index_of(store))


def test_a_shelf_that_lost_most_of_its_articles_is_made_anew(store: CountingStore):
    put(store, *many(60))
    index = index_of(store)
    for number in range(50):
        store.remove(SERVER, f"many{number}", ACTOR)
    store.read.clear()
    again = refreshed(index, store)
    assert again.okapi.numbers == again.okapi.corpus_size
    assert not {f"many{number}" for number in range(50)} & set(store.read)
    assert found_by(again) == found_by(index_of(store))


def test_an_index_that_is_mostly_gone_is_made_anew(store: CountingStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(refreshing, "_ROOM", 3)
    index = index_of(store)
    for text in ("One.", "Two.", "Three.", "Four.", "Five.", "Six."):
        store.revise(SERVER, replace(HARBOUR, text=text), fingerprint(), ACTOR)
        index = refreshed(index, store)
        assert index.okapi.numbers <= 2 * index.okapi.corpus_size + 3
    assert ids(index) == ["orchard", "harbour"]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_it_is_as_if_made_anew(seed: int):
    """The same passages in the same order with the same scores, however the index came to be."""
    random_ = random.Random(seed)
    store = MemoryStore()
    index = ShelfIndex(SERVER, Library(store))
    for _ in range(60):
        article_id = f"a{random_.randrange(12)}"
        text = f"{random_.choice((HARBOUR, ORCHARD)).text} Word{random_.randrange(5)}."
        article = replace(HARBOUR, id=article_id, text=text)
        change = random_.choice((store.add, store.revise, store.remove, store.restore))
        arguments = (article, fingerprint()) if change in (store.add, store.revise) else (article_id,)
        with suppress(ArticleNotFound, ArticleExists):
            change(SERVER, *arguments, ACTOR)
        if random_.random() < 0.7:
            index = refreshed(index, store)
        if random_.random() < 0.1:
            index = index_of(store)
    index, anew = refreshed(index, store), index_of(store)
    assert ids(index) == ids(anew)
    assert found_by(index) == found_by(anew)
    np.testing.assert_allclose(
        index.okapi.get_scores(QUERY), anew.okapi.get_scores(QUERY), rtol=0, atol=1e-12
    )
    assert index.register.languages == anew.register.languages
