"""`backup`: a checked copy of the database, also while the bot runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Json, configured_store, print_json
from bot.cli.progress import waiting
from bot.settings import Settings, read_settings
from corpus.backup_folder import folder_of, new_backup
from corpus.clock import utc_now
from corpus.keeping import Backup, BackupFailed, nothing_to_keep
from corpus.size import megabytes


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="Where to; without it, into the backup folder.", show_default=False
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Copy the database to a file and check the copy. The bot may go on meanwhile."""
    settings = read_settings()
    with configured_store(settings) as store, waiting("Backing up"):
        keeping = store.records.keeping
        made = keeping.back_up(_named(file) if file else default_backup(keeping.path, settings))
    if json:
        print_json(backup_object(made))
    else:
        typer.echo(f"Backed up to {made.path}: {holding(made)}. The copy was checked.")


def _named(file: Path) -> Path:
    """The file that somebody named; a folder that is not there is a slip, or a disk that is not mounted."""
    if not file.parent.is_dir():
        raise BackupFailed(f"There is no folder {file.parent}. Make it, or name another file.")
    return file


def default_backup(database: Path | None, settings: Settings, before: str = "") -> Path:
    """Where the next backup of a database goes, if nobody says otherwise; as for `new_backup`.

    Raises:
        BackupFailed: the database is in memory.
    """
    if database is None:
        raise nothing_to_keep()
    return new_backup(folder_of(database, settings.backup_folder), database, utc_now(), before)


def backup_object(made: Backup) -> dict[str, object]:
    """A backup as JSON has it."""
    return {
        "path": str(made.path),
        "bytes": made.size,
        "schema": made.schema,
        "articles": made.articles,
        "questions": made.questions,
        "servers": made.servers,
    }


def holding(made: Backup) -> str:
    """What a backup holds, in words."""
    return (
        f"{megabytes(made.size)}, {_of(made.articles, 'article')}, {_of(made.questions, 'question')}, "
        f"{_of(made.servers, 'server')}"
    )


def _of(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
