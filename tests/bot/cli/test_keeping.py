"""`backup`, `restore`, `migrate`, `compact`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.keeping import BackupFailed, BadBackup

VERSION_1 = Path(__file__).parents[2] / "corpus" / "sqlite" / "version_1.sql"


@pytest.fixture
def old(folder):
    """A database of version 1 where the settings expect one."""
    path = folder / "data" / "verbatim.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text())
    return path


def test_a_backup_goes_into_the_folder_unless_it_is_told_where(command, stored, folder):
    assert "1 article, 0 questions" in command("backup").stdout
    (made,) = (folder / "data" / "backups").iterdir()
    assert made.name.startswith("verbatim-")
    told = json.loads(command("backup", "mine.db", "--json").stdout)
    assert told["path"] == str(folder / "mine.db")
    assert told["bytes"] == (folder / "mine.db").stat().st_size
    assert isinstance(command("backup", "mine.db").exception, BackupFailed)


def test_the_folder_is_a_setting(command, stored, folder, monkeypatch):
    monkeypatch.setenv("BACKUP_FOLDER", "elsewhere")
    command("backup")
    assert len(list((folder / "elsewhere").iterdir())) == 1


def test_what_is_restored_is_as_it_was_and_can_be_taken_back(command, stored):
    command("backup", "mine.db")
    command("remove", stored["id"])
    told = command("restore", "mine.db")
    assert "Restored mine.db" in told.stdout
    assert json.loads(command("list", "--json").stdout) == [stored]
    kept = told.stdout.partition("is kept in ")[2].partition(": ")[0]
    told = json.loads(command("restore", kept, "--json").stdout)
    assert told["restored"]["articles"] == 0
    assert told["kept"]["articles"] == 1
    assert json.loads(command("list", "--json").stdout) == []


def test_what_is_no_backup_is_refused(command, stored, harbour):
    assert isinstance(command("restore", harbour).exception, BadBackup)
    assert json.loads(command("list", "--json").stdout) == [stored]


def test_a_migration_is_tried_and_then_done(command, old):
    tried = command("migrate", "--dry-run")
    assert "A copy was brought from schema 1 to" in tried.stdout
    told = json.loads(command("migrate", "--json").stdout)
    assert told["before"] == 1
    assert Path(told["backup"]).exists()
    assert "nothing to do" in command("migrate").stdout


def test_without_a_database_that_is_said(command, folder):
    assert "would be made" in command("migrate", "--dry-run").stdout
    assert not (folder / "data" / "verbatim.db").exists()


def test_compacting_says_what_it_was_worth(command, stored):
    assert "The database took" in command("compact").stdout
    told = json.loads(command("compact", "--json").stdout)
    assert told["after"] <= told["before"]


@pytest.mark.parametrize("name", ["missing/mine.db", "", "x" * 300])
def test_where_no_file_can_be_made_there_is_no_backup(command, stored, folder, name):
    assert isinstance(command("backup", name).exception, BackupFailed)
    assert {each.name for each in folder.iterdir()} == {"data", "harbour.txt"}


@pytest.mark.parametrize("name", ["data/verbatim.db", "data", "missing.db", "x" * 300])
def test_what_cannot_be_restored_leaves_everything(command, stored, name):
    assert isinstance(command("restore", name).exception, BadBackup)
    assert json.loads(command("list", "--json").stdout) == [stored]


@pytest.mark.parametrize("words", [("migrate",), ("migrate", "--dry-run"), ("backup",), ("compact",)])
def test_a_store_in_memory_is_told_so_and_no_file_made(command, folder, monkeypatch, words):
    monkeypatch.setenv("CORPUS_URL", "sqlite:///:memory:")
    assert "in memory" in str(command(*words).exception)
    assert [*folder.iterdir()] == []
