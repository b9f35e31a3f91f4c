"""The fuzzer itself: it finds what is wrong, makes it small, keeps it, and survives what kills a process."""

import subprocess
import sys

import pytest

from tests.fuzz import cases
from tests.fuzz.__main__ import main
from tests.fuzz.cases import Case
from tests.fuzz.minimise import minimised
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import tried

DEADLY = """
import os
from tests.fuzz import campaign
from tests.fuzz.target import Target

def run(given):
    if given == "7":
        os._exit(3)
    assert given != "9"

target = Target("deadly", lambda rng: (str(next(numbers)),), run)
numbers = iter(())
object.__setattr__(target, "make", lambda rng: (rng.name,))
class Numbered(Target):
    def input(self, seed, number):
        return (str(number),)
target = Numbered("deadly", target.make, run)
outcome = campaign.run([target], [campaign.Slice("deadly", 0, 20)], "s", 1)
print(outcome.inputs, sorted((case.number, case.kind.split()[0]) for case in outcome.cases))
"""


def raising(*given):
    assert "x" not in given[0]


def spinning(given):
    while "x" in given:
        pass


def test_the_same_seed_makes_the_same_inputs():
    for target in TARGETS:
        assert [target.input("s", n) for n in range(3)] == [target.input("s", n) for n in range(3)]
        assert target.input("s", 1) != target.input("t", 1) or target.input("s", 2) != target.input("t", 2)


def test_what_a_target_raises_is_a_find():
    assert tried(Target("t", lambda rng: ("",), raising), ("y",)).find is None
    find = tried(Target("t", lambda rng: ("",), raising), ("axb",)).find
    assert find.kind.startswith("AssertionError in test_run.py:")


def test_what_takes_too_long_is_broken_off_and_found():
    target = Target("t", lambda rng: ("",), spinning, seconds=0.01)
    assert tried(target, ("x",)).find.kind == "over its time"


def test_what_is_slow_at_its_first_input_alone_is_no_find():
    slow = ["x"]

    def loading(given):
        if slow:
            spinning(slow.pop())

    assert tried(Target("t", lambda rng: ("",), loading, seconds=0.01), ("y",)).find is None


@pytest.mark.parametrize("given", [("a" * 300 + "x" + "b" * 70, b"\x00" * 50), ("x", b"")])
def test_a_find_is_made_small(given):
    assert minimised(given, lambda pieces: "x" in pieces[0]) == ("x", b"")


def test_a_case_is_read_as_it_was_written(tmp_path):
    case = Case("t", ("\ud800\n“", b"\xff"), "seed", 7, "kind", "why")
    read = cases.read(cases.write(case, tmp_path))
    assert (read.target, read.given, read.seed, read.number, read.kind) == (
        "t",
        case.given,
        "seed",
        7,
        "kind",
    )


def test_a_process_that_dies_costs_one_input():
    done = subprocess.run(
        [sys.executable, "-c", DEADLY], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout == "20 [(7, 'died'), (9, 'AssertionError')]\n", done.stderr


def test_a_run_tells_what_it_did():
    command = [
        sys.executable,
        "-m",
        "tests.fuzz",
        "--inputs",
        "60",
        "--target",
        "date",
        "--target",
        "address",
    ]
    done = subprocess.run([*command, "--jobs", "2"], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "60 inputs in" in done.stdout
    assert ", 0 finds, at most" in done.stdout


def test_a_target_that_is_not_there_is_wrong_usage(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["fuzz", "--target", "nothing"])
    assert main() == 2
    assert "There is no target nothing" in capsys.readouterr().err
