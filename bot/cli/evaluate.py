"""`evaluate`: how good the answers are, measured."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Json, print_json
from bot.cli.progress import with_progress
from bot.settings import read_settings

File = Annotated[Path, typer.Option(exists=True, dir_okay=False, metavar="FILE", show_default=False)]


def evaluate(
    articles: File,
    questions: File,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only so many questions.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Ask every question over all the articles, and report how often the quote was right."""
    from bot import evaluation  # noqa: PLC0415  no other command needs it

    threshold = read_settings().confidence_threshold
    report = evaluation.evaluate(articles, questions, limit, with_progress, threshold=threshold)
    if json:
        print_json(report.as_object())
    else:
        typer.echo(report.table())
