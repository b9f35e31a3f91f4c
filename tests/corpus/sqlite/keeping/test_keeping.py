"""Backups are whole and private, hold nothing that was erased, and let go of what is erased later."""

import shutil
import sqlite3
import stat
import threading
from collections import namedtuple
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.article import SHARED, Article
from corpus.keeping import BackupFailed, BadBackup, Interrupted, NoRoom
from corpus.questions import Asked
from corpus.sqlite import SQLiteStore
from corpus.sqlite.keeping import checking, copying, old_backups
from corpus.sqlite.schema import MIGRATIONS
from corpus.store import Actor, Fingerprint, Outdated
from tests.corpus.sqlite.test_erasing import HERE, SECRETS, THERE, fill

ANNA = Actor("anna", "test")
NOW = datetime.now(UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def store(path, filled):
    shutil.copyfile(filled, path)
    with SQLiteStore(path) as store:
        yield store


@pytest.fixture
def keeping(store):
    return store.records.keeping


@pytest.fixture
def backup(keeping, tmp_path):
    return keeping.back_up(tmp_path / "backups" / "a-20260101T000000Z.db")


def told(store, server_id):
    """What a store tells of a server."""
    records = store.records
    return (
        list(store.articles(server_id)),
        store.history(server_id),
        store.packed(server_id, "form"),
        records.questions.questions(server_id),
        records.servers.settings(server_id),
        records.servers.trail(server_id),
        records.feeds.feeds(server_id),
    )


def ask(store, server_id=HERE, asker=5, days=0, number=1):
    at = NOW - timedelta(days=days)
    store.records.questions.keep(server_id, Asked(f"x{number}", server_id, asker, "Who?", at, 6, 7, "?"))


def room(monkeypatch, free):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _: usage(10**12, 0, free))


def bytes_of(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


class TestBackup:
    def test_it_holds_all_there_is_and_opens_as_a_store(self, store, backup):
        assert (backup.articles, backup.questions, backup.servers) == (60, 2, 2)
        assert backup.size == backup.path.stat().st_size
        with SQLiteStore(backup.path) as copy:
            assert told(copy, HERE) == told(store, HERE)
            assert told(copy, THERE) == told(store, THERE)
            assert copy.identity() != store.identity()

    def test_it_is_its_owners_alone_and_nothing_lies_beside_it(self, backup):
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
        assert list(backup.path.parent.iterdir()) == [backup.path]

    def test_nothing_that_was_erased_is_in_its_bytes(self, store, keeping, tmp_path):
        store.erase(HERE)
        made = keeping.back_up(tmp_path / "later.db")
        assert SECRETS[HERE].encode() not in made.path.read_bytes()
        assert SECRETS[THERE].encode() in made.path.read_bytes()

    def test_writers_do_not_wait_and_what_is_copied_is_of_one_moment(self, store, keeping, tmp_path):
        stop = threading.Event()

        def write():
            """Pairs: no copy may have one without the other."""
            for number in range(10_000):
                if stop.is_set():
                    return
                with store.transaction(SHARED):
                    for half in "ab":
                        name = f"{number}{half}"
                        ask(store, SHARED, number=name)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            made = [keeping.back_up(tmp_path / f"{number}.db") for number in range(4)]
        finally:
            stop.set()
            writer.join()
        assert [each.questions % 2 for each in made] == [0] * 4
        assert made[-1].questions > made[0].questions

    def test_a_file_that_is_there_stays_as_it_is(self, keeping, tmp_path):
        file = tmp_path / "precious.db"
        file.write_text("mine")
        with pytest.raises(BackupFailed, match="already"):
            keeping.back_up(file)
        assert file.read_text() == "mine"

    @pytest.mark.parametrize("links", [True, False])
    def test_a_file_that_came_there_meanwhile_stays_as_it_is(self, keeping, tmp_path, monkeypatch, links):
        def sync(_):
            (tmp_path / "b.db").write_text("mine")

        def refuse(*_):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(copying, "_sync", sync)
        if not links:
            monkeypatch.setattr(Path, "hardlink_to", refuse)
        with pytest.raises(BackupFailed, match="already"):
            keeping.back_up(tmp_path / "b.db")
        assert (tmp_path / "b.db").read_text() == "mine"

    def test_a_file_system_without_links_takes_one_too(self, keeping, tmp_path, monkeypatch):
        def refuse(*_):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        made = keeping.back_up(tmp_path / "b.db")
        assert made.path.stat().st_size == made.size

    def test_too_little_room_is_told_before_and_leaves_nothing(self, keeping, tmp_path, monkeypatch):
        room(monkeypatch, copying.SPARE)
        with pytest.raises(NoRoom, match=r"must be free in .*make room there"):
            keeping.back_up(tmp_path / "backups" / "b.db")
        assert list((tmp_path / "backups").iterdir()) == []

    def test_a_disk_that_fills_up_meanwhile_leaves_nothing(self, keeping, tmp_path, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(copying.os, "fsync", full)
        with pytest.raises(BackupFailed, match="No space left on device"):
            keeping.back_up(tmp_path / "backups" / "b.db")
        assert list((tmp_path / "backups").iterdir()) == []

    def test_a_folder_that_cannot_be_written_to_is_named(self, keeping, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(BackupFailed, match="BACKUP_FOLDER"):
            keeping.back_up(tmp_path / "file" / "b.db")

    def test_it_can_be_stopped_and_leaves_nothing(self, keeping, tmp_path, monkeypatch):
        monkeypatch.setattr(copying, "_STEPS", 10)
        stop = threading.Event()
        stop.set()
        with pytest.raises(Interrupted):
            keeping.back_up(tmp_path / "backups" / "b.db", stop)
        assert list((tmp_path / "backups").iterdir()) == []

    def test_a_copy_that_lacks_something_is_noticed(self, keeping, tmp_path, monkeypatch):
        real = copying._state

        def lossy(connection):
            if "part" in connection.execute("PRAGMA database_list").fetchone()[2]:
                connection.execute("DELETE FROM told")
            return real(connection)

        monkeypatch.setattr(copying, "_state", lossy)
        with pytest.raises(BackupFailed, match="does not hold all"):
            keeping.back_up(tmp_path / "b.db")
        assert not (tmp_path / "b.db").exists()

    def test_a_store_in_memory_has_none(self, tmp_path):
        with SQLiteStore(":memory:") as store, pytest.raises(BackupFailed, match="in memory"):
            store.records.keeping.back_up(tmp_path / "b.db")


class TestCheck:
    def refused(self, path, why):
        with closing(sqlite3.connect(path)) as connection, pytest.raises(BadBackup, match=why):
            checking.check_whole(connection, "The file", MIGRATIONS)

    @pytest.mark.parametrize(
        ("statement", "why"),
        [
            ("PRAGMA application_id = 7", "not a database of Verbatim"),
            ("PRAGMA user_version = 99", "newer version"),
            ("DELETE FROM article", "others that are missing"),
            ("DROP TABLE told", "other tables"),
            ("DROP INDEX asked_by", "other tables"),
            ("CREATE TRIGGER t AFTER DELETE ON told BEGIN DELETE FROM event; END", "other tables"),
        ],
    )
    def test_what_is_not_as_it_should_be_is_refused(self, backup, statement, why):
        with closing(sqlite3.connect(backup.path)) as connection:
            connection.execute(statement)
            connection.commit()
        self.refused(backup.path, why)

    def test_damage_is_found(self, backup):
        data = bytearray(backup.path.read_bytes())
        for page in range(4, len(data) // 4096, 3):
            data[page * 4096 : page * 4096 + 60] = bytes(60)
        backup.path.write_bytes(data)
        self.refused(backup.path, "damaged")


class TestCarryingOut:
    def test_a_backup_lets_go_of_whom_was_erased_since(self, store, keeping, backup):
        assert not keeping.carry_out(backup.path)
        store.erase(HERE)
        assert keeping.carry_out(backup.path)
        assert SECRETS[HERE].encode() not in bytes_of(backup.path.parent)
        with SQLiteStore(backup.path) as copy:
            assert told(copy, THERE) == told(store, THERE)
            assert told(copy, HERE) == told(store, HERE)
        assert not keeping.carry_out(backup.path)
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600

    def test_a_person_too(self, store, keeping, tmp_path):
        ask(store, asker=77)
        made = keeping.back_up(tmp_path / "b.db")
        store.records.questions.forget_person(77)
        assert keeping.carry_out(made.path)
        with SQLiteStore(made.path) as copy:
            assert not copy.records.questions.personal(77).questions
            assert copy.records.questions.personal(5).questions

    def test_what_came_after_an_erasure_stays_in_later_backups(self, store, keeping, tmp_path):
        store.erase(HERE)
        fill(store, HERE)
        made = keeping.back_up(tmp_path / "b.db")
        assert not keeping.carry_out(made.path)
        store.erase(HERE)
        assert keeping.carry_out(made.path)

    def test_erased_twice_without_a_change_between_is_erased_in_a_backup_of_between(
        self, store, keeping, tmp_path
    ):
        store.erase(HERE)
        ask(store)
        made = keeping.back_up(tmp_path / "b.db")
        store.erase(HERE)
        assert keeping.carry_out(made.path)
        with SQLiteStore(made.path) as copy:
            assert not copy.records.questions.questions(HERE)

    def test_one_of_an_older_schema_lets_go_as_well(self, store, keeping, tmp_path):
        old = tmp_path / "a-20250101T000000Z-before-schema-4.db"
        with closing(sqlite3.connect(old)) as connection:
            connection.executescript((Path(__file__).parent.parent / "version_1.sql").read_text())
        store.erase(1001)
        assert keeping.backups_in(tmp_path) == [old]
        assert keeping.carry_out(old)
        with closing(sqlite3.connect(old)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)
            left = connection.execute("SELECT count(*) FROM article WHERE server_id = 1001").fetchone()
        assert left == (0,)
        assert not keeping.carry_out(old)

    def test_one_that_was_copied_with_its_log_keeps_what_is_in_that(self, store, keeping, path):
        ask(store, THERE, number="in the log")
        backup = path.with_name("by hand.db")
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{backup}{end}")
        store.erase(HERE)
        assert keeping.carry_out(backup)
        assert not backup.with_name("by hand.db-wal").exists()
        with SQLiteStore(backup) as copy:
            assert told(copy, THERE) == told(store, THERE)
            assert told(copy, HERE) == told(store, HERE)

    @pytest.fixture
    def half_done(self, store, keeping, tmp_path):
        """A backup as it is left when the program is killed while questions expire in it."""
        with store.transaction(THERE):
            for number in range(200):
                ask(store, THERE, number=number)
        made = keeping.back_up(tmp_path / "whole.db").path
        left = tmp_path / "killed" / "left.db"
        left.parent.mkdir()
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 2")  # so that it does not wait for the commit to write
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM asked")
            for end in ("", "-journal"):
                shutil.copyfile(f"{made}{end}", f"{left}{end}")
            connection.execute("ROLLBACK")
        return left

    def test_one_left_half_done_by_a_kill_is_a_backup_still_and_lets_go(self, store, keeping, half_done):
        store.erase(HERE)
        assert keeping.backups_in(half_done.parent) == [half_done]
        assert keeping.carry_out(half_done)
        assert not half_done.with_name("left.db-journal").exists()
        with SQLiteStore(half_done) as copy:
            assert told(copy, THERE) == told(store, THERE)

    def test_one_left_half_done_by_a_kill_is_restored_whole(self, store, keeping, half_done, tmp_path):
        before = told(store, THERE)
        keeping.restore(half_done, tmp_path / "before.db")
        assert told(store, THERE) == before

    def test_one_that_is_in_use_as_a_database_is_left_to_it(self, store, keeping, backup):
        with SQLiteStore(backup.path) as used:
            ask(used, number="in the log")
            store.erase(HERE)
            with pytest.raises(BadBackup, match="locked"):
                keeping.carry_out(backup.path)
            assert used.records.questions.get(HERE, "xin the log")

    def test_one_that_cannot_be_read_is_named_and_left(self, store, keeping, backup):
        store.erase(HERE)
        data = bytearray(backup.path.read_bytes())
        data[4096:] = bytes(len(data) - 4096)
        backup.path.write_bytes(data)
        with pytest.raises(BadBackup, match=r"a-20260101T000000Z.db"):
            keeping.carry_out(backup.path)
        assert backup.path.read_bytes() == data

    def test_questions_whose_time_is_over_go_from_backups(self, store, keeping, tmp_path):
        for days in (1, 40):
            ask(store, days=days, number=days)
        made = keeping.back_up(tmp_path / "b.db")
        month, year = NOW - timedelta(days=30), NOW - timedelta(days=365)
        assert keeping.expire(made.path, lambda server: month if server == HERE else year) == 1
        with SQLiteStore(made.path) as copy:
            assert [each.id for each in copy.records.questions.questions(HERE)] == ["x1", f"q{HERE}"]
        assert old_backups.expire(made.path, lambda _: month) == 0


class TestWhoseBackup:
    def test_only_backups_of_this_store_are_its_own(self, store, keeping, backup, path):
        folder = backup.path.parent
        with SQLiteStore(folder / "another.db") as other:
            other.records.keeping.back_up(folder / "a-20260102T000000Z.db")
        (folder / "notes.db").write_text("not ours")
        (folder / "a-20260103T000000Z.db").write_bytes(b"")
        shutil.copyfile(backup.path, folder / "by hand.db")
        assert [each.name for each in keeping.backups_in(folder)] == [backup.path.name, "by hand.db"]
        assert path not in keeping.backups_in(path.parent)

    def test_a_folder_that_is_not_there_has_none(self, keeping, tmp_path):
        assert keeping.backups_in(tmp_path / "nowhere") == []


class TestCompaction:
    def test_room_comes_back_and_everything_stays(self, store, keeping, path):
        before = told(store, THERE)
        store.erase(HERE)
        compacted = keeping.compact()
        assert compacted.after < compacted.before
        assert compacted.after == path.stat().st_size
        assert told(store, THERE) == before

    def test_it_sweeps_what_sqlite_left_of_who_was_erased(self, store, keeping, path):
        assert not keeping.to_sweep()
        store.erase(HERE)
        assert keeping.to_sweep()
        keeping.compact()
        assert not keeping.to_sweep()

    def test_too_little_room_is_told_before(self, keeping, monkeypatch):
        room(monkeypatch, 1 << 20)
        with pytest.raises(NoRoom):
            keeping.compact()


def test_a_writer_of_an_older_program_is_told_and_writes_nothing(store, path):
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(Outdated, match="restart the bot"):
        store.remove(HERE, "a1", ANNA)
    with closing(sqlite3.connect(path)) as older:
        older.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    assert store.get(HERE, "a1")
    store.remove(HERE, "a1", ANNA)


def test_questions_expire_a_few_at_a_time_so_that_others_can_write(store, monkeypatch):
    for number in range(10):
        ask(store, days=40, number=number)
    monkeypatch.setattr("corpus.sqlite.records.questions._AT_ONCE", 4)
    begun = []
    store._connections._current.writer.set_trace_callback(
        lambda said: begun.append(said) if "BEGIN" in said else None
    )
    assert store.records.questions.expire(HERE, NOW - timedelta(days=30)) == 10
    assert len(begun) == 3
    assert len(store.records.questions.questions(HERE)) == 1


def test_who_reads_long_does_not_keep_writers_waiting_while_the_log_is_emptied(store, path):
    reading = store.articles(HERE)
    next(reading)
    store.add(HERE, Article("New", "New text."), Fingerprint(None, "d", 1), ANNA)
    emptying = threading.Thread(target=store.records.keeping.empty_log)
    emptying.start()
    waited = []
    for number in range(10):
        began = datetime.now(UTC)
        ask(store, number=f"late{number}")
        waited.append(datetime.now(UTC) - began)
    reading.close()
    emptying.join()
    assert max(waited) < timedelta(seconds=2)
    assert path.with_name("a.db-wal").stat().st_size == 0
