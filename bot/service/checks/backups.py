"""Whether there are backups, and leave to make the next."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.service.checks.finding import Finding, note, ok, wrong
from corpus.backup_folder import folder_of, made_at
from corpus.clock import utc_now
from corpus.keeping import SPARE
from corpus.size import megabytes


def look(
    database: Path | None, named: Path | None, every: int, now: datetime | None = None
) -> Iterator[Finding]:
    """The backups of a database (None if it is in memory), in the folder `named` or beside it.

    One is due every so many hours, 0 for never.
    """
    if database is None:
        return
    folder = folder_of(database, named)
    place = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        yield wrong(
            "backups", f"{folder} may not be written to", "Let the bot's user write there: BACKUP_FOLDER."
        )
        return
    needed = (database.stat().st_size if database.is_file() else 0) + SPARE
    if every and (free := shutil.disk_usage(place).free) < needed:
        said = f"{megabytes(free)} are free for {folder}, and the next one wants {megabytes(needed)}"
        yield wrong("backups", said, "Make room, or name another place: BACKUP_FOLDER.")
        return
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    made = [moment for name in names if (moment := made_at(database, name))]
    if not made and every:
        yield ok("backups", f"none yet in {folder}; the running bot makes them")
    elif not every:
        yield note("backups", f"{len(made)} in {folder}; the bot makes none by itself (BACKUP_EVERY_HOURS=0)")
    else:
        hours = ((now or utc_now()) - max(made)).total_seconds() / 3600
        said = f"{len(made)} in {folder}, the last {hours:,.0f} hours old"
        yield note("backups", said, "Is the bot running?") if hours > 2 * every else ok("backups", said)
