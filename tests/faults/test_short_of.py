"""Memory, or files that may be opened, run out for a while: that is said, and then it goes on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def short_of(what, folder):
    command = [sys.executable, "-m", "tests.faults.short_of", what, folder]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    if not Path("/proc/self/statm").exists():
        pytest.skip("how much memory a process uses is read where Linux says it")
    return short_of("memory", tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return short_of("files", tmp_path_factory.mktemp("files"))


@pytest.mark.parametrize("action", ["adding", "asking"])
def test_a_long_article_or_question_for_which_memory_is_short_is_given_up(memory, action):
    assert memory[action] == "of the machine"


def test_the_next_question_is_answered_while_memory_is_short(memory):
    assert memory["asking meanwhile"] == "True"


def test_all_goes_on_when_there_is_memory_again(memory):
    assert (memory["asking afterwards"], memory["adding afterwards"]) == ("True", "done")


@pytest.mark.parametrize("action", ["asking", "adding", "opening"])
def test_what_needs_a_file_when_no_more_may_be_opened_says_so(files, action):
    assert "that the bot may open enough files" in files[action]


def test_all_goes_on_when_files_may_be_opened_again(files):
    assert (files["asking afterwards"], files["adding afterwards"]) == ("True", "done")
