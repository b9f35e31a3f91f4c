"""`add`: articles from files and folders onto a shelf."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.options import Json, Server, configured_verbatim, maintainer, print_json, with_progress
from corpus.article import SHARED, Article, ServerId
from corpus.readers import Problem, read_paths
from corpus.samples import starter_articles
from corpus.shelf import Added, ArticleRefused, Duplicate, Shelf

BATCH: Final = 100
"""Articles that share a transaction: waiting for the disk costs more than the writing does."""

SHOWN: Final = 20
"""More added articles than this are counted, not named."""


@dataclass(slots=True)
class Loading:
    """What became of everything that was read."""

    added: list[Article] = field(default_factory=list)
    duplicates: list[tuple[str, Duplicate]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def add(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Files or folders: .txt .md .html .jsonl", show_default=False),
    ] = None,
    samples: Annotated[bool, typer.Option("--samples", help="Add the starter articles.")] = False,
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """Add articles. What the shelf already has is said and left alone; what cannot be read is named."""
    if not paths and not samples:
        raise typer.BadParameter("Name at least one file or folder, or --samples.", param_hint="PATH...")
    readings = chain(starter_articles() if samples else (), read_paths(paths or ()))
    with configured_verbatim() as verbatim:
        loading = load(verbatim.shelf, server, with_progress(readings, "Adding articles"))
    if json:
        print_json(_as_object(loading))
    else:
        _print(loading)
    if loading.problems:
        raise typer.Exit(1)


def load(shelf: Shelf, server_id: ServerId, readings: Iterable[Article | Problem]) -> Loading:
    """Put what was read on a shelf, in batches that are each stored whole or not at all."""
    loading = Loading()
    readings = iter(readings)
    while batch := list(islice(readings, BATCH)):
        with shelf.store.transaction(server_id):
            for article in _articles(batch, loading):
                _put(shelf, server_id, article, loading)
    return loading


def _articles(batch: Iterable[Article | Problem], loading: Loading) -> Iterator[Article]:
    for reading in batch:
        if isinstance(reading, Problem):
            loading.problems.append(reading)
        else:
            yield reading


def _put(shelf: Shelf, server_id: ServerId, article: Article, loading: Loading) -> None:
    try:
        outcome = shelf.add(server_id, article, maintainer())
    except ArticleRefused as error:
        loading.problems.append(Problem(article.title, None, str(error)))
        return
    if isinstance(outcome, Added):
        loading.added.append(outcome.article)
    else:
        loading.duplicates.append((article.title, outcome))


def _print(loading: Loading) -> None:
    for article in loading.added[: SHOWN if len(loading.added) <= SHOWN else 0]:
        typer.echo(f"added {article.id}  {article.title}")
    for title, duplicate in loading.duplicates:
        like = duplicate.match
        typer.echo(f"known {like.listing.id}  {title} ({like.likeness} as “{like.listing.title}”)")
    for problem in loading.problems:
        line = "" if problem.line is None else f", line {problem.line}"
        typer.echo(f"failed {problem.source}{line}: {problem.message}", err=True)
    counts = (len(loading.added), len(loading.duplicates), len(loading.problems))
    typer.echo("{:,} added, {:,} already known, {:,} failed.".format(*counts))


def _as_object(loading: Loading) -> dict[str, object]:
    return {
        "added": [{"id": article.id, "title": article.title} for article in loading.added],
        "duplicates": [
            {"title": title, "id": duplicate.match.listing.id, "likeness": duplicate.match.likeness}
            for title, duplicate in loading.duplicates
        ],
        "problems": [
            {"source": problem.source, "line": problem.line, "message": problem.message}
            for problem in loading.problems
        ],
    }
