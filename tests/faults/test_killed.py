"""`kill -9` at any moment: while anything is written, in a checkpoint, in a migration."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.sqlite import SQLiteStore
from corpus.sqlite.schema import MIGRATIONS
from tests.faults.shelves import ids_at
from tests.faults.writes import WRITES

CHECKOUT = Path(__file__).resolve().parents[2]
VERSION_1 = CHECKOUT / "tests" / "corpus" / "sqlite" / "version_1.sql"

GONE_LATER = ("forget person", "expire", "verdict")  # with these the questions of others are gone, or counted
LASTING = [name for name in WRITES if name not in GONE_LATER]


def check_intact(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_was_acknowledged_is_lost_when_the_process_is_killed_at_any_write(tmp_path, seed):
    dice, path = random.Random(seed), tmp_path / "verbatim.db"
    names = dice.sample(LASTING, len(LASTING))
    command = [sys.executable, "-m", "tests.faults.writing", path, "1", *names]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as child:
        told = [child.stdout.readline() for _ in range(dice.randrange(len(names), 3 * len(names)))]
        time.sleep(dice.random() / 50)
        child.kill()
        told += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    check_intact(path)
    with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
        for line in told:
            if line.endswith("\n"):
                number, _, name = line.strip().partition(" ")
                assert WRITES[name].is_there(verbatim, int(number)), line
        for number, name in enumerate(LASTING, 1_000_000):  # and it goes on
            WRITES[name].prepare(verbatim, number)
            WRITES[name].act(verbatim, number)


OPEN = """
import sys
from corpus.sqlite import SQLiteStore
print("ready", flush=True)
sys.stdin.readline()
SQLiteStore(sys.argv[1])
sys.stdin.readline()
"""
ARTICLES = 2000


@pytest.fixture
def older(tmp_path):
    """A database of version 1 with so many articles that bringing it forward takes a while."""
    path = tmp_path / "verbatim.db"
    numbers = range(1000, 1000 + ARTICLES)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text())
        connection.executemany(
            "INSERT INTO article VALUES (?1, 1001, 'more' || ?1, 1, 0, '2026-01-01T00:00:00Z', NULL, ?1, ?1)",
            [(number,) for number in numbers],
        )
        connection.executemany(
            "INSERT INTO revision VALUES (?, 1, 'A Title', 'The Post', '[]', NULL, NULL)",
            [(number,) for number in numbers],
        )
        connection.executemany(
            "INSERT INTO body VALUES (?, 1, ?)", [(number, "A sentence. " * 50) for number in numbers]
        )
        connection.commit()
    return path


def test_a_process_killed_while_migrating_leaves_the_old_database_or_the_new_one(older, tmp_path):
    content, versions = older.read_bytes(), set()
    started = time.monotonic()
    with SQLiteStore(older):
        takes = time.monotonic() - started
    for part in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        path = tmp_path / f"{part}.db"
        path.write_bytes(content)
        command = [sys.executable, "-c", OPEN, path]
        with subprocess.Popen(
            command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as child:
            child.stdout.readline()
            child.stdin.write(b"\n")
            child.stdin.flush()
            time.sleep(part * takes)
            child.kill()
        with closing(sqlite3.connect(path)) as connection:
            versions.add(connection.execute("PRAGMA user_version").fetchone()[0])
        assert len(ids_at(path)) == 1 + ARTICLES
    assert versions <= {1, len(MIGRATIONS)}
