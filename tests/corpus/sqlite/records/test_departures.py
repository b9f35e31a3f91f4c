"""Which servers the bot was removed from, and of which anything is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.article import SHARED, Article
from corpus.departures import Departure
from corpus.feeds import Terms
from corpus.questions import Asked
from corpus.servers import ServerSettings, Told
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor

HERE, THERE, BOT = 1001, 2002, 5
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
ACTOR = Actor("test", "test")


@pytest.fixture
def store(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        yield store


@pytest.fixture
def departures(store):
    return store.records.departures


def test_the_first_time_counts(departures):
    departures.depart(HERE, BOT, NOW)
    assert departures.depart(HERE, BOT, LATER) == Departure(HERE, BOT, NOW)
    assert departures.departures() == [Departure(HERE, BOT, NOW)]


def test_another_bots_departure_begins_anew(departures):
    departures.depart(HERE, BOT, NOW)
    assert departures.depart(HERE, BOT + 1, LATER) == Departure(HERE, BOT + 1, LATER)


def test_a_departure_is_forgotten_once(departures):
    for server_id in (HERE, THERE):
        departures.depart(server_id, BOT, NOW)
    assert [departures.forget(HERE) for _ in range(2)] == [True, False]
    assert [each.server_id for each in departures.departures()] == [THERE]


def test_departures_outlive_the_process(store, departures, tmp_path):
    departures.depart(HERE, BOT, NOW)
    with SQLiteStore(tmp_path / "a.db") as other:
        assert other.records.departures.departures() == departures.departures()


KEEPING = {
    "article": lambda store: Shelf(store).add(HERE, Article("A title", "It rained."), ACTOR),
    "question": lambda store: store.records.questions.keep(HERE, Asked("q", HERE, 7, "?", NOW, 5, None, "?")),
    "settings": lambda store: store.records.servers.keep_settings(HERE, ServerSettings(), "", ACTOR),
    "told": lambda store: store.records.servers.keep_told(HERE, Told()),
    "feed": lambda store: store.records.feeds.add(HERE, "https://a.example", "", Terms(), by="", now=NOW),
}


@pytest.mark.parametrize("keep", KEEPING.values(), ids=KEEPING)
def test_a_server_is_known_by_whatever_is_kept_of_it(store, departures, keep):
    Shelf(store).add(SHARED, Article("For everyone", "It snowed."), ACTOR)
    keep(store)
    assert set(departures.servers()) == {HERE}
    store.erase(HERE)
    assert not departures.servers()
