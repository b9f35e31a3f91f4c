"""Backups are made when it is time, and only those of this store that are too many are deleted."""

import asyncio
import logging
import os
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.service.upkeep.backups import Backups
from bot.service.upkeep.retention import Retention
from bot.service.upkeep.upkeep import Upkeep
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import Article
from corpus.keeping import BackupFailed, BadBackup
from corpus.questions import Asked
from corpus.store import Actor

HERE, THERE = 1001, 2002
ANNA = Actor("anna", "test")
HOUR = timedelta(hours=1)
SECRET = b"Quixotic zephyrs"


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def verbatim(tmp_path):
    with open_verbatim(Settings(corpus_url=f"sqlite:///{tmp_path}/a.db")) as verbatim:
        for server_id in (HERE, THERE):
            secret = SECRET.decode() if server_id == HERE else "Boisterous wombats"
            verbatim.shelf.add(server_id, Article(f"{secret} wander", f"{secret} wander far."), ANNA)
        yield verbatim


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def upkeep_of(verbatim, folder, clock, tmp_path):
    """The upkeep of one more process."""

    def make(every=24, keep=3):
        kept_since = Retention(verbatim.records, clock).kept_since
        path = tmp_path / "a.db"
        keeping = verbatim.records.keeping
        backups = Backups(keeping, path, folder, every=every, keep=keep, kept_since=kept_since, clock=clock)
        return Upkeep(verbatim, backups, clock=clock)

    return make


@pytest.fixture
def upkeep(upkeep_of):
    return upkeep_of()


@pytest.fixture
def names(folder):
    return lambda: sorted(each.name for each in folder.iterdir())


def hours(upkeep, clock, number):
    """Let time go by, an hour at a time."""
    for _ in range(number):
        upkeep.look()
        clock.now += HOUR


def days(upkeep, clock, number):
    for day in range(number):
        clock.now += 24 * HOUR if day else timedelta()
        upkeep.look()


def contents(folder):
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


class TestSchedule:
    def test_one_is_made_at_the_start_and_whenever_it_is_time(self, upkeep, clock, names):
        hours(upkeep, clock, 49)
        assert names() == [f"a-202611{day}T040506Z.db" for day in (23, 24, 25)]

    def test_after_a_restart_none_is_made_before_its_time_and_a_missed_one_is(self, upkeep_of, clock, names):
        hours(upkeep_of(), clock, 3)
        hours(upkeep_of(), clock, 3)
        assert len(names()) == 1
        clock.now += timedelta(days=5)
        upkeep_of().look()
        assert len(names()) == 2

    def test_none_is_made_if_none_is_wanted(self, upkeep_of, clock, folder):
        hours(upkeep_of(every=0), clock, 30)
        assert not folder.exists()

    def test_a_schedule_and_a_folder_that_are_set_anew_hold_from_the_next_look_on(
        self, upkeep_of, clock, names, folder, tmp_path
    ):
        upkeep = upkeep_of(every=0)
        hours(upkeep, clock, 30)
        upkeep.take_up(Settings(backup_folder=folder, backup_every_hours=2, backup_keep=4))
        hours(upkeep, clock, 20)
        assert len(names()) == 4
        upkeep.take_up(Settings(backup_folder=tmp_path / "other", backup_every_hours=2, backup_keep=4))
        upkeep.look()
        assert len(list((tmp_path / "other").iterdir())) == 1
        assert len(names()) == 4

    def test_a_clock_that_was_wrong_does_not_stop_them_nor_make_many(self, upkeep, clock, names):
        clock.now += timedelta(days=400)
        upkeep.look()
        clock.now -= timedelta(days=400)
        hours(upkeep, clock, 20)
        assert len(names()) == 2

    def test_of_several_processes_one_makes_it(self, upkeep_of, names):
        many = [upkeep_of() for _ in range(4)]
        threads = [threading.Thread(target=each.look) for each in many]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(names()) == 1


class TestKeeping:
    def test_the_last_few_are_kept(self, upkeep, clock, names):
        days(upkeep, clock, 9)
        assert names() == [f"a-202611{day}T040506Z.db" for day in (29, 30)] + ["a-20261201T040506Z.db"]

    def test_what_is_not_a_backup_of_this_store_by_its_name_is_never_deleted(
        self, upkeep, clock, names, folder, verbatim, tmp_path
    ):
        folder.mkdir()
        (folder / "a-20200101T000000Z.db").write_text("not ours")
        (folder / "a-20200101T000000Z.db.txt").write_text("notes")
        verbatim.records.keeping.back_up(folder / "precious.db")
        with open_verbatim(Settings(corpus_url=f"sqlite:///{tmp_path}/other/a.db")) as other:
            other.records.keeping.back_up(folder / "a-20200102T000000Z.db")
        strange = set(names())
        days(upkeep, clock, 9)
        assert strange < set(names())
        assert len(names()) == 3 + len(strange)

    def test_what_a_killed_program_left_is_deleted_once_it_is_old(self, upkeep, folder, names):
        folder.mkdir()
        for name, age in (("old", 7200), ("new", 10)):
            left = folder / f".a-20260101T000000Z.db.{name}.part"
            left.write_text("half")
            os.utime(left, (time.time() - age,) * 2)
        upkeep.look()
        assert [name for name in names() if name.startswith(".")] == [".a-20260101T000000Z.db.new.part"]

    def test_in_those_that_are_kept_questions_expire_too(self, upkeep, clock, verbatim, folder):
        asked = Asked("q", HERE, 7, "old?", clock.now - timedelta(days=29), 5, None, "?")
        verbatim.records.questions.keep(HERE, asked)
        days(upkeep, clock, 3)
        assert len(list(folder.iterdir())) == 3
        for backup in folder.iterdir():
            with closing(sqlite3.connect(backup)) as connection:
                assert connection.execute("SELECT count(*) FROM asked").fetchone() == (0,)

    def test_they_expire_daily_also_where_none_are_made_and_one_is_damaged(
        self, upkeep_of, clock, verbatim, folder, caplog
    ):
        keeping = verbatim.records.keeping
        asked = Asked("q", HERE, 7, "old?", clock.now - timedelta(days=29), 5, None, "?")
        verbatim.records.questions.keep(HERE, asked)
        for name in ("damaged", "whole"):
            keeping.back_up(folder / f"{name}.db")
        real = keeping.expire

        def failing(backup, before):
            if backup.name == "damaged.db":
                raise BadBackup("It cannot be read.")
            return real(backup, before)

        keeping.expire = failing
        kept = upkeep_of(every=0)
        kept.look()
        clock.now += timedelta(days=2)
        kept.look()
        assert "It cannot be read" in caplog.text
        with closing(sqlite3.connect(folder / "whole.db")) as connection:
            assert connection.execute("SELECT count(*) FROM asked").fetchone() == (0,)

    def test_that_a_person_was_erased_is_forgotten_also_where_no_backups_are_made(
        self, upkeep_of, clock, verbatim
    ):
        clock.now = datetime.now(UTC)
        verbatim.records.questions.forget_person(5)
        kept = upkeep_of(every=0)
        kept.look()
        assert len(verbatim.records.keeping.deletions()) == 1
        clock.now += timedelta(days=367)
        kept.look()
        assert verbatim.records.keeping.deletions() == []


class TestFailures:
    def test_one_is_one_line_and_is_tried_again_after_an_hour(
        self, upkeep, clock, verbatim, names, caplog, monkeypatch
    ):
        keeping, attempts = verbatim.records.keeping, []
        real = keeping.back_up

        def failing(file, stop=None):
            attempts.append(clock.now)
            if len(attempts) < 3:
                raise BackupFailed("The disk of there is full.")
            return real(file, stop)

        monkeypatch.setattr(keeping, "back_up", failing)
        for _ in range(15):
            upkeep.look()
            clock.now += timedelta(minutes=10)
        assert len(attempts) == 3
        assert len(names()) == 1
        lines = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
        assert lines == ["Failed, and tried again in an hour: the backup. The disk of there is full."] * 2

    def test_stopping_leaves_nothing_and_is_no_failure(self, upkeep, folder, caplog, monkeypatch):
        monkeypatch.setattr("corpus.sqlite.keeping.copying._STEPS", 10)
        upkeep._stop.set()
        upkeep.look()
        assert list(folder.iterdir()) == []
        assert not [each for each in caplog.records if each.levelno >= logging.WARNING]

    async def test_it_goes_on_until_it_is_cancelled(self, upkeep, monkeypatch):
        loop, looked = asyncio.get_running_loop(), asyncio.Event()
        monkeypatch.setattr(upkeep, "look", lambda: loop.call_soon_threadsafe(looked.set))
        running = asyncio.create_task(upkeep.run())
        await looked.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert upkeep._stop.is_set()


class TestErasing:
    def test_backups_let_go_of_an_erased_server_at_the_next_look(
        self, upkeep, clock, verbatim, folder, names
    ):
        days(upkeep, clock, 3)
        assert SECRET in contents(folder)
        verbatim.shelf.store.erase(HERE)
        upkeep.look()
        assert SECRET not in contents(folder)
        assert b"Boisterous wombats" in contents(folder)
        assert len(names()) == 3

    def test_one_that_cannot_be_read_does_not_keep_it_in_the_others(
        self, upkeep, clock, verbatim, folder, caplog
    ):
        days(upkeep, clock, 3)
        verbatim.shelf.store.erase(HERE)
        real = verbatim.records.keeping.carry_out

        def failing(backup, stop=None):
            if backup == min(folder.iterdir()):
                raise BackupFailed("It cannot be read.")
            return real(backup, stop)

        verbatim.records.keeping.carry_out = failing
        upkeep.look()
        assert [SECRET in each.read_bytes() for each in sorted(folder.iterdir())] == [True, False, False]
        assert "It cannot be read" in caplog.text

    def test_that_a_person_was_erased_is_forgotten_after_a_year_and_a_server_never(
        self, upkeep, clock, verbatim
    ):
        clock.now = datetime.now(UTC)
        verbatim.records.questions.forget_person(5)
        verbatim.shelf.store.erase(HERE)
        days(upkeep, clock, 2)
        assert len(verbatim.records.keeping.deletions()) == 2
        clock.now += timedelta(days=366)
        upkeep.look()
        assert [each.id for each in verbatim.records.keeping.deletions()] == [HERE]

    def test_the_database_is_compacted_once(self, upkeep, verbatim, monkeypatch):
        keeping, compacted = verbatim.records.keeping, []
        real = keeping.compact
        monkeypatch.setattr(keeping, "compact", lambda stop=None: compacted.append(1) or real(stop))
        upkeep.look()
        verbatim.shelf.store.erase(HERE)
        for _ in range(3):
            upkeep.look()
        assert compacted == [1]

    def test_a_large_one_is_compacted_at_most_once_a_day(self, upkeep, clock, verbatim, monkeypatch):
        keeping, compacted = verbatim.records.keeping, []
        real = keeping.compact
        monkeypatch.setattr("bot.service.upkeep.upkeep.QUICK", 1)
        monkeypatch.setattr(keeping, "compact", lambda stop=None: compacted.append(clock.now) or real(stop))
        for _ in range(6):
            verbatim.records.questions.forget_person(5)
            upkeep.look()
            clock.now += 5 * HOUR
        assert len(compacted) == 2

    def test_what_another_process_erased_goes_from_memory(self, upkeep_of, verbatim, tmp_path):
        first = upkeep_of()
        first.look()
        verbatim.ask(HERE, "Who wander far?")
        library = verbatim.retriever._indexes._library
        assert any(key[1] == HERE for key in library._kept)
        with open_verbatim(Settings(corpus_url=f"sqlite:///{tmp_path}/a.db")) as other:
            other.shelf.store.erase(HERE)
        first.look()
        assert not any(key[1] == HERE for key in library._kept)
        assert len(verbatim.retriever._indexes.index(HERE).register) == 0
