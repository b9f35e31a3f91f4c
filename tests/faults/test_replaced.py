"""The database is moved, deleted or replaced under the running bot: nothing goes into a file nobody finds."""

import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import StoreUnavailable
from tests.faults.shelves import HERE, add, filled, ids_at, ids_of

LOGS = ("-wal", "-shm")


@pytest.fixture
def store(path):
    with SQLiteStore(path, patience=0.2) as store:
        assert ids_of(store) == ["a", "b"]
        yield store


def refused(store, match):
    """Nothing is answered and nothing is kept, and the words say why."""
    with pytest.raises(StoreUnavailable, match=match):
        add(store, "lost")
    with pytest.raises(StoreUnavailable, match=match):
        ids_of(store)


def beside(path):
    return sorted(each.name for each in path.parent.iterdir())


def test_a_deleted_database_takes_nothing_more(path, store):
    path.unlink()
    refused(store, r"moved or deleted while in use.*Put it back, or a backup")
    assert not path.exists()


def test_a_database_moved_away_and_back_goes_on_with_all_it_had(path, store, tmp_path):
    add(store, "c")
    path.rename(tmp_path / "away.db")
    refused(store, "moved or deleted while in use")
    (tmp_path / "away.db").rename(path)
    add(store, "d")
    store.close()
    assert ids_at(path) == ["a", "b", "c", "d"]


def test_a_database_moved_away_for_good_has_all_that_was_acknowledged(path, tmp_path):
    with SQLiteStore(path) as store:
        add(store, "c")
        path.rename(tmp_path / "away.db")
    assert beside(path) == ["away.db"]
    assert ids_at(tmp_path / "away.db") == ["a", "b", "c"]


@pytest.mark.parametrize("gone_first", [True, False], ids=["moved away before", "overwritten by a rename"])
def test_another_database_in_its_place_is_opened_and_written_to(path, store, tmp_path, gone_first):
    add(store, "c")
    filled(tmp_path / "other.db", "x").close()
    if gone_first:
        path.rename(tmp_path / "away.db")
    (tmp_path / "other.db").rename(path)
    assert ids_of(store) == ["x"]
    add(store, "y")
    store.close()
    assert ids_at(path) == ["x", "y"]
    if gone_first:
        assert ids_at(tmp_path / "away.db") == ["a", "b", "c"]


def test_an_exact_copy_in_its_place_is_known_for_another(path, store, tmp_path):
    """What a cache holds of the database may be of changes that the copy does not have."""
    before = store.identity()
    shutil.copy(path, tmp_path / "copy.db")
    (tmp_path / "copy.db").rename(path)
    assert store.identity() != before


def test_questions_are_answered_from_the_database_that_came_into_its_place(path, store, tmp_path):
    """Also if it has had as many changes as the one before, so that an index could take it for that."""
    verbatim = Verbatim(Shelf(store), Retriever(store), store.records)
    add(store, "c", "Snow closed the harbour of Port Anna on Monday.")
    assert "Port Anna" in verbatim.ask(HERE, "What closed the harbour of Port Anna?").best.quote.text
    with filled(tmp_path / "other.db", "a", "b") as other:
        add(other, "c", "Fog closed the harbour of Port Bella on Friday.")
    (tmp_path / "other.db").rename(path)
    best = verbatim.ask(HERE, "What closed the harbour of Port Bella?").best
    assert best.quote.text == "Fog closed the harbour of Port Bella on Friday."


def test_a_compacted_and_a_restored_database_is_not_taken_for_another_programs_writing(path, store, tmp_path):
    keeping = store.records.keeping
    backup = keeping.back_up(tmp_path / "backup.db").path
    store.keep_packed(HERE, "a form", 1, [bytes(500_000)])
    store.keep_packed(HERE, "a form", 2, [b""])
    compacted = keeping.compact()
    assert compacted.after < compacted.before
    add(store, "d")
    keeping.restore(backup, tmp_path / "kept.db")
    assert ids_of(store) == ["a", "b"]
    add(store, "e")
    keeping.compact()
    assert ids_of(store) == ["a", "b", "e"]


def test_a_change_is_the_first_to_meet_another_database(path, store, tmp_path):
    filled(tmp_path / "other.db", "x").close()
    (tmp_path / "other.db").rename(path)
    add(store, "y")
    assert ids_of(store) == ["x", "y"]


def test_a_database_still_in_use_by_its_writer_may_come_with_its_logs(path, store, tmp_path):
    with filled(tmp_path / "other.db", "x"):
        for name in ("", *LOGS):
            (tmp_path / f"other.db{name}").rename(f"{path}{name}")
        assert ids_of(store) == ["x"]
        add(store, "y")
        store.close()
    assert ids_at(path) == ["x", "y"]


def test_an_older_copy_in_its_place_is_opened(path, store, tmp_path):
    with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        live.backup(copy)
    add(store, "c")
    (tmp_path / "copy.db").rename(path)
    assert ids_of(store) == ["a", "b"]
    add(store, "d")
    assert ids_of(store) == ["a", "b", "d"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "an empty file"), (b"Some notes.\n" * 100, "none of Verbatim")],
    ids=["empty", "notes"],
)
def test_what_is_no_database_in_its_place_is_refused_and_left_alone(path, store, tmp_path, content, reason):
    add(store, "c")
    path.rename(tmp_path / "away.db")
    path.write_bytes(content)
    refused(store, reason)
    assert path.read_bytes() == content
    (tmp_path / "away.db").rename(path)
    assert ids_of(store) == ["a", "b", "c"]


def test_a_copy_that_is_still_being_written_is_waited_for(path, store, tmp_path):
    whole = tmp_path / "whole.db"
    filled(whole, "x").close()
    content = whole.read_bytes()
    path.unlink()
    for written in (0, 100, 5000, len(content) - 1):
        path.write_bytes(content[:written])
        refused(store, r"an empty file|a part of a database|none of Verbatim")
        assert path.read_bytes() == content[:written]
    path.write_bytes(content)
    assert ids_of(store) == ["x"]


@pytest.mark.parametrize("gone", [LOGS, LOGS[:1], LOGS[1:]], ids=["both", "log", "index of the log"])
def test_what_was_acknowledged_outlives_the_removal_of_the_log(path, store, gone):
    add(store, "c")
    for name in gone:
        path.with_name(path.name + name).unlink()
    assert ids_of(store) == ["a", "b", "c"]
    kept = path.with_name("kept.db")
    shutil.copy(path, kept)  # without any log: as after a crash of the machine
    assert ids_at(kept) == ["a", "b", "c"]
    add(store, "d")
    with SQLiteStore(path) as another:
        assert ids_of(another) == ["a", "b", "c", "d"]


def test_the_log_is_not_parted_from_under_a_reading_that_goes_on(path, store):
    add(store, "c")
    under_way = store.articles(HERE)
    next(under_way)
    path.with_name(path.name + "-wal").unlink()
    with pytest.raises(StoreUnavailable, match="still in use"):
        add(store, "d")
    assert [article.id for article in under_way] == ["b", "c"]
    add(store, "d")
    assert ids_of(store) == ["a", "b", "c", "d"]


def test_a_reading_that_goes_on_ends_with_the_database_it_began_with(path, store, tmp_path):
    under_way = store.articles(HERE)
    next(under_way)
    filled(tmp_path / "other.db", "x").close()
    (tmp_path / "other.db").rename(path)
    add(store, "y")
    assert [article.id for article in under_way] == ["b"]
    assert ids_of(store) == ["x", "y"]


@contextmanager
def replaced_inside(path, other):
    yield
    other.rename(path)


def test_a_change_that_went_into_a_replaced_database_is_not_acknowledged(path, store, tmp_path):
    filled(tmp_path / "other.db", "x").close()
    with (
        pytest.raises(StoreUnavailable, match="replaced at this very moment"),
        store.transaction(HERE),
        replaced_inside(path, tmp_path / "other.db"),
    ):
        add(store, "c")
    assert ids_of(store) == ["x"]


def open_files():
    return len([*Path("/dev/fd").iterdir()])


def test_replacing_again_and_again_leaks_no_file(path, store, tmp_path):
    def replace():
        filled(tmp_path / "other.db", "x").close()
        (tmp_path / "other.db").rename(path)
        assert ids_of(store) == ["x"]

    replace()
    before = open_files()
    for _ in range(10):
        replace()
    assert open_files() == before
    assert beside(path) == sorted([path.name, *(path.name + name for name in LOGS)])


def test_the_log_says_in_one_line_that_it_was_opened_again(path, store, tmp_path, caplog):
    filled(tmp_path / "other.db", "x").close()
    (tmp_path / "other.db").rename(path)
    ids_of(store)
    (line,) = caplog.records
    assert "is opened again" in line.getMessage()
    assert line.exc_info is None
