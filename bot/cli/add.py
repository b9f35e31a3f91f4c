"""`add`: articles from files and folders onto a shelf."""

import os
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.options import Json, Server, configured_verbatim, maintainer, print_json
from bot.cli.progress import waiting, with_progress
from bot.formatter.one_line import one_line
from corpus.archive import SUFFIX, read_archive_at
from corpus.article import SHARED
from corpus.intake import Intake, take_in
from corpus.readers import unread_paths
from corpus.samples import starter_articles

SHOWN: Final = 20
"""More added articles than this are counted, not named."""

MOST_PROCESSES: Final = 8
"""More of them prepare articles faster than one can store them."""


def add(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...",
            help="Files or folders: .txt .md .html .jsonl, and .zip of these",
            show_default=False,
            readable=False,  # not checked here: one bad file must not keep out the others
        ),
    ] = None,
    samples: Annotated[bool, typer.Option("--samples", help="Add the starter articles.")] = False,
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """Add articles. What the shelf already has is said and left alone; what cannot be read is named."""
    if not paths and not samples:
        raise typer.BadParameter("Name at least one file or folder, or --samples.", param_hint="PATH...")
    found = unread_paths(paths or (), {SUFFIX: read_archive_at})
    incoming = chain(starter_articles() if samples else (), found)
    intake = Intake()
    with configured_verbatim() as verbatim:
        try:
            with closing(with_progress(incoming, "Adding articles")) as watched:
                processes = min(_cores(), MOST_PROCESSES)
                take_in(verbatim.shelf, server, watched, maintainer(), intake, processes=processes)
            if intake.added:
                with waiting("Making them ready to be searched"):
                    verbatim.prepare(server)
        finally:  # a full disk or Ctrl-C must not leave anyone guessing how far it came
            _tell(intake, json)
    if any(problem.serious for problem in intake.problems):
        raise typer.Exit(1)


def _tell(intake: Intake, json: bool) -> None:
    if json:
        print_json(_as_object(intake))
    else:
        _print(intake)


def _print(intake: Intake) -> None:
    if len(intake.added) <= SHOWN:
        for article in intake.added:
            typer.echo(f"added {article.id}  {one_line(article.title)}")
    for known in intake.known:
        there = known.match
        like = f"{there.likeness} as “{one_line(there.listing.title)}”"
        typer.echo(f"known {there.listing.id}  {one_line(known.title)} ({like})")
    for problem in intake.problems:
        typer.echo(f"{'failed' if problem.serious else 'note:'} {one_line(str(problem))}", err=True)
    failed = sum(problem.serious for problem in intake.problems)
    counts = (len(intake.added), len(intake.known), failed)
    typer.echo("{:,} added, {:,} already known, {:,} failed.".format(*counts))


def _as_object(intake: Intake) -> dict[str, object]:
    return {
        "added": [{"id": each.id, "title": each.title} for each in intake.added],
        "known": [
            {"title": each.title, "id": each.match.listing.id, "likeness": each.match.likeness}
            for each in intake.known
        ],
        "problems": [
            {"source": each.source, "line": each.line, "message": each.message, "serious": each.serious}
            for each in intake.problems
        ],
    }


def _cores() -> int:
    """How many cores this process may use, as far as the system says."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
