import os
import sqlite3
import stat
import subprocess
import sys

import pytest

from corpus.article import Article
from corpus.sqlite import ForeignFile, SQLiteStore
from corpus.sqlite.connection.write_ahead import LARGEST_LOG
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import Actor, Fingerprint, SchemaTooNew, StoreUnavailable

ANNA = Actor("anna", "test")
PRINT = Fingerprint(None, "0" * 64, 0)


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_folder_of_the_database_is_made(tmp_path):
    with SQLiteStore(tmp_path / "some" / "where" / "verbatim.db") as store:
        assert store.version(1) == 0


def test_what_was_stored_is_there_after_reopening(tmp_path):
    path = tmp_path / "ünïcode %20?#.db"
    with SQLiteStore(path) as store:
        store.add(1, Article("T", "Text.", id="a"), PRINT, ANNA)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with SQLiteStore(path) as store:
        assert store.get(1, "a").text == "Text."


def test_a_commit_reaches_the_disk_before_it_is_acknowledged(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store, store._connections.writing(1) as connection:
        settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert settings == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_the_log_of_a_large_index_does_not_stay_large(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        store.keep_packed(1, "f1", 1, [bytes(LARGEST_LOG + 4_000_000)])
        store.keep_packed(2, "f1", 1, [b"small"])
        assert (tmp_path / "a.db-wal").stat().st_size <= LARGEST_LOG


def test_the_working_directory_may_change_while_the_store_is_open(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with SQLiteStore("data/verbatim.db") as store:
        monkeypatch.chdir("/")
        assert store.version(1) == 0


def test_an_empty_file_becomes_a_database(tmp_path):
    (tmp_path / "a.db").touch()
    with SQLiteStore(tmp_path / "a.db") as store:
        assert store.version(1) == 0


@pytest.mark.parametrize("content", [b"x", b"Some notes.\n" * 100, b"\0" * 5000, b"SQLite format 3\0" * 9])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ForeignFile, match=r"notes\.txt is not a database of Verbatim"):
        SQLiteStore(path)
    assert files_in(tmp_path) == {"notes.txt": content}


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path, journal):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute(f"PRAGMA journal_mode = {journal}")
    other.execute("CREATE TABLE article (id)")
    other.commit()
    before = files_in(tmp_path)
    with pytest.raises(ForeignFile):
        SQLiteStore(tmp_path / "other.db")
    assert files_in(tmp_path) == before
    other.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "a.db"
    newer = [*MIGRATIONS, ["CREATE TABLE future (thing TEXT) STRICT"]]
    with SQLiteStore(path, migrations=newer) as store:
        store.add(1, Article("T", "Text.", id="a"), PRINT, ANNA)
    before = files_in(tmp_path)
    with pytest.raises(SchemaTooNew, match=r"newer version of Verbatim.*update"):
        SQLiteStore(path)
    assert files_in(tmp_path) == before
    with SQLiteStore(path, migrations=newer) as store:
        assert store.get(1, "a").text == "Text."


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        SQLiteStore(tmp_path)


def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(StoreUnavailable, match=r"folder .*data.* cannot be made"):
        SQLiteStore(tmp_path / "data" / "verbatim.db")


def test_a_database_that_disappears_is_not_made_anew(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        for file in list(tmp_path.iterdir()):
            file.unlink()
        with pytest.raises(StoreUnavailable, match="is not there any more"):
            store.version(1)
    assert list(tmp_path.iterdir()) == []


def test_several_processes_can_make_the_same_database_at_once(tmp_path):
    program = "import sys; from corpus.sqlite import SQLiteStore; SQLiteStore(sys.argv[1]).close()"
    for attempt in range(3):
        command = [sys.executable, "-c", program, str(tmp_path / f"{attempt}.db")]
        processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
        assert [process.communicate()[1] for process in processes] == [b""] * 4


def test_a_pipe_is_no_database_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.db")
    with pytest.raises(ForeignFile, match="is a pipe"):
        SQLiteStore(tmp_path / "a.db")


def test_a_new_database_is_its_owners_alone(tmp_path):
    path = tmp_path / "data" / "verbatim.db"
    with SQLiteStore(path):
        modes = {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {0o600}
