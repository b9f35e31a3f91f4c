"""What the program says goes to a full disk: it goes on, or ends with one line about it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED, Article
from corpus.store import Actor

CHECKOUT = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")
QUESTION = "What closed the harbour of Port Anna?"

LOGS = """
import logging, sys
from bot.cli.app import main
logging.getLogger("a task").error("something that a full disk does not take")
sys.argv = ["verbatim", "ask", sys.argv[1]]
main()
"""


@pytest.fixture
def environment(tmp_path):
    if not FULL.exists():
        pytest.skip(f"no {FULL} here, which is like a file on a full disk")
    url = f"sqlite:///{tmp_path}/verbatim.db"
    with open_verbatim(Settings(corpus_url=url)) as verbatim:
        article = Article("Snow", "Snow closed the harbour of Port Anna on Monday. It had not for years.")
        verbatim.shelf.add(SHARED, article, Actor("anna", "test"))
    return {"CORPUS_URL": url}


def test_a_log_on_a_full_disk_keeps_no_question_from_being_answered(environment):
    with FULL.open("w", encoding="utf-8") as full:
        run = subprocess.run(
            [sys.executable, "-c", LOGS, QUESTION],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=full,
            text=True,
            check=False,
        )
    assert run.returncode in (0, 120)  # Python's own word for a standard error that it could not empty
    assert "Snow closed the harbour" in run.stdout


def test_answers_to_a_full_disk_end_the_program_with_one_line(environment):
    with FULL.open("w", encoding="utf-8") as full:
        run = subprocess.run(
            [sys.executable, "-m", "bot"],
            cwd=CHECKOUT,
            env=environment,
            input=QUESTION,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert run.stderr.endswith("could not be finished. The system says: No space left on device.\n")
    assert "Traceback" not in run.stderr
