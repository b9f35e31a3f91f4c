"""What a database is asked for lists, and while somebody types."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from corpus.article import ServerId
from corpus.folding import folded
from corpus.sqlite.rows import read_listing, storable
from corpus.sqlite.shelf.reading import LISTING
from corpus.store import Listing, Order

_NUMBER: Final = "SELECT number FROM article"
_COUNT: Final = "SELECT count(*) FROM article INDEXED BY article_sought"
_WANTED: Final = """
    WHERE server_id = :server AND removed = 0 AND (:matching = '' OR instr(sought, :matching))
    AND (:outlet = '' OR substr(sought, instr(sought, char(10)) + 1) = :outlet)
"""
_SORTED: Final = {
    Order.ADDED: "number DESC",
    Order.PUBLISHED: "came_out DESC, number DESC",
    Order.TITLE: "sought, number DESC",
}
_LIKELIEST: Final = ":typed <> '' AND instr(sought, :typed) = 1 DESC, removed, number DESC"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a list is of, as `ArticleStore.listings` has it."""

    server_id: ServerId
    matching: str
    outlet: str

    @property
    def columns(self) -> dict[str, int | str]:
        """What the query is told."""
        return {
            "server": self.server_id,
            "matching": _folded(self.matching),
            "outlet": _folded(self.outlet),
        }


def listings(
    connection: sqlite3.Connection, wanted: Wanted, order: Order, offset: int, limit: int
) -> list[Listing]:
    """A stretch of a list."""
    chosen = f"{_NUMBER} {_WANTED} ORDER BY {_SORTED[order]} LIMIT :limit OFFSET :offset"
    rows = connection.execute(
        f"{LISTING} WHERE number IN ({chosen}) ORDER BY {_SORTED[order]}",
        {**wanted.columns, "limit": limit, "offset": offset},
    )
    return [read_listing(row[:8]) for row in rows]


def count(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How long a list is."""
    row = connection.execute(f"{_COUNT} {_WANTED}", wanted.columns).fetchone()
    return int(row[0])


def find(
    connection: sqlite3.Connection, server_id: ServerId, typed: str, limit: int, *, removed_too: bool
) -> list[Listing]:
    """The articles somebody may mean, likeliest first."""
    chosen = f"""
        {_NUMBER} INDEXED BY article_sought
        WHERE server_id = :server AND removed <= :removed AND (:typed = '' OR instr(sought, :typed))
        ORDER BY {_LIKELIEST} LIMIT :limit
    """
    rows = connection.execute(
        f"{LISTING} WHERE number IN ({chosen}) ORDER BY {_LIKELIEST}",
        {"server": server_id, "typed": _folded(typed), "removed": removed_too, "limit": limit},
    )
    return [read_listing(row[:8]) for row in rows]


def outlets(connection: sqlite3.Connection, server_id: ServerId, matching: str, limit: int) -> list[str]:
    """The names of outlets as they were written last, the most frequent first."""
    rows = connection.execute(
        """
        SELECT outlet FROM (
            SELECT substr(sought, instr(sought, char(10)) + 1) AS name, count(*) AS times, max(number) AS last
            FROM article INDEXED BY article_sought WHERE server_id = :server AND removed = 0
            GROUP BY name HAVING name <> '' AND instr(name, :matching)
            ORDER BY times DESC, name LIMIT :limit
        )
        JOIN article ON article.number = last
        JOIN revision ON revision.article = last AND revision.revision = article.revision
        ORDER BY times DESC, name
        """,
        {"server": server_id, "matching": _folded(matching), "limit": limit},
    )
    return [name for (name,) in rows]


def _folded(typed: str) -> str:
    return storable(folded(typed))
