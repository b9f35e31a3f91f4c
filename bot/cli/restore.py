"""`restore`: a backup put in the place of what the database holds, also while the bot runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.backup import backup_object, default_backup, holding
from bot.cli.options import Json, configured_store, print_json
from bot.cli.progress import waiting
from bot.service.upkeep.retention import Retention
from bot.settings import read_settings
from corpus.keeping import Restored


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)],
    json: Json = False,
) -> None:
    """Put a backup in the place of all the database holds, and keep that as a backup too.

    The backup is checked first. A running bot goes on with what is restored. Whoever was erased since the
    backup was made stays erased.
    """
    settings = read_settings()
    with configured_store(settings) as store, waiting("Restoring"):
        keeping = store.records.keeping
        restored = keeping.restore(file, default_backup(keeping.path, settings, "restore"))
        expired = Retention(store.records).expire()
    if json:
        print_json(_as_object(restored, expired))
    else:
        typer.echo(_text(restored, expired))


def _text(restored: Restored, expired: int) -> str:
    lines = [f"Restored {restored.backup.path}: {holding(restored.backup)}."]
    if restored.kept is not None:
        lines.append(f"What was there before is kept in {restored.kept.path}: {holding(restored.kept)}.")
    if restored.erased or restored.forgotten:
        lines.append(
            f"Erased since the backup was made, and not brought back: {len(restored.erased)} servers, "
            f"{restored.forgotten} people."
        )
    if expired:
        lines.append(f"Questions deleted as their time is over: {expired}.")
    return "\n".join(lines)


def _as_object(restored: Restored, expired: int) -> dict[str, object]:
    return {
        "restored": backup_object(restored.backup),
        "kept": None if restored.kept is None else backup_object(restored.kept),
        "erased": [str(server_id) for server_id in restored.erased],
        "forgotten": restored.forgotten,
        "expired": expired,
    }
