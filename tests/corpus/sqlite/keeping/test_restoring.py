"""A restored store is as it was, in every process that uses it, and who was erased since stays erased."""

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.article import SHARED, Article
from corpus.keeping import BadBackup
from corpus.sqlite import SQLiteStore
from corpus.sqlite.keeping import restoring
from corpus.store import Actor, Fingerprint, StoreUnavailable
from tests.corpus.sqlite.keeping.test_keeping import ask, told
from tests.corpus.sqlite.test_erasing import HERE, SECRETS, THERE, fill

ANNA = Actor("anna", "test")


@pytest.fixture
def store(tmp_path, filled):
    shutil.copyfile(filled, tmp_path / "a.db")
    with SQLiteStore(tmp_path / "a.db") as store:
        yield store


@pytest.fixture
def keeping(store):
    return store.records.keeping


@pytest.fixture
def backup(keeping, tmp_path):
    return keeping.back_up(tmp_path / "backups" / "old.db")


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "backups" / "before.db"


def test_an_open_store_holds_what_the_backup_holds(store, keeping, backup, kept):
    before, identity = told(store, HERE), store.identity()
    store.remove(HERE, "a5", ANNA)
    after = told(store, HERE)
    restored = keeping.restore(backup.path, kept)
    assert (restored.backup.articles, restored.erased, restored.forgotten) == (60, [], 0)
    assert told(store, HERE) == before
    assert store.identity() not in (identity, None)
    with SQLiteStore(kept) as copy:
        assert told(copy, HERE) == after
    store.remove(HERE, "a5", ANNA)


def test_the_same_backup_twice_is_noticed_each_time(store, keeping, backup, kept):
    identities = {store.identity()}
    for number in range(2):
        keeping.restore(backup.path, kept.with_name(f"{number}.db"))
        identities.add(store.identity())
    assert len(identities) == 3


def test_an_empty_store_takes_it_and_keeps_nothing_of_before(store, backup, tmp_path):
    with SQLiteStore(tmp_path / "elsewhere" / "b.db") as elsewhere:
        restored = elsewhere.records.keeping.restore(backup.path, tmp_path / "elsewhere" / "none.db")
        assert restored.kept is None
        assert told(elsewhere, THERE) == told(store, THERE)
        assert elsewhere.records.keeping.backups_in(backup.path.parent) == [backup.path]


def test_no_number_is_used_twice(store, keeping, backup, kept):
    for number in range(9):
        new = Article(f"T{number}", "Text.", id=f"n{number}")
        last = store.add(3, new, Fingerprint(None, f"{number}", number), ANNA).number
    keeping.restore(backup.path, kept)
    assert store.remove(HERE, "a5", ANNA).number > last


def test_who_was_erased_since_does_not_come_back(store, keeping, kept, tmp_path):
    ask(store, THERE, asker=77, number="of 77")
    backup = keeping.back_up(tmp_path / "old.db")
    store.erase(HERE)
    store.records.questions.forget_person(77)
    restored = keeping.restore(backup.path, kept)
    assert (restored.erased, restored.forgotten) == ([HERE], 1)
    assert store.count(HERE) == 0
    assert not store.records.questions.personal(77).questions
    assert store.count(THERE) == 30
    for file in tmp_path.glob("a.db*"):
        assert SECRETS[HERE].encode() not in file.read_bytes()


def test_who_came_back_after_being_erased_is_restored(store, keeping, kept, tmp_path):
    store.erase(HERE)
    fill(store, HERE)
    backup = keeping.back_up(tmp_path / "new.db")
    store.remove(HERE, "a5", ANNA)
    restored = keeping.restore(backup.path, kept)
    assert restored.erased == []
    assert store.count(HERE) == 30


def test_who_is_erased_while_it_is_restored_does_not_come_back(store, keeping, backup, kept, monkeypatch):
    real, erased = restoring.carry_out, []

    def slow(connection, deletions):
        found = real(connection, deletions)
        if not erased:
            erased.append(HERE)
            store.erase(HERE)
        return found

    monkeypatch.setattr(restoring, "carry_out", slow)
    assert keeping.restore(backup.path, kept).erased == [HERE]
    assert store.count(HERE) == 0


def test_leases_stay_with_who_holds_them(store, keeping, backup, kept):
    leases = store.records.leases
    leases.take("feeds", "me", 60)
    keeping.restore(backup.path, kept)
    assert not leases.take("feeds", "another", 60)


def test_a_server_that_left_anew_since_keeps_its_whole_grace(store, keeping, tmp_path, kept):
    departures, first = store.records.departures, datetime(2026, 1, 1, tzinfo=UTC)
    departures.depart(HERE, 5, first)
    backup = keeping.back_up(tmp_path / "away.db")
    departures.forget(HERE)
    again = departures.depart(HERE, 5, first + timedelta(days=90))
    keeping.restore(backup.path, kept)
    assert again in departures.departures()


def test_who_reads_and_writes_meanwhile_sees_one_or_the_other(store, keeping, backup, kept):
    store.remove(HERE, "a5", ANNA)
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add(len(list(store.articles(HERE))))

    def write():
        for number in range(10_000):
            if stop.is_set():
                return
            ask(store, SHARED, number=number)

    threads = [threading.Thread(target=work) for work in (read, write)]
    for thread in threads:
        thread.start()
    try:
        keeping.restore(backup.path, kept)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert seen == {29, 30}


def test_one_of_an_older_schema_is_brought_forward_and_left_as_it_is(store, keeping, kept, tmp_path):
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((Path(__file__).parent.parent / "version_1.sql").read_text())
    data = old.read_bytes()
    keeping.restore(old, kept)
    assert store.get(1001, "a").title == "Second title"
    assert old.read_bytes() == data


def test_a_database_copied_by_hand_with_its_log_is_taken_whole(store, keeping, kept, tmp_path):
    store.remove(HERE, "a5", ANNA)
    copy = tmp_path / "copied" / "c.db"
    copy.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(tmp_path / f"a.db{end}", f"{copy}{end}")
    expected = told(store, HERE)
    store.remove(HERE, "a6", ANNA)
    keeping.restore(copy, kept)
    assert told(store, HERE) == expected


@pytest.mark.parametrize("content", [b"", b"words", b"SQLite format 3\0" + bytes(5000), None])
def test_what_is_no_backup_changes_nothing(store, keeping, kept, tmp_path, content):
    file, before, identity = tmp_path / "bad.db", told(store, HERE), store.identity()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadBackup, match=r"bad\.db"):
        keeping.restore(file, kept)
    assert (told(store, HERE), store.identity()) == (before, identity)
    assert not kept.exists()


def test_a_damaged_one_changes_nothing(store, keeping, backup, kept):
    before, data = told(store, HERE), backup.path.read_bytes()
    backup.path.write_bytes(data[: len(data) // 2])
    with pytest.raises(BadBackup, match="damaged"):
        keeping.restore(backup.path, kept)
    assert told(store, HERE) == before


def test_a_full_disk_is_told_of_the_database_not_of_the_backups(store, keeping, backup, kept, monkeypatch):
    def full(connection):
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE more AS SELECT zeroblob(100000000)")

    before = told(store, HERE)
    monkeypatch.setattr(restoring, "check_references", full)
    with pytest.raises(StoreUnavailable, match=r"disk of the database .*a\.db is full"):
        keeping.restore(backup.path, kept)
    assert told(store, HERE) == before


def test_what_fails_half_way_changes_nothing(store, keeping, backup, kept, monkeypatch):
    def fail(connection):
        raise sqlite3.IntegrityError("something is missing")

    before, identity = told(store, HERE), store.identity()
    monkeypatch.setattr(restoring, "check_references", fail)
    with pytest.raises(sqlite3.IntegrityError):
        keeping.restore(backup.path, kept)
    assert (told(store, HERE), store.identity()) == (before, identity)
    store.remove(HERE, "a5", ANNA)
