"""A bot that is killed while articles come in answers from every one it had taken, once it is back."""

import signal
import subprocess
import sys
from datetime import UTC, datetime

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
