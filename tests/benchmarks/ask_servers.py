"""A process of its own that asks servers at random, and prints what it took as JSON."""

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from bot.verbatim import open_verbatim
from tests.benchmarks.records import spread
from tests.benchmarks.rounds import timed


def main(url: str, questions: str, servers: str, asked: str) -> None:
    """Ask `asked` of the questions, each on one of the servers 1, 2, ..., and print the spread."""
    texts = json.loads(Path(questions).read_text(encoding="utf-8"))
    chance = random.Random(0)
    now = datetime.now(UTC)
    with open_verbatim(Settings(corpus_url=url)) as verbatim:
        seconds = [
            timed(verbatim.ask, chance.randint(1, int(servers)), chance.choice(texts), now)
            for _ in range(int(asked))
        ]
    json.dump(spread(seconds), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
