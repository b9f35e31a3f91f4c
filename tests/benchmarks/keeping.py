"""How long a backup, a restore and a compaction take, and how long others wait meanwhile to write.

python -m tests.benchmarks.keeping [ARTICLES] [FOLDER]
"""

import random
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.article import Article
from corpus.servers import EventKind
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Entry, Fingerprint, StoreUnavailable

ACTOR = Actor("benchmark", "test")
AT_ONCE = 500
SERVERS = 14
WORDS = 700


def fill(store, articles):
    """Articles of some 4 kB on several servers, with entries of 5 kB."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnop", k=chance.randint(3, 9))) for _ in range(5000)]
    for first in range(0, articles, AT_ONCE):
        server_id = 1000 + first // AT_ONCE % SERVERS
        with store.transaction(server_id):
            for number in range(first, first + AT_ONCE):
                text = " ".join(chance.choices(words, k=WORDS))
                article = Article(f"Title {number}", text, id=f"a{number}")
                print_of = Fingerprint(None, f"{number:064x}", chance.getrandbits(64))
                store.add(server_id, article, print_of, ACTOR, entry=Entry("f", chance.randbytes(5000)))


@contextmanager
def measured(store, what):
    """Print how long the block took, and how long somebody waited who wrote a line every 20 ms."""
    stop, waits = threading.Event(), []

    def write():
        while not stop.wait(0.02):
            began = time.perf_counter()
            with suppress(StoreUnavailable):  # it waited for too long
                store.records.servers.note(5, EventKind.EXPORTED, "", ACTOR)
            waits.append(time.perf_counter() - began)

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(0.5)
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - began
        stop.set()
        writer.join()
    waits.sort()
    median, longest = waits[len(waits) // 2], waits[-1]
    waited = f"a write waits {median * 1e3:.1f} ms, at most {longest * 1e3:,.0f} ms"
    sys.stdout.write(f"{what:<10} {seconds:6.2f} s; {waited}\n")


def main(articles=40_000, folder=None):
    with tempfile.TemporaryDirectory(dir=folder) as place, SQLiteStore(Path(place) / "a.db") as store:
        fill(store, articles)
        store.records.keeping.empty_log()
        sys.stdout.write(f"{articles:,} articles, {(Path(place) / 'a.db').stat().st_size / 1e6:,.0f} MB\n")
        keeping, backup = store.records.keeping, Path(place) / "backup.db"
        with measured(store, "nothing"):
            time.sleep(2)
        with measured(store, "backup"):
            keeping.back_up(backup)
        with measured(store, "restore"):
            keeping.restore(backup, Path(place) / "kept.db")
        with measured(store, "erase"):
            store.erase(1001)
        with measured(store, "compact"):
            keeping.compact()
        with measured(store, "carry out"):
            keeping.carry_out(backup)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
