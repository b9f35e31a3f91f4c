"""SQLite's full-text search: its own BM25 order, over terms joined by spaces."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from string import punctuation
from typing import Self

from tests.benchmarks.engines.engine import Engine, Terms


class Fts5(Engine):
    """Contentless, since none of the others keeps the text either; `merge` is left to its own automatics.

    Only white space parts its tokens, so that it has the same terms. Every change is a commit that has
    reached the disk, as this project's are.
    """

    name = "SQLite FTS5"
    slow = True

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (last,) = connection.execute("SELECT max(id) FROM passage_docsize").fetchone()
        self._count = 0 if last is None else last + 1

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        connection = _connect(folder)
        marks = punctuation.replace("'", "''").replace('"', '""')
        connection.execute(
            "CREATE VIRTUAL TABLE passage USING "
            f"fts5(terms, content = '', tokenize = \"ascii tokenchars '{marks}'\")"
        )
        joined = (" ".join(passage) for passage in chain.from_iterable(articles))
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO passage (rowid, terms) VALUES (?, ?)", enumerate(joined))
        connection.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cls(connection)

    @classmethod
    def open(cls, folder: Path) -> Self:
        return cls(_connect(folder))

    def search(self, query: Terms, k: int) -> Sequence[int]:
        asked = " OR ".join('"' + term.replace('"', '""') + '"' for term in query)
        rows = self._connection.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (asked, k)
        )
        return [number for (number,) in rows]

    def add(self, passages: Sequence[Terms]) -> int:
        first = self._count
        rows = [(first + place, " ".join(passage)) for place, passage in enumerate(passages)]
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO passage (rowid, terms) VALUES (?, ?)", rows)
        self._connection.execute("COMMIT")
        self._count += len(passages)
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        rows = [(first + place, " ".join(passage)) for place, passage in enumerate(passages)]
        self._connection.execute("BEGIN")
        self._connection.executemany(
            "INSERT INTO passage (passage, rowid, terms) VALUES ('delete', ?, ?)", rows
        )
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


def _connect(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "index.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA mmap_size = 4294967296")
    return connection
