"""Where the command line's errors become text, and the exit status."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import app as command_line

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
    monkeypatch.setattr(command_line.tempfile, "gettempdir", lambda: str(folder))
    with pytest.raises(SystemExit) as exit_:
        command_line.main()
    (report,) = folder.glob("verbatim-error-*.txt")
    assert report.name in str(exit_.value.code)
    assert "Traceback" not in str(exit_.value.code)
    assert "ZeroDivisionError" in report.read_text()


def test_asking_imports_neither_discord_nor_the_readers_of_pages(folder, harbour):
    script = (
        "import sys; from bot.cli.app import app\n"
        "app(['ask', 'Who approved the plan?'], standalone_mode=False)\n"
        "print(sorted({'discord', 'trafilatura', 'aiohttp', 'rich'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={"PYTHONPATH": str(CHECKOUT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "[]"
