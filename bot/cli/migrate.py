"""`migrate`: the database brought to this version's schema, or only tried."""

from typing import Annotated

import typer

from bot.cli.options import Json, print_json
from bot.cli.progress import waiting
from bot.settings import read_settings
from corpus.keeping import Migrated
from corpus.open_store import migrate_store


def migrate(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Try it on a copy, which is checked and deleted.")
    ] = False,
    json: Json = False,
) -> None:
    """Bring the database to the schema of this version, after a backup; whatever opens it does so too."""
    settings = read_settings()
    with waiting("Trying it on a copy" if dry_run else "Bringing the database forward"):
        migrated = migrate_store(settings.corpus_url, settings.backup_folder, dry_run=dry_run)
    if json:
        print_json(
            {
                "before": migrated.before,
                "after": migrated.after,
                "dry_run": dry_run,
                "seconds": round(migrated.seconds, 3),
                "backup": None if migrated.backup is None else str(migrated.backup),
            }
        )
    else:
        typer.echo(_text(migrated, dry_run))


def _text(migrated: Migrated, dry_run: bool) -> str:
    if migrated.before == migrated.after:
        return f"The database has schema {migrated.after}, that of this version. There is nothing to do."
    if not migrated.before:
        made = "would be made" if dry_run else "was made"
        return f"There was no database yet; it {made} with schema {migrated.after}."
    how = f"from schema {migrated.before} to {migrated.after} in {migrated.seconds:.1f} s"
    if dry_run:
        return f"A copy was brought {how}; it was checked and deleted. The database is as it was."
    if migrated.backup is None:
        return f"The database was brought {how} by another program, just now."
    return f"The database was brought {how}. What it was before is kept in {migrated.backup}."
