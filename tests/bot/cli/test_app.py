"""Where the command line's errors become text, and the exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import app as command_line
from bot.cli import bugs

CHECKOUT = Path(__file__).resolve().parent.parent.parent.parent


def test_an_expected_failure_is_one_line_and_status_1(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["verbatim", "show", "nothing"])
    with pytest.raises(SystemExit) as exit_:
        command_line.main()
    assert str(exit_.value.code) == "verbatim: There is no article nothing on this shelf."


def test_a_setting_that_cannot_be_used_is_named(folder, monkeypatch):
    monkeypatch.setenv("CONFIDENCE_THRESHOLD", "high")
    monkeypatch.setattr(sys, "argv", ["verbatim", "list"])
    with pytest.raises(SystemExit, match="CONFIDENCE_THRESHOLD"):
        command_line.main()


def test_a_bug_leaves_its_traceback_in_a_file_and_a_reference_on_the_screen(folder, monkeypatch):
    monkeypatch.setattr(command_line, "app", lambda: 1 / 0)
    monkeypatch.setattr(bugs.tempfile, "gettempdir", lambda: str(folder))
    with pytest.raises(SystemExit) as exit_:
        command_line.main()
    (report,) = folder.glob("verbatim-error-*.txt")
    assert report.name in str(exit_.value.code)
    assert "Traceback" not in str(exit_.value.code)
    assert "ZeroDivisionError" in report.read_text()


def test_a_bug_that_the_log_has_keeps_its_reference_and_nobody_else_reads_of_it(folder, monkeypatch):
    def bug():
        error = ZeroDivisionError()
        error.add_note("reference 12ab34cd")
        raise error

    monkeypatch.setattr(command_line, "app", bug)
    monkeypatch.setattr(bugs.tempfile, "gettempdir", lambda: str(folder))
    with pytest.raises(SystemExit, match="12ab34cd"):
        command_line.main()
    assert (folder / "verbatim-error-12ab34cd.txt").stat().st_mode & 0o777 == 0o600


def test_a_bug_whose_report_cannot_be_written_is_still_no_traceback(folder, monkeypatch):
    monkeypatch.setattr(command_line, "app", lambda: 1 / 0)
    monkeypatch.setattr(bugs.tempfile, "gettempdir", lambda: str(folder / "gone"))
    with pytest.raises(SystemExit, match=r"ZeroDivisionError.*No report"):
        command_line.main()


def run(folder, *words, **more):
    """The program in a process of its own."""
    environment = {"PYTHONPATH": str(CHECKOUT), "PATH": "", **more.pop("env", {})}
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(command, cwd=folder, env=environment, timeout=60, check=False, **more)


def test_a_full_disk_behind_standard_output_is_said(folder):
    with Path("/dev/full").open("wb") as full:
        done = run(folder, "list", "--json", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"verbatim: It could not be finished. The system says: No space left on device.\n"


def test_what_a_terminal_cannot_show_stops_nothing(folder):
    run(folder, "add", "--samples", stdout=subprocess.DEVNULL)
    show = ("show", "sample-vostara-resignation")
    env = {"PYTHONIOENCODING": "latin-1"}
    poor = run(folder, *show, capture_output=True, env=env)
    assert (poor.returncode, poor.stderr) == (0, b"")
    assert run(folder, *show, "--json", capture_output=True, env=env).stdout.decode("utf-8").startswith("{")


def test_a_closed_standard_input_is_an_empty_one(folder):
    done = run(folder, "run", capture_output=True, preexec_fn=lambda: os.close(0))
    assert done.returncode == 0
    assert b"reference" not in done.stderr
