"""Whether a file is a whole database of ours, and what it holds."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Final

from corpus.keeping import BadBackup
from corpus.sqlite.connection.opening import connect
from corpus.sqlite.connection.place import MEMORY
from corpus.sqlite.schema import APPLICATION_ID, Migration

_TABLES: Final = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
)
_COLUMNS: Final = """
    SELECT m.name, c.name, c.type, c."notnull", c.pk
    FROM sqlite_schema AS m, pragma_table_xinfo(m.name) AS c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid
"""
_INDEXES: Final = (
    "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
)
_COUNT: Final = "SELECT count(*) FROM {}"
_SERVERS_IN: Final = "SELECT server_id FROM {}"
_OTHERS: Final = "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')"


def check_whole(connection: sqlite3.Connection, name: str, migrations: Sequence[Migration]) -> int:
    """Read all of a database to see whether it is whole and ours; its schema version.

    Raises:
        BadBackup: it is not; the message calls it `name`.
        sqlite3.OperationalError: it cannot be read.
    """
    try:
        return _checked(connection, name, migrations)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{name} is damaged ({error}). Use another backup.") from error


def _checked(connection: sqlite3.Connection, name: str, migrations: Sequence[Migration]) -> int:
    version = _version_of_ours(connection, name, len(migrations))
    damage = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if damage != ["ok"]:
        raise BadBackup(f"{name} is damaged: {'; '.join(damage)}. Use another backup.")
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise BadBackup(
            f"{name} is damaged: {len(broken)} rows name others that are missing. Use another backup."
        )
    with closing(connect(MEMORY, 0.0, foreign_keys=False)) as fresh:
        for migration in migrations[:version]:
            for statement in migration:
                fresh.execute(statement)
        if _shape(fresh) != _shape(connection):
            raise BadBackup(
                f"{name} has other tables than version {version} of the schema. Use another backup."
            )
    return version


def counts(connection: sqlite3.Connection) -> Mapping[str, int]:
    """How many rows each table has."""
    tables = [name for (name,) in connection.execute(_TABLES)]
    return {name: connection.execute(_COUNT.format(name)).fetchone()[0] for name in tables}


def holdings(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """How many articles, how many questions, and of how many servers."""
    known = {name for (name,) in connection.execute(_TABLES)}
    naming = [each for each in ("article", "asked", "feed") if each in known]
    of_servers = " UNION ".join(_SERVERS_IN.format(each) for each in naming)
    queries = (
        "SELECT count(*) FROM article WHERE removed = 0",
        "SELECT count(*) FROM asked" if "asked" in known else "SELECT 0",
        f"WITH of_servers AS ({of_servers}) {_COUNT.format('of_servers WHERE server_id <> 0')}",
    )
    articles, questions, servers = (int(connection.execute(query).fetchone()[0]) for query in queries)
    return articles, questions, servers


def _version_of_ours(connection: sqlite3.Connection, name: str, known: int) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise BadBackup(f"{name} is not a database of Verbatim. Use another file.")
    if not 1 <= version <= known:
        raise BadBackup(
            f"{name} was written by a newer version of Verbatim (its schema is {version}, this program knows "
            f"{known}). Update Verbatim, or use another backup."
        )
    return int(version)


def _shape(connection: sqlite3.Connection) -> tuple[list[object], ...]:
    """The tables with their columns, the indexes, and triggers and views, of which there are none."""
    return tuple(connection.execute(query).fetchall() for query in (_COLUMNS, _INDEXES, _OTHERS))
