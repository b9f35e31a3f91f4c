"""What the README shows of the terminal is what the program says."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.app import app
from bot.cli.commands import COMMANDS

README = (Path(__file__).resolve().parent.parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CHAT, SESSION, HARBOUR = (
    next(block for block in BLOCKS if block.startswith(start)) for start in ("Question: ", "$ ", "---")
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("DISCORD_TOKEN", "CORPUS_URL", "CONFIDENCE_THRESHOLD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words, stdin=""):
    done = CliRunner().invoke(app, words, input=stdin, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def timeless(text):
    """The words of `text`, without those that say how long ago something was."""
    return re.sub(r" \([^()]* ago\)|This is from [^.]* ago\. ", "", " ".join(text.split()))


def test_the_chat(folder):
    questions = re.findall(r"^Question: (.*)$", CHAT, re.MULTILINE)
    answers = re.sub(r"^Question: .*$", "", CHAT, flags=re.MULTILINE)
    assert timeless(run(["run"], stdin="\n".join(questions))) == timeless(answers)


def test_the_session(folder):
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    steps = re.findall(r"^\$ python -m bot (.*)\n((?:(?!\$ ).*\n)*)", SESSION, re.MULTILINE)
    assert steps
    for command, said in steps:
        assert timeless(run(shlex.split(command))) == timeless(said)


def test_every_command_is_listed():
    assert set(re.findall(r"^\| `python -m bot (\w+)", README, re.MULTILINE)) == set(COMMANDS)
