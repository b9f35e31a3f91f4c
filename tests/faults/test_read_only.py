"""The database cannot be written: questions are answered, changes refused, and later it goes on."""

import pytest

from corpus.sqlite import SQLiteStore
from corpus.store import StoreUnavailable
from tests.faults.shelves import add, filled, ids_at, ids_of


@pytest.fixture
def path(ordinary_folder):
    path = ordinary_folder / "verbatim.db"
    filled(path, "a", "b").close()
    return path


def test_what_is_read_only_at_the_start_is_read_and_written_once_it_may_be(path):
    path.chmod(0o444)
    with SQLiteStore(path) as store:
        for _ in range(2):
            with pytest.raises(
                StoreUnavailable, match=r"is read-only. This change was not made; let the bot"
            ):
                add(store, "lost")
            assert ids_of(store) == ["a", "b"]
        path.chmod(0o644)
        add(store, "c")
        assert ids_of(store) == ["a", "b", "c"]
    assert ids_at(path) == ["a", "b", "c"]


@pytest.mark.parametrize("mode", [0o444, 0o000], ids=["read-only", "closed to all"])
def test_a_file_whose_mode_changes_in_use_is_written_on(path, mode):
    """What a process has open it may use: nothing is refused, and nothing lost."""
    with SQLiteStore(path) as store:
        add(store, "c")
        ids_of(store)
        path.chmod(mode)
        add(store, "d")
        assert ids_of(store) == ["a", "b", "c", "d"]
        path.chmod(0o644)
        add(store, "e")
    assert ids_at(path) == ["a", "b", "c", "d", "e"]


def test_a_folder_that_becomes_read_only_in_use_changes_nothing(path, ordinary_folder):
    with SQLiteStore(path) as store:
        add(store, "c")
        ordinary_folder.chmod(0o555)
        add(store, "d")
        assert ids_of(store) == ["a", "b", "c", "d"]
        ordinary_folder.chmod(0o755)
    assert ids_at(path) == ["a", "b", "c", "d"]


def test_a_read_only_database_moved_into_its_place_is_read_and_written_once_it_may_be(path, ordinary_folder):
    with SQLiteStore(path) as store:
        other = ordinary_folder / "other.db"
        filled(other, "x").close()
        other.chmod(0o444)
        other.rename(path)
        assert ids_of(store) == ["x"]
        with pytest.raises(StoreUnavailable, match="is read-only"):
            add(store, "lost")
        path.chmod(0o644)
        add(store, "y")
        assert ids_of(store) == ["x", "y"]


def test_a_folder_that_nobody_may_enter_is_waited_for(path, ordinary_folder):
    with SQLiteStore(path) as store:
        add(store, "c")
        ordinary_folder.chmod(0o000)
        with pytest.raises(StoreUnavailable, match="is not there any more"):
            add(store, "lost")
        ordinary_folder.chmod(0o755)
        add(store, "d")
        assert ids_of(store) == ["a", "b", "c", "d"]


def test_a_read_only_folder_without_a_database_is_said_at_the_start(ordinary_folder):
    ordinary_folder.chmod(0o555)
    with pytest.raises(StoreUnavailable, match=r"cannot be opened.*may read and write"):
        SQLiteStore(ordinary_folder / "other.db")
