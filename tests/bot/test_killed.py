"""A bot that is killed while articles come in answers from every one it had taken, once it is back."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.retriever.retriever import Retriever
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED

ADDS = 300
KILLS = (40, 41, 77, 130, 12)
NOW = datetime(2026, 11, 20, tzinfo=UTC)

ADD = """
import sys
from itertools import count
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED, Article
from corpus.store import Actor
verbatim = open_verbatim(Settings(corpus_url=sys.argv[1]))
for number in count(int(sys.argv[2])):
    name = "Port " + "".join("bdfgklmnrs"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:03}")
    text = f"Snow closed the harbour of {name.title()} on Monday. It had not for {number + 20} years."
    article = Article(f"{name} snowed in", text, id=f"n{number}")
    added = verbatim.shelf.add(SHARED, article, Actor("child", "test"))
    print(added.article.id, name, sep=",", flush=True)
"""


def killed_after(lines, url, first):
    """What a process that adds articles without end had acknowledged when it was killed: ids and names."""
    with subprocess.Popen(
        [sys.executable, "-c", ADD, url, str(first)], stdout=subprocess.PIPE, text=True
    ) as child:
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [line.strip().split(",") for line in told if line.endswith("\n")]


def test_every_acknowledged_article_answers_after_the_restart(tmp_path):
    settings = Settings(corpus_url=f"sqlite:///{tmp_path}/a.db")
    acknowledged, added = [], 0
    for lines in KILLS:
        acknowledged += killed_after(lines, settings.corpus_url, added)
        with open_verbatim(settings) as verbatim:
            added = verbatim.shelf.store.count(SHARED)
    assert added >= len(acknowledged) >= ADDS
    with open_verbatim(settings) as verbatim:
        retriever = Retriever(verbatim.shelf.store)
        for article_id, name in acknowledged:
            best = retriever.rank(SHARED, f"What closed the harbour of {name}?", NOW).candidates[0].quote
            assert best.article.id == article_id
            assert verbatim.is_verbatim(best)


MANY = 1500
CHECKOUT = Path(__file__).resolve().parent.parent.parent


def adding(url, path):
    """The command that adds the articles of a file."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "add", path, "--json"],
        env=os.environ | {"CORPUS_URL": url},
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def many(tmp_path):
    """A file of many articles, some of them twice, and a few lines that are none."""
    dice = random.Random(4)
    lines = [
        json.dumps({"title": f"Report {n}", "text": f"In the year {n} the river {n * 7919:x} froze."})
        for n in (dice.randrange(MANY) for _ in range(2 * MANY))
    ]
    lines[400::700] = ["{bad"] * len(lines[400::700])
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines))
    return path


def shelf_of(url):
    with open_verbatim(Settings(corpus_url=url)) as verbatim:
        return [
            (article.id, article.title, article.text) for article in verbatim.shelf.store.articles(SHARED)
        ]


def test_a_command_that_is_killed_and_given_again_ends_with_the_same_shelf(tmp_path, many):
    whole, broken = (f"sqlite:///{tmp_path}/{name}.db" for name in ("whole", "broken"))
    with adding(whole, many) as child:
        child.communicate()
    with open_verbatim(Settings(corpus_url=broken)) as verbatim:
        for at_least in (100, 450, 451, 900):
            with adding(broken, many) as child:
                while verbatim.shelf.store.count(SHARED) < at_least:  # a bot that reads meanwhile
                    time.sleep(0.005)
                child.kill()
            assert child.returncode == -signal.SIGKILL
            assert verbatim.shelf.store.version(SHARED) == verbatim.shelf.store.count(SHARED)
    with adding(broken, many) as child:
        told = json.loads(child.communicate()[0])
    assert shelf_of(broken) == shelf_of(whole)
    assert len(told["added"]) + len(told["known"]) + len(told["problems"]) == 2 * MANY
    assert [each["line"] for each in told["problems"]] == list(range(401, 2 * MANY + 1, 700))
