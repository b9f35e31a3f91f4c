"""What a database is asked for lists, and while somebody types."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from corpus.article import ServerId
from corpus.folding import folded
from corpus.sqlite.reading import LISTING
from corpus.sqlite.records import read_listing, storable
from corpus.store import Listing, Order

_FROM: Final = """
    FROM article INDEXED BY article_standing
    JOIN revision ON revision.article = article.number AND revision.revision = article.revision
"""
_WANTED: Final = """
    WHERE server_id = :server AND removed = 0 AND (:matching = '' OR instr(sought, :matching))
    AND (:outlet = '' OR substr(sought, instr(sought, char(10)) + 1) = :outlet)
"""
_SORTED: Final = {
    Order.ADDED: "article.number DESC",
    Order.PUBLISHED: "published DESC, article.number DESC",
    Order.TITLE: "sought, article.number DESC",
}


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
    rows = connection.execute(
        f"{LISTING} {_WANTED} ORDER BY {_SORTED[order]} LIMIT :limit OFFSET :offset",
        {**wanted.columns, "limit": limit, "offset": offset},
    )
    return [read_listing(row[:8]) for row in rows]


def count(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How long a list is."""
    row = connection.execute(f"SELECT count(*) {_FROM} {_WANTED}", wanted.columns).fetchone()
    return int(row[0])


def find(
    connection: sqlite3.Connection, server_id: ServerId, typed: str, limit: int, *, removed_too: bool
) -> list[Listing]:
    """The articles somebody may mean, likeliest first."""
    rows = connection.execute(
        f"""{LISTING} WHERE server_id = :server AND removed <= :removed
        AND (:typed = '' OR instr(sought, :typed))
        ORDER BY :typed <> '' AND instr(sought, :typed) = 1 DESC, removed, article.number DESC
        LIMIT :limit""",
        {"server": server_id, "typed": _folded(typed), "removed": removed_too, "limit": limit},
    )
    return [read_listing(row[:8]) for row in rows]


def outlets(connection: sqlite3.Connection, server_id: ServerId, matching: str, limit: int) -> list[str]:
    """The names of outlets, the most frequent first."""
    rows = connection.execute(
        f"""SELECT outlet {_FROM} WHERE server_id = :server AND removed = 0 AND outlet IS NOT NULL
        AND instr(substr(sought, instr(sought, char(10)) + 1), :matching)
        GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT :limit""",
        {"server": server_id, "matching": _folded(matching), "limit": limit},
    )
    return [name for (name,) in rows]


def _folded(typed: str) -> str:
    return storable(folded(typed))
