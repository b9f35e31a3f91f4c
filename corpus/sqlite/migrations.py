"""Brings a database to the schema this program knows, in one transaction."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from corpus.sqlite.schema import APPLICATION_ID, Migration
from corpus.store import SchemaTooNew


def migrate(
    connection: sqlite3.Connection,
    migrations: Sequence[Migration],
    first: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> None:
    """Apply the migrations the database has not seen yet: all of them, or none.

    Foreign keys must be off, so that a migration may rebuild a table; they are checked at the end. `first` is
    entered before a database that holds something is changed, when nobody else can change it any more, and
    left before that is kept.

    Raises:
        SchemaTooNew: the database has seen more migrations than there are; nothing was changed.
        sqlite3.Error: a statement failed; nothing was changed.
    """
    if schema_version(connection, len(migrations)) == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again, because another process may have migrated while this one waited for the lock.
        version = schema_version(connection, len(migrations))
        with first() if 0 < version < len(migrations) else nullcontext():
            for number, statements in enumerate(migrations[version:], version + 1):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def schema_version(connection: sqlite3.Connection, known: int) -> int:
    """The schema version of the database, 0 for an empty one.

    Raises:
        SchemaTooNew: it is greater than `known`.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise SchemaTooNew(
            f"The database was written by a newer version of Verbatim (its schema is {version}, this program "
            f"knows {known}). It was left as it is; update Verbatim, or name another database."
        )
    return version


def check_references(connection: sqlite3.Connection) -> None:
    """Check that every row that another refers to is there.

    Raises:
        sqlite3.IntegrityError: one is not.
    """
    if broken := connection.execute("PRAGMA main.foreign_key_check").fetchall():
        raise sqlite3.IntegrityError(f"{len(broken)} references between tables would be broken")
