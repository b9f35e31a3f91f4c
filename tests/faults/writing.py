"""Writes without end, each of a kind in turn, and says after each that it is acknowledged; to be killed.

Run as `python -m tests.faults.writing DATABASE FIRST WRITE...`.
"""

import sqlite3
import sys
from contextlib import closing
from itertools import count, cycle
from pathlib import Path

from bot.settings import Settings
from bot.verbatim import open_verbatim
from tests.faults.writes import WRITES


def main(path: Path, first: int, names: list[str]) -> None:
    """Do as the module says; the log is emptied into the database again and again."""
    with open_verbatim(Settings(corpus_url=f"sqlite:///{path}")) as verbatim:
        for number, name in zip(count(first), cycle(names), strict=False):
            WRITES[name].prepare(verbatim, number)
            WRITES[name].act(verbatim, number)
            sys.stdout.write(f"{number} {name}\n")
            sys.stdout.flush()
            if number % 3 == 0:
                with closing(sqlite3.connect(path)) as other:
                    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
