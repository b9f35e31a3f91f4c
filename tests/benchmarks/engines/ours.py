"""This project's index, kept in SQLite: packed, with the articles that came or went since."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from bot.retriever.index.counted import Counted, counted
from bot.retriever.index.okapi import PostingsOkapi
from tests.benchmarks.engines.engine import Engine, Terms


class Ours(Engine):
    """Without the rest of the store, whose articles and change log the whole way is measured with.

    Every change is a commit that has reached the disk, in the order in which it has to be made again.
    """

    name = "Verbatim"

    def __init__(self, connection: sqlite3.Connection, index: PostingsOkapi) -> None:
        self._connection = connection
        self._index = index

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        connection = _connect(folder)
        connection.execute("CREATE TABLE packed (data BLOB)")
        connection.execute("CREATE TABLE change (number INTEGER PRIMARY KEY, removes INTEGER, article BLOB)")
        index = PostingsOkapi.of(counted(article) for article in articles).compact()
        connection.execute("INSERT INTO packed VALUES (?)", (b"".join(index.pack()),))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cls(connection, index)

    @classmethod
    def open(cls, folder: Path) -> Self:
        connection = _connect(folder)
        (data,) = connection.execute("SELECT data FROM packed").fetchone()
        index = PostingsOkapi.unpack(data)
        for first, article in connection.execute("SELECT removes, article FROM change ORDER BY number"):
            change = Counted.from_bytes(article)
            index = index.added(change) if first is None else index.removed(first, change)
        return cls(connection, index)

    def search(self, query: Terms, k: int) -> Sequence[int]:
        best: list[int] = self._index.best(query, k)[0].tolist()
        return best

    def add(self, passages: Sequence[Terms]) -> int:
        article, first = counted(passages), self._index.numbers
        self._log(None, article)
        self._index = self._index.added(article)
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        article = counted(passages)
        self._log(first, article)
        self._index = self._index.removed(first, article)

    def close(self) -> None:
        self._connection.close()

    def _log(self, removes: int | None, article: Counted) -> None:
        self._connection.execute(
            "INSERT INTO change (removes, article) VALUES (?, ?)", (removes, article.to_bytes())
        )


def _connect(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "index.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection
