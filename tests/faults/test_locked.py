"""Another process writes, or keeps the database to itself, for a little and for longer than anybody waits."""

import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, StoreUnavailable
from tests.faults.shelves import HERE, add, ids_of
from tests.faults.writes import WRITES

CHECKOUT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 20, tzinfo=UTC)
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
for line in sys.stdin:
    connection.execute(line)
    if line.startswith("BEGIN"):
        connection.execute("DELETE FROM entry")
    print("done", flush=True)
connection.close()
"""

LITTLE = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM entry")
print("held", flush=True)
time.sleep(0.3)
connection.execute("ROLLBACK")
connection.close()
"""


class Other:
    """Another process, which writes to the database from `hold` to `let_go`."""

    def __init__(self, process):
        self._process = process

    def hold(self):
        self._do("BEGIN IMMEDIATE")

    def let_go(self):
        self._do("ROLLBACK")

    def _do(self, statement):
        self._process.stdin.write(statement + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"


@contextmanager
def other_process(path, how="NORMAL"):
    command = [sys.executable, "-c", HOLD, path, how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Other(process)
        process.stdin.close()


@contextmanager
def held(path, how="NORMAL"):
    with other_process(path, how) as other:
        other.hold()
        yield


@contextmanager
def held_for_a_little(path, how="NORMAL"):
    with subprocess.Popen([sys.executable, "-c", LITTLE, path, how], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield


@pytest.fixture
def verbatim(path):
    """The program, which waits a tenth of a second for others who write."""
    with (
        SQLiteStore(path, patience=0.1) as store,
        Verbatim(Shelf(store), Retriever(store), store.records) as all_,
    ):
        yield all_


def test_who_writes_waits_for_another_process_for_a_little(path):
    with SQLiteStore(path) as store, held_for_a_little(path):
        add(store, "c")
        assert ids_of(store) == ["a", "b", "c"]


def test_every_write_that_waited_too_long_is_refused_in_words_and_done_later(path, verbatim):
    with other_process(path) as other:
        for number, write in enumerate(WRITES.values(), 1):
            write.prepare(verbatim, number)
            other.hold()
            with pytest.raises(StoreUnavailable, match=r"is locked.*was not made; try again in a moment"):
                write.act(verbatim, number)
            other.let_go()
            write.act(verbatim, number)
            assert write.is_there(verbatim, number)


def test_questions_are_answered_while_another_process_writes(path):
    """Also the first to a shelf whose index was never kept: it waits at most half a second to keep it."""
    text = "Snow closed the harbour of Port Anna on Monday."
    with SQLiteStore(path) as store:
        shelf = Shelf(store)
        for number in range(30):
            shelf.add(HERE, Article(f"Report {number}", f"{text} It was day {number}."), Actor("a", "test"))
        verbatim = Verbatim(shelf, Retriever(store), store.records)
        with held(path):
            start = monotonic()
            answer = verbatim.ask(HERE, "What closed the harbour of Port Anna?", NOW)
            waited = monotonic() - start
        assert answer.best is not None
        assert waited < 5  # of the ten seconds for which a change waits


def test_the_index_of_a_shelf_that_was_read_while_locked_is_kept_after_the_next_change(path):
    with SQLiteStore(path) as store:
        shelf, retriever = Shelf(store), Retriever(store)
        for number in range(30):
            shelf.add(HERE, Article(f"Report {number}", f"It was day {number}."), Actor("a", "test"))
        with held(path):
            retriever.prepare(HERE)
        assert kept_indexes(store) == 0
        shelf.add(HERE, Article("Another report", "It was the last day."), Actor("a", "test"))
        retriever.prepare(HERE)
        assert kept_indexes(store) == 1


def kept_indexes(store):
    with store._connections.reading() as connection:
        return connection.execute("SELECT count(*) FROM packed_index").fetchone()[0]


def test_the_bot_starts_while_another_process_writes(path):
    with held(path), SQLiteStore(path, patience=0.1) as store:
        assert ids_of(store) == ["a", "b"]


def test_the_bot_waits_at_its_start_for_who_has_the_database_to_itself_for_a_little(path):
    with held_for_a_little(path, "EXCLUSIVE"), SQLiteStore(path) as store:
        assert ids_of(store) == ["a", "b"]


def test_a_start_that_waited_too_long_says_so(path):
    with held(path, "EXCLUSIVE"), pytest.raises(StoreUnavailable, match="is locked"):
        SQLiteStore(path, patience=0.1)
    SQLiteStore(path, patience=0.1).close()
