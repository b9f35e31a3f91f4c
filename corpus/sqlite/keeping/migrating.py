"""Migrations with a net: a backup before, or the whole of it tried on a copy."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from corpus.backup_folder import folder_of, new_backup
from corpus.clock import Clock, utc_now
from corpus.keeping import Migrated
from corpus.sqlite.connection.failures import translated
from corpus.sqlite.connection.opening import connect, open_database, refuse_foreign
from corpus.sqlite.migrations import migrate, schema_version
from corpus.sqlite.schema import MIGRATIONS, Migration
from corpus.sqlite.sizes import pages

log = logging.getLogger(__name__)

PATIENCE: Final = 10.0
"""Seconds to wait for somebody who writes."""


@contextmanager
def backed_up_before(
    path: Path, folder: Path | None, migrations: Sequence[Migration], clock: Clock
) -> Iterator[Path]:
    """Back up a database that is to be brought to the schema of `migrations`; where the backup is.

    It is deleted if the `with` block fails: the database stays as it is then, and each start would add one.

    Raises:
        NoRoom, BackupFailed: as for a backup.
    """
    from corpus.sqlite.keeping.copying import back_up  # noqa: PLC0415  hardly any start migrates

    file = new_backup(folder_of(path, folder), path, clock(), f"schema-{len(migrations)}")
    back_up(path, file, migrations)
    log.warning(
        "The database %s is brought to schema %d; a backup of before is %s", path, len(migrations), file
    )
    try:
        yield file
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def migrated(path: Path, folder: Path | None) -> Migrated:
    """Migrate the database at `path`, as opening it does.

    Raises:
        StoreError: it cannot be opened, or cannot be backed up before; it is as it was.
    """
    made: list[Path] = []

    @contextmanager
    def first() -> Iterator[None]:
        with backed_up_before(path, folder, MIGRATIONS, utc_now) as backup:
            yield
        made.append(backup)

    with translated(path):
        before = _schema(path)
        began = time.perf_counter()
        open_database(str(path), PATIENCE, MIGRATIONS, first).close()
    return Migrated(before, len(MIGRATIONS), time.perf_counter() - began, made[0] if made else None)


def tried(path: Path, folder: Path | None) -> Migrated:
    """Migrate a copy of the database at `path`, check it, and throw it away.

    Raises:
        StoreError: it cannot be read, or there is no room for a copy.
        sqlite3.Error: the migration does not work.
    """
    from corpus.sqlite.keeping import copying  # noqa: PLC0415
    from corpus.sqlite.keeping.checking import check_whole  # noqa: PLC0415

    with translated(path):
        before = _schema(path)
        if not 0 < before < len(MIGRATIONS):
            return Migrated(before, len(MIGRATIONS))
        beside = folder_of(path, folder) / path.name
        with copying.scratch(beside) as copy, closing(connect(path, PATIENCE)) as source:
            copying.need_room(beside.parent, 2 * pages(source).live)
            source.execute("VACUUM INTO ?", (str(copy),))
            with closing(connect(copy, PATIENCE, foreign_keys=False)) as connection:
                began = time.perf_counter()
                migrate(connection, MIGRATIONS)
                seconds = time.perf_counter() - began
                check_whole(connection, "The migrated copy", MIGRATIONS)
    return Migrated(before, len(MIGRATIONS), seconds)


def _schema(path: Path) -> int:
    """The schema version of the database at `path`, 0 if there is none yet."""
    refuse_foreign(path)
    if not path.exists():
        return 0
    with closing(connect(path, PATIENCE, mode="ro")) as connection:
        return schema_version(connection, len(MIGRATIONS))
