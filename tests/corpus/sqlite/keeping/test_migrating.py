"""Before a migration comes a backup, and it can be tried without."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.keeping import NoRoom
from corpus.open_store import migrate_store, open_store
from corpus.sqlite import SQLiteStore
from corpus.sqlite.connection.opening import open_database
from corpus.sqlite.keeping import copying
from corpus.sqlite.keeping.migrating import backed_up_before
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import SchemaTooNew
from tests.corpus.sqlite.keeping.test_keeping import room

NOW = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)
VERSION_1 = Path(__file__).parent.parent / "version_1.sql"


@pytest.fixture
def old(tmp_path):
    """A database as version 1 of the schema made it."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text())
    return path


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def url(path):
    return f"sqlite:///{path}"


def test_what_it_was_before_is_kept(old, tmp_path):
    SQLiteStore(old, clock=lambda: NOW).close()
    kept = tmp_path / "backups" / f"old-20261123T040506Z-before-schema-{len(MIGRATIONS)}.db"
    assert (schema(old), schema(kept)) == (len(MIGRATIONS), 1)
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_folder_can_be_another(old, tmp_path):
    open_store(url(old), tmp_path / "elsewhere").close()
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1


def test_a_new_database_and_one_of_today_are_not_backed_up(tmp_path):
    for _ in range(2):
        SQLiteStore(tmp_path / "new.db").close()
    assert not (tmp_path / "backups").exists()


def test_without_room_for_a_backup_nothing_is_migrated(old, monkeypatch):
    room(monkeypatch, 1 << 20)
    with pytest.raises(NoRoom, match="BACKUP_FOLDER"):
        SQLiteStore(old)
    assert schema(old) == 1


def test_of_many_that_start_at_once_one_migrates_and_all_go_on(old, tmp_path):
    with ThreadPoolExecutor() as pool:
        for started in [pool.submit(SQLiteStore, old) for _ in range(4)]:
            started.result().close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_one_that_fails_leaves_no_backup_however_often_it_is_tried(old, tmp_path):
    before = old.read_bytes()
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            SQLiteStore(old, migrations=[*MIGRATIONS, ["DROP TABLE none_of_ours"]])
    assert list((tmp_path / "backups").iterdir()) == []
    assert old.read_bytes() == before


def test_nobody_writes_between_the_backup_and_the_migration(old):
    """What was written then would be in neither."""
    locked = []

    def first():
        another = sqlite3.connect(old, timeout=0)
        with closing(another), pytest.raises(sqlite3.OperationalError) as error:
            another.execute("DELETE FROM change")
        locked.append(error.value.sqlite_errorcode)
        return backed_up_before(old, None, MIGRATIONS, lambda: NOW)

    open_database(str(old), 1.0, MIGRATIONS, first).close()
    assert locked == [sqlite3.SQLITE_BUSY]


def test_trying_it_changes_nothing_and_leaves_nothing(old, tmp_path):
    before = old.read_bytes()
    tried = migrate_store(url(old), None, dry_run=True)
    assert (tried.before, tried.after, tried.backup) == (1, len(MIGRATIONS), None)
    assert tried.seconds > 0
    assert old.read_bytes() == before
    assert list((tmp_path / "backups").iterdir()) == []


def test_doing_it_says_what_was_done(old, tmp_path):
    migrated = migrate_store(url(old), None)
    assert (migrated.before, migrated.after) == (1, len(MIGRATIONS))
    assert schema(migrated.backup) == 1
    again = migrate_store(url(old), None)
    assert (again.before, again.after, again.backup) == (len(MIGRATIONS), len(MIGRATIONS), None)


@pytest.mark.parametrize("dry_run", [True, False])
def test_one_of_a_newer_program_is_refused(tmp_path, dry_run):
    newer = [*MIGRATIONS, ["CREATE TABLE later (thing TEXT) STRICT"]]
    SQLiteStore(tmp_path / "new.db", migrations=newer).close()
    with pytest.raises(SchemaTooNew):
        migrate_store(url(tmp_path / "new.db"), None, dry_run=dry_run)


def test_trying_it_without_a_database_makes_none(tmp_path):
    tried = migrate_store(url(tmp_path / "none.db"), None, dry_run=True)
    assert tried.before == 0
    assert list(tmp_path.iterdir()) == []


def test_too_little_room_for_trying_is_told(old, monkeypatch):
    room(monkeypatch, copying.SPARE)
    with pytest.raises(NoRoom):
        migrate_store(url(old), None, dry_run=True)
