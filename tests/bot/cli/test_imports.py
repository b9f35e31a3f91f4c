"""What a command does not import: who asks one question should not wait for what the answer does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent.parent

NOT_TO_ASK = {
    "aiohttp": "only the bot and its downloads speak to the web",
    "asyncio": "one question is answered by one thread",
    "bot.client": "it is Discord's",
    "bot.evaluation": "it measures",
    "bot.training": "it learns",
    "corpus.download": "it fetches pages",
    "corpus.feeds": "what servers follow is the bot's affair",
    "corpus.intake": "it is for what comes in",
    "corpus.questions": "a terminal keeps no questions",
    "corpus.readers": "they are for what comes in",
    "corpus.samples": "they are for who has no articles yet",
    "corpus.servers": "what servers settle is the bot's affair",
    "discord": "half a second",
    "dotenv": "only who has a file of settings needs it read",
    "email": "it comes with the metadata of packages, which nothing here has to ask for",
    "lightgbm": "the model is learned; it is not learning",
    "lxml": "it reads pages",
    "markdown_it": "it reads articles as they come in",
    "matplotlib": "it draws for `evaluate --plot`",
    "pydantic": "newer typers read their arguments with it, which takes longer than finding the answer",
    "rich": "it draws for a person who watches a terminal",
    "tempfile": "it is for the report of a bug",
    "trafilatura": "it reads pages, and only ever in a child process",
}
NOT_TO_LIST = {
    "numpy": "nothing is counted",
    "rank_bm25": "nothing is searched",
    "bot.retriever.question": "nothing is asked",
}


@pytest.fixture
def imported(folder, command, harbour):
    """What a command imports, in a process of its own."""
    command("add", harbour)

    def modules(*words):
        script = (
            "import sys; from bot.cli.app import app\n"
            f"app({words!r}, standalone_mode=False)\n"
            "print(*sys.modules, file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env={"PYTHONPATH": str(CHECKOUT), "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        return set(done.stderr.splitlines()[-1].split())

    return modules


def test_asking_imports_nothing_that_the_answer_does_not_need(imported):
    assert imported("ask", "Who approved the harbour plan?") & set(NOT_TO_ASK) == set()


def test_listing_imports_no_retriever(imported):
    assert imported("list") & {*NOT_TO_ASK, *NOT_TO_LIST} == set()
