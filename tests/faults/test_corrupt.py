"""The database is damaged, at start or in use: it is said how to mend that, and nothing is written."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from corpus.sqlite import ForeignFile, SQLiteStore
from corpus.store import StoreError, StoreUnavailable
from tests.faults.shelves import add, filled, ids_at, ids_of

PAGE = 4096
CHECKOUT = Path(__file__).resolve().parents[2]
BACKUP = r"put back a backup: `python -m bot restore"


def overwrite(path, start, data):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def pages_of(path, kind):
    """Where the pages begin at which tables, or indexes, are rooted."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE type = ? AND rootpage > 1", (kind,)
        )
        return [PAGE * (row[0] - 1) for row in rows]


@pytest.fixture
def store(path):
    with SQLiteStore(path, patience=0.2) as store:
        assert ids_of(store) == ["a", "b"]
        yield store


# At start


def test_an_overwritten_header_is_refused_at_start_and_left_alone(path):
    overwrite(path, 0, b"\xff" * 100)
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match=r"its beginning was overwritten.*put back a backup"):
        SQLiteStore(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["table", "index"])
def test_an_overwritten_page_is_said_when_it_is_met_and_nothing_is_written(path, kind):
    for start in pages_of(path, kind):
        overwrite(path, start, b"\xff" * PAGE)
    before = path.read_bytes()
    with SQLiteStore(path) as store, pytest.raises(StoreUnavailable, match=BACKUP):
        add(store, "c")
    assert path.read_bytes() == before


def test_a_truncated_database_is_said_at_start_and_nothing_is_written(path):
    before = path.read_bytes()[: 5 * PAGE + 77]
    path.write_bytes(before)
    with pytest.raises(StoreUnavailable, match=BACKUP), SQLiteStore(path) as store:
        add(store, "c")
    assert path.read_bytes() == before


def test_the_command_line_tells_a_damaged_database_in_one_line(path):
    for start in pages_of(path, "table"):
        overwrite(path, start, b"\xff" * PAGE)
    run = subprocess.run(
        [sys.executable, "-m", "bot", "show", "a", "--server", "1001"],
        cwd=CHECKOUT,
        env={"CORPUS_URL": f"sqlite:///{path}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert "is damaged" in line


# Its log

KILLED = """
import os, signal, sys
from pathlib import Path
from tests.faults.shelves import filled
filled(Path(sys.argv[1]), "c", "d", "e")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def log(path):
    """The log that a killed process left, with three articles more."""
    subprocess.run([sys.executable, "-c", KILLED, path], cwd=CHECKOUT, check=False)
    path.with_name(path.name + "-shm").unlink()
    return path.with_name(path.name + "-wal")


def test_garbage_after_the_log_takes_nothing_away(path, log):
    with log.open("ab") as file:
        file.write(random.Random(1).randbytes(50_000))
    assert ids_at(path) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("seed", range(5))
def test_garbage_in_the_log_takes_away_what_came_after_it_alone(path, log, seed):
    dice = random.Random(seed)
    overwrite(log, dice.randrange(log.stat().st_size - 600), dice.randbytes(600))
    found = ids_at(path)
    assert found == ["a", "b", "c", "d", "e"][: len(found)]
    assert len(found) >= 2


def test_a_log_of_garbage_alone_leaves_what_is_in_the_database(path, log):
    log.write_bytes(random.Random(1).randbytes(log.stat().st_size))
    assert ids_at(path) == ["a", "b"]


# In use


def put_in_place_of_the_content(path, content):
    """As `cp` does: the file stays the same one."""
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(content)


def refused(store, path, match):
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match=match):
            add(store, "lost")
        with pytest.raises(StoreUnavailable, match=match):
            ids_of(store)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff" * 100, b"Some notes.\n" * 1000],
    ids=["emptied", "header overwritten", "something else"],
)
def test_a_database_that_is_overwritten_in_use_takes_nothing_more(path, store, content):
    add(store, "c")
    put_in_place_of_the_content(path, content)
    refused(store, path, r"Another program has written into.*" + BACKUP)
    store.close()
    assert path.read_bytes() == content


def test_an_older_copy_written_over_the_database_in_use_is_not_mixed_with_its_log(path, store, tmp_path):
    """As `cp backup.db verbatim.db` does under the running bot."""
    older = path.read_bytes()
    for number in range(3):
        add(store, f"c{number}", "A long sentence. " * 1000)  # the file grows, which its header tells
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    add(store, "d")
    put_in_place_of_the_content(path, older)
    refused(store, path, "Another program has written into")
    store.close()
    assert ids_at(path) == ["a", "b"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["verbatim.db", "verbatim.db-wal.left"]


def test_a_backup_moved_into_the_place_of_an_overwritten_database_is_opened(path, store, tmp_path):
    put_in_place_of_the_content(path, b"")
    with pytest.raises(StoreUnavailable):
        add(store, "c")
    filled(tmp_path / "backup.db", "x").close()
    (tmp_path / "backup.db").rename(path)
    add(store, "y")
    assert ids_of(store) == ["x", "y"]


@pytest.mark.parametrize("kind", ["table", "index"])
def test_a_page_that_is_overwritten_in_use_is_said_or_not_met(path, kind):
    """SQLite may still know the page: then it goes on, and writing to the page makes it whole."""
    with SQLiteStore(path) as store:
        ids_of(store)
        for start in pages_of(path, kind):
            overwrite(path, start, b"\xff" * PAGE)
        with SQLiteStore(path) as other, pytest.raises(StoreUnavailable, match=BACKUP):
            add(other, "c")
        with suppress(StoreError):
            add(store, "c")


def test_a_damaged_database_that_is_replaced_in_use_is_left_and_the_next_one_opened(path, store, tmp_path):
    add(store, "c")
    for start in pages_of(path, "table"):
        overwrite(path, start, b"\xff" * PAGE)
    filled(tmp_path / "backup.db", "x").close()
    (tmp_path / "backup.db").rename(path)
    assert ids_of(store) == ["x"]
