"""Two processes never serve the same shard over one database."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.service.process.claims import AlreadyServed, claimed
from tests.discord.launched import STARTED_WITHIN, launched

CHECKOUT = Path(__file__).resolve().parents[4]

HOLD = """
import ast, sys, time
from pathlib import Path
from bot.service.process.claims import claimed
with claimed(Path(sys.argv[1]), ast.literal_eval(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def another_process_has(database, shards):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database), repr(shards)], cwd=CHECKOUT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def database(tmp_path):
    return tmp_path / "verbatim.db"


@pytest.mark.parametrize(
    ("theirs", "ours"), [(None, None), (None, (3,)), ((0, 1), None), ((0, 1), (1, 2)), ((7,), (7,))]
)
def test_a_shard_of_another_process_is_refused_in_words(database, theirs, ours):
    with (
        another_process_has(database, theirs),
        pytest.raises(AlreadyServed, match=r"verbatim\.db already serves .*shard"),
        claimed(database, ours, patience=0),
    ):
        pytest.fail("claimed twice")


def test_other_shards_are_free(database):
    with another_process_has(database, (0, 1)), claimed(database, (2, 3), patience=0):
        pass


def test_what_was_refused_keeps_nothing(database):
    with another_process_has(database, (1,)):
        with pytest.raises(AlreadyServed), claimed(database, (0, 1), patience=0):
            pass
        with another_process_has(database, (0,)):
            pass


def test_a_killed_process_holds_nothing(database):
    with another_process_has(database, None) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with claimed(database, None, patience=0):
            pass


def test_a_process_that_ends_is_waited_for(database, caplog):
    with another_process_has(database, (0,)) as process:
        ending = subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -9 {process.pid}"])
        began = time.monotonic()
        with claimed(database, (0,), patience=20):
            assert time.monotonic() - began < 10
        ending.wait()
    assert "still serves shard 0; waiting" in caplog.text


def test_a_store_in_memory_is_nobody_elses():
    with claimed(None, None), claimed(None, None):
        pass


def test_where_there_can_be_no_claim_it_is_said(tmp_path, caplog):
    with claimed(tmp_path / "nowhere" / "verbatim.db", None):
        assert "cannot be made sure of" in caplog.text


async def test_a_bot_started_twice_refuses_with_78_and_after_a_kill_is_back_at_once(loopback, tmp_path):
    async with launched(loopback, tmp_path) as first:
        await loopback.ready(within=STARTED_WITHIN)
        async with launched(loopback, tmp_path) as second:
            status, _ = await second.ended(STARTED_WITHIN)
        assert status == 78
        assert any("already serves the bot's shards" in line for line in second.log)
        assert loopback.gateway.identified == 1
        first.signal(signal.SIGKILL)
        await first.ended(10)
        async with launched(loopback, tmp_path) as third:
            await third.logged("connected as", STARTED_WITHIN)
            assert not any("still serves" in line for line in third.log)
