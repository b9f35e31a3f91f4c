"""How the process ends; what takes a real process is in test_leaving.py of the client."""

import asyncio
import os
import queue
import signal
import time

import pytest

from bot.service.process.ending import Deadline, Signals, stoppable


def test_sigterm_ends_a_program_that_does_not_answer_yet_with_status_0():
    with pytest.raises(SystemExit) as ended, stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
    assert ended.value.code == 0


def test_sighup_does_nothing_to_it():
    with stoppable():
        os.kill(os.getpid(), signal.SIGHUP)


def test_what_signals_did_before_they_do_afterwards():
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        pass
    assert signal.getsignal(signal.SIGTERM) is before


async def test_the_first_signal_is_told_and_sighup_reloads():
    told = []
    before = signal.getsignal(signal.SIGTERM)
    with Signals(lambda: told.append("end"), lambda: told.append("reload")):
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.sleep(0.05)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0.05)
    assert told == ["reload", "end"]
    assert signal.getsignal(signal.SIGTERM) is before


class TestDeadline:
    @pytest.fixture
    def ended(self):
        return queue.Queue()

    def test_what_is_not_closed_in_time_fails(self, ended, caplog):
        Deadline(0.05, ended.put).begin()
        assert ended.get(timeout=10) == 1
        assert "time is up" in caplog.text

    def test_what_is_closed_has_not_failed_though_a_thread_is_stuck(self, ended):
        deadline = Deadline(0.05, ended.put)
        deadline.begin()
        deadline.met()
        assert ended.get(timeout=10) == 0

    def test_before_it_begins_nothing_ends(self, ended):
        Deadline(0.01, ended.put)
        time.sleep(0.05)
        assert ended.empty()
