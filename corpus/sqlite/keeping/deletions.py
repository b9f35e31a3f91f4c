"""Lets backups let go of those who were erased since they were made."""

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from corpus.keeping import Deletion
from corpus.sqlite import erasing
from corpus.sqlite.records import departures, feeds, questions, servers

_SERVER: Final = (*questions.FORGET, *servers.FORGET, *feeds.FORGET, *departures.FORGET)
_ERASES: Final = re.compile(r"\s*(DELETE FROM|INSERT INTO) (\w+)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a database says of itself; `line` is None before schema 4."""

    schema: int
    line: str | None
    deletions: Sequence[Deletion]


def known_of(connection: sqlite3.Connection) -> Known:
    """The line of a database, and whom it knows to have been erased.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if "store" not in tables_of(connection):
        return Known(schema, None, ())
    (line,) = connection.execute("SELECT line FROM store").fetchone()
    rows = connection.execute("SELECT kind = 'person', id, token FROM deletion ORDER BY kind, id")
    return Known(schema, line, [Deletion(bool(person), number, token) for person, number, token in rows])


def since(earlier: Known, deletions: Sequence[Deletion]) -> Sequence[Deletion]:
    """Those of `deletions` that `earlier` does not know."""
    known = frozenset(earlier.deletions)
    return [each for each in deletions if each not in known]


def carry_out(connection: sqlite3.Connection, deletions: Sequence[Deletion]) -> Sequence[Deletion]:
    """Erase in a database of whatever schema, inside a transaction; those of whom it had anything.

    Foreign keys must be on. It remembers that they were erased, if its schema can.
    """
    tables, found = tables_of(connection), []
    for each in deletions:
        gone = 0
        for statement, values in _statements(each):
            verb, table = _verb_and_table(statement)
            if table in tables:
                done = connection.execute(statement, values)
                gone += done.rowcount if verb == "DELETE FROM" else 0
        if gone:
            found.append(each)
        if "deletion" in tables:
            connection.execute(
                "INSERT OR REPLACE INTO deletion (kind, id, token, at) "
                "VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                ("person" if each.is_person else "server", each.id, each.token),
            )
    return found


def forget_people(connection: sqlite3.Connection, before: datetime) -> None:
    """As `Keeping.forget_people`, inside a transaction."""
    at = before.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.execute("DELETE FROM deletion WHERE kind = 'person' AND at < ?", (at,))


def tables_of(connection: sqlite3.Connection) -> Collection[str]:
    """The names of the tables of a database."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def _statements(deletion: Deletion) -> Iterator[tuple[str, Any]]:
    if deletion.is_person:
        yield from ((statement, (deletion.id,)) for statement in questions.FORGET_PERSON)
        return
    yield from ((statement, {"server": deletion.id}) for statement in erasing.ERASE)
    yield from ((statement, (deletion.id,)) for statement in _SERVER)


def _verb_and_table(statement: str) -> tuple[str, str]:
    found = _ERASES.match(statement)
    if found is None:
        raise ValueError(f"not a statement that erases: {statement}")
    return found[1], found[2]
