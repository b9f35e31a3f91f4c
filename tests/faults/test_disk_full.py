"""The disk fills up at each page of each write: it is refused, nothing is lost, and with room it goes on."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.verbatim import open_verbatim
from tests.faults.writes import WRITES

CHECKOUT = Path(__file__).resolve().parents[2]
SMALL_DISK = """
mount -t tmpfs -o size=16m none "$0" || exit 77
"$@"
cp "$0"/verbatim.db* "$OUT"
"""
"""A file system of its own, seen by this command alone; what was on it is copied when the command is dead."""

CHILD = (sys.executable, "-m", "tests.faults.filling")


def happened(run):
    """What the child told before it killed itself."""
    if run.returncode == 77 or b"unshare:" in run.stderr:
        pytest.skip(f"no file system can be mounted here: {run.stderr.decode()}")
    assert run.stdout, run.stderr.decode()
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def full_disk(tmp_path_factory):
    """What every write met on a disk that was full, and the database as it was left by the killed process."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here: a full disk cannot be had without one")
    disk, out = tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("out")
    command = ["unshare", "-rm", "sh", "-c", SMALL_DISK, disk, *CHILD, disk, "disk"]
    environment = {"OUT": str(out), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    run = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, check=False)
    return happened(run), out / "verbatim.db"


def check_intact(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", WRITES)
def test_a_write_that_meets_a_full_disk_at_any_page_is_refused_and_done_when_there_is_room(full_disk, name):
    """The child checks at each page that nothing of what is refused is there, and later all of it."""
    refusals = full_disk[0][name]["refusals"]
    assert len(refusals) >= 2
    assert {words.partition(" is full. ")[2] for words in refusals} == {
        "This change was not made; make room and try again."
    }


def test_all_that_was_acknowledged_on_a_full_disk_outlives_the_process(full_disk):
    told, path = full_disk
    check_intact(path)
    kept = {name: write for name, write in WRITES.items() if name not in ("verdict", "question")}
    with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
        for name, write in kept.items():
            assert write.is_there(verbatim, told[name]["last"]), name


@pytest.mark.parametrize("name", ["add", "question"])
def test_a_log_that_may_not_grow_at_any_page_is_a_full_disk(tmp_path, name):
    run = subprocess.run([*CHILD, tmp_path, "limit", name], cwd=CHECKOUT, capture_output=True, check=False)
    refusals = happened(run)[name]["refusals"]
    assert run.returncode == -signal.SIGKILL
    assert len(refusals) >= 5
    assert all("has no room left" in words and "try again" in words for words in refusals)
    check_intact(tmp_path / "verbatim.db")
