"""The store that a `CORPUS_URL` names: opened, migrated, or only looked at."""

from pathlib import Path
from typing import Final, TypeAlias

from corpus.errors import excerpt
from corpus.keeping import Migrated
from corpus.sqlite import SQLiteStore
from corpus.sqlite.connection.opening import engine
from corpus.sqlite.connection.place import MEMORY
from corpus.sqlite.keeping.examining import Examined, examine
from corpus.store import StoreError

__all__ = ["Examined", "Store", "engine", "examine_store", "migrate_store", "open_store", "store_file"]

Store: TypeAlias = SQLiteStore
"""What is opened: the articles, and in its `records` all else that is kept."""

_SQLITE: Final = "sqlite:///"


def open_store(url: str, backups: Path | None = None) -> Store:
    """The store at `sqlite:///relative/file.db`, `sqlite:////absolute/file.db` or `sqlite:///:memory:`.

    A relative path starts at the working directory. The file and its folder are made where needed. What an
    older version of the program wrote is backed up to the folder `backups` ("backups" beside it) first.

    Raises:
        StoreError: the URL names no store, or the store cannot be opened.
    """
    return SQLiteStore(_place(url), backups=backups)


def migrate_store(url: str, backups: Path | None, *, dry_run: bool = False) -> Migrated:
    """Bring the store to the schema of this program, after a backup; with `dry_run`, a copy of it.

    Raises:
        StoreError: as for `open_store`; the store is as it was.
    """
    from corpus.sqlite.keeping import migrating  # noqa: PLC0415  only who migrates waits for it

    path = store_file(url)
    if path is None:
        raise StoreError(
            "The store is in memory, and gone when the program ends. It is always of this version."
        )
    return migrating.tried(path, backups) if dry_run else migrating.migrated(path, backups)


def store_file(url: str) -> Path | None:
    """The absolute path of the file of the store at `url`; None if it is kept in memory.

    Raises:
        StoreError: the URL names no store.
    """
    place = _place(url)
    return None if place == MEMORY else Path(place).absolute()


def examine_store(file: Path, seconds: float) -> Examined | None:
    """What the store in a file is like, without making, migrating or changing it; None if there is none.

    Its check for damage is given up after so many seconds.

    Raises:
        StoreError: it cannot be looked at; the message says why.
    """
    return examine(file, seconds)


def _place(url: str) -> str:
    if not url.startswith(_SQLITE) or url == _SQLITE:
        # The rest of the URL stays unsaid: it may hold a password.
        scheme = excerpt(url.partition(":")[0])
        raise StoreError(
            f"No store can be opened at an address of the kind “{scheme}” (CORPUS_URL). "
            "Write sqlite:///data/verbatim.db, or with a fourth slash for an absolute path."
        )
    return url.removeprefix(_SQLITE)
