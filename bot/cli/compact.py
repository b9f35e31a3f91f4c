"""`compact`: the room of what is gone, given back to the disk."""

import typer

from bot.cli.options import Json, configured_store, print_json
from bot.cli.progress import waiting
from corpus.size import megabytes


def compact(json: Json = False) -> None:
    """Make the database as small as what it holds.

    The bot may go on meanwhile: it answers, but what it has to write waits, and fails if it waits for long.
    """
    with configured_store() as store, waiting("Compacting"):
        compacted = store.records.keeping.compact()
    if json:
        print_json({"before": compacted.before, "after": compacted.after})
    else:
        typer.echo(f"The database took {megabytes(compacted.before)} and takes {megabytes(compacted.after)}.")
