"""Where backups are kept and how they are called."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".part"
"""The end of the name of a backup that is not whole yet; its beginning is a dot."""

_NAMED: Final = re.compile(r"-\d{8}T\d{6}Z(-before-[a-z0-9-]+)?\.db")
_TIME: Final = "%Y%m%dT%H%M%SZ"


def folder_of(database: Path, named: Path | None) -> Path:
    """The folder of a database's backups: the one that was `named`, or "backups" beside it."""
    return named or database.parent / "backups"


def new_backup(folder: Path, database: Path, now: datetime, before: str = "") -> Path:
    """A file for a backup made at `now` or, where there are such files, a few seconds later.

    It is called like verbatim-20261123T040506Z.db; made before something, verbatim-...Z-before-SOMETHING.db.
    """
    why = f"-before-{before}" if before else ""
    moments = (now.astimezone(UTC) + timedelta(seconds=later) for later in count())
    files = (folder / f"{database.stem}-{each.strftime(_TIME)}{why}.db" for each in moments)
    return next(file for file in files if not file.exists())


def unfinished_in(folder: Path, database: Path, *, older_than: float) -> Iterator[Path]:
    """What was left of backups when a program was killed, before a moment (seconds since 1970)."""
    for left in folder.glob(f".{database.stem}*{UNFINISHED}*"):
        if left.is_file() and left.stat().st_mtime < older_than:
            yield left


def made_at(database: Path, name: str) -> datetime | None:
    """When the backup of this name was made; None if the name is not one that `new_backup` gives."""
    rest = name.removeprefix(database.stem)
    if rest == name or not _NAMED.fullmatch(rest):
        return None
    try:
        return datetime.strptime(rest[1:17], _TIME).replace(tzinfo=UTC)
    except ValueError:  # such as a month 13
        return None
