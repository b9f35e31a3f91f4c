"""The command line, run in a folder of its own."""

import json
import os

import pytest
from typer.testing import CliRunner

from bot.cli.app import app


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working directory of the test, in which no setting is given."""
    for name in ("DISCORD_TOKEN", "CORPUS_URL", "CONFIDENCE_THRESHOLD", "LOG_LEVEL", "MESSAGE_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(folder):
    """Run a command; what it gives has `exit_code`, `stdout`, `stderr` and `exception`."""
    runner = CliRunner()

    def run(*words, stdin=""):
        return runner.invoke(app, [os.fspath(word) for word in words], input=stdin)

    return run


@pytest.fixture
def harbour(folder):
    """A plain-text article about a plan and a vote."""
    path = folder / "harbour.txt"
    path.write_text(
        "Harbour plan approved\n\n"
        "The port authority of Skarrow approved the harbour plan on Monday by seven votes to two.\n\n"
        "“It took us nine years,” said the chair, Ingrid Vale. Work on the new pier begins in April.\n"
    )
    return path


@pytest.fixture
def stored(command, harbour):
    """That article as `list` shows it, once it is added."""
    command("add", harbour)
    (article,) = json.loads(command("list", "--json").stdout)
    return article
