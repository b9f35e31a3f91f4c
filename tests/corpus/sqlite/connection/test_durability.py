import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Fingerprint

ANNA = Actor("anna", "test")
HERE = 1001
ADDS = 300
ENDLESS = 10**9

ADD = """
import sys
from corpus.article import Article
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Fingerprint
store = SQLiteStore(sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    article = Article("T", f"Sentence {number}. " * 300, id=f"n{number}")
    store.add(1001, article, Fingerprint(None, str(number), number), Actor("child", "test"))
    print(number, flush=True)
"""


def start_adding(path, first, end):
    return subprocess.Popen(
        [sys.executable, "-c", ADD, path, str(first), str(end)], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("seed", range(3))
def test_no_acknowledged_article_is_lost_when_the_process_is_killed(tmp_path, seed):
    """At least 300 adds, killed at random moments: after a number of acknowledgements, or between two."""
    dice, path, added = random.Random(seed), tmp_path / "a.db", 0
    while added < ADDS:
        with start_adding(path, added, ENDLESS) as child:
            told = [child.stdout.readline() for _ in range(dice.randrange(1, 60))]
            time.sleep(dice.random() / 500)
            child.kill()
            told += child.stdout.readlines()
        assert child.returncode == -signal.SIGKILL
        last = max(int(line) for line in told if line.endswith("\n"))
        # What was written last need not have been acknowledged; it counts from here on all the same.
        added = check_whole(path, at_least=last + 1)


def check_whole(path, at_least):
    """The number of articles, all of them readable and in order, in a database that is intact."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with SQLiteStore(path) as store:
        found = [(each.id, each.text) for each in store.articles(HERE)]
        assert len(store.changes(HERE)) == len(found)
    assert found == [(f"n{number}", f"Sentence {number}. " * 300) for number in range(len(found))]
    assert len(found) >= at_least
    return len(found)


def test_what_one_process_adds_another_sees_at_once(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        versions = [store.version(HERE)]
        with start_adding(tmp_path / "a.db", 0, 10) as child:
            for line in child.stdout:
                number = int(line)
                versions.append(store.version(HERE))
                assert store.get(HERE, f"n{number}").text.startswith(f"Sentence {number}.")
        assert child.returncode == 0
    assert versions[0] == 0
    assert versions == sorted(versions)
    assert versions[-1] == 10


def test_two_processes_write_in_turn(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        child = start_adding(tmp_path / "a.db", 0, 60)
        for number in range(60):
            store.add(HERE, Article("T", "Text.", id=f"p{number}"), Fingerprint(None, f"p{number}", 0), ANNA)
        child.communicate()
        assert child.returncode == 0
        assert store.count(HERE) == 120


def test_eight_thousand_articles_are_added_in_one_transaction_in_seconds(tmp_path):
    articles = [
        Article(f"Title {number}", f"Text {number}. " * 400, id=f"n{number}") for number in range(8000)
    ]
    start = time.process_time()  # not the time of the clock, which other programs and the disk have a part in
    with SQLiteStore(tmp_path / "a.db") as store:
        with store.transaction(HERE):
            for number, article in enumerate(articles):
                simhash = number * 0x9E3779B97F4A7C15 % 2**64
                store.add(HERE, article, Fingerprint(f"https://e.org/{number}", str(number), simhash), ANNA)
        assert store.count(HERE) == 8000
    assert time.process_time() - start < 20
