"""Whether there are backups, and room and leave for the next."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.service.checks.finding import Finding, note, ok, wrong


def look(folder: Path | None, every_hours: int, now: datetime | None = None) -> Iterator[Finding]:
    """The backups in `folder`, None if there is no database; one is due every so many hours, 0 for never."""
    if folder is None:
        return
    place = next(each for each in (folder, *folder.parents) if each.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        yield wrong(
            "backups", f"{folder} may not be written to", "Let the bot's user write there: BACKUP_FOLDER."
        )
        return
    made = [each.stat().st_mtime for each in folder.glob("*.db")] if folder.is_dir() else []
    if every_hours == 0:
        yield note("backups", f"{len(made)} in {folder}; none is made by itself (BACKUP_EVERY_HOURS=0)")
    elif not made:
        yield ok("backups", f"none yet in {folder}; the running bot makes them")
    else:
        hours = ((now or datetime.now(UTC)).timestamp() - max(made)) / 3600
        said = f"{len(made)} in {folder}, the last {hours:,.0f} hours old"
        yield note("backups", said, "Is the bot running?") if hours > 2 * every_hours else ok("backups", said)
