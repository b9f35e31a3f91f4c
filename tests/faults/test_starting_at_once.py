"""Several processes start at the same moment: on no database yet, and on one of an older version."""

import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.faults.shelves import ids_at

CHECKOUT = Path(__file__).resolve().parents[2]
VERSION_1 = CHECKOUT / "tests" / "corpus" / "sqlite" / "version_1.sql"
PROCESSES = 3
ROUNDS = 15

START = """
import sys
from tests.faults.shelves import add, filled
for line in sys.stdin:
    try:
        with filled(line.strip(), sys.argv[1]):
            print("ok", flush=True)
    except Exception as error:
        print(repr(error), flush=True)
"""


@pytest.fixture
def start_all():
    """Let all processes open a database, add an article of their own to it, and close it; what each said."""
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", START, f"from{number}"],
                    cwd=CHECKOUT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for number in range(PROCESSES)
        ]

        def start_all(path):
            for process in processes:
                process.stdin.write(f"{path}\n")
            for process in processes:
                process.stdin.flush()
            return [process.stdout.readline().strip() for process in processes]

        start_all("/dev/null/nowhere")  # all are there, and have imported what they need
        yield start_all
        for process in processes:
            process.stdin.close()


ALL = [f"from{number}" for number in range(PROCESSES)]


def test_several_processes_that_start_at_once_make_one_database(start_all, tmp_path):
    for number in range(ROUNDS):
        path = tmp_path / f"{number}" / "verbatim.db"
        assert start_all(path) == ["ok"] * PROCESSES
        assert sorted(ids_at(path)) == ALL


def test_several_processes_that_start_at_once_migrate_a_database_once(start_all, tmp_path):
    for number in range(ROUNDS):
        path = tmp_path / f"{number}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(VERSION_1.read_text())
        assert start_all(path) == ["ok"] * PROCESSES
        assert sorted(ids_at(path)) == ["a", *ALL]
