"""`evaluate`: how good the answers are, measured."""

import shutil
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.options import Json, print_json
from bot.cli.progress import with_progress
from bot.settings import read_settings

File = Annotated[Path, typer.Option(exists=True, dir_okay=False, metavar="FILE", show_default=False)]

_WIDEST: Final = 100
"""Columns of text that still read well."""


def evaluate(
    articles: File,
    questions: File,
    *,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only so many questions.", show_default=False)
    ] = None,
    misses: Annotated[
        int | None,
        typer.Option(min=1, help="Show so many of the worst misses of each kind.", show_default=False),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE.png", help="Draw the reliability curve.", show_default=False),
    ] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Ask each question over a shelf of one article.")
    ] = False,
    undated: Annotated[bool, typer.Option("--undated", help="Take all dates away first.")] = False,
    json: Json = False,
) -> None:
    """Ask every question over all the articles, and report how often the quote was right."""
    from bot import evaluation  # noqa: PLC0415  no other command needs it

    if plot:
        evaluation.check_picture(plot)  # now, and not after the minutes that measuring takes
    report = evaluation.evaluate(
        articles,
        questions,
        limit,
        with_progress,
        threshold=read_settings().confidence_threshold,
        alone=alone,
        undated=undated,
        misses=misses,
    )
    if plot:
        evaluation.draw_reliability(report, plot)
    if json:
        print_json(report.as_object())
    else:
        typer.echo(report.text(min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST)))
