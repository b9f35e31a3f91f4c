"""The chat in the terminal: a trial over the starter articles, until the shared shelf has its own."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Final

import typer

from bot.cli.progress import waiting
from bot.formatter.terminal import answer_text
from bot.retriever.follow_up import FollowUp, following, leans
from bot.settings import Settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.article import SHARED
from corpus.clock import utc_now
from corpus.errors import VerbatimError
from corpus.samples import starter_articles
from corpus.store import Actor

CONNECT: Final = """\
To connect Discord, put DISCORD_TOKEN=... into a file .env in this folder, and
run this again; docs/running.md says how to get a token."""

GOODBYES: Final = frozenset(["quit", "exit", "bye"])


def chat(own: Verbatim, settings: Settings) -> None:
    """Answer the lines of standard input, one question each, until it ends.

    A line like "and where?" follows up the one before. Exits with status 1 at the end if a question failed.
    """
    failed = False
    with trial(settings) as starter:
        with waiting("Reading the articles"):
            own.prepare()
        typer.echo(_welcome(own, starter), err=True)
        stocked = own.shelf.store.count(SHARED) > 0
        before: FollowUp | None = None
        for question in _questions():
            if not stocked and own.shelf.store.count(SHARED):
                stocked, before = True, None
                typer.echo("Your shared shelf has articles now; from here on they answer.\n", err=True)
            verbatim = own if stocked else starter
            now = utc_now()
            try:
                follows = before if leans(question) else None
                answer = verbatim.ask(SHARED, question, now, follows)
                before = following(answer, follows)
                typer.echo(answer_text(answer, now) + "\n")
            except VerbatimError as error:
                typer.echo(f"verbatim: {error}\n", err=True)
                failed = True
    if failed:
        raise typer.Exit(1)


def trial(settings: Settings) -> Verbatim:
    """A program of its own over the starter articles alone, which touches no database on disk."""
    verbatim = open_verbatim(replace(settings, corpus_url="sqlite:///:memory:"))
    for article in starter_articles():
        verbatim.shelf.add(SHARED, article, Actor("Verbatim", "starter articles"))
    return verbatim


def _welcome(own: Verbatim, starter: Verbatim) -> str:
    articles = own.shelf.store.count(SHARED)
    if articles:
        what = f"Ask about what is on your shared shelf ({articles:,} article{'s' * (articles != 1)})."
    else:
        titles = [listing.title for listing in starter.shelf.store.listings(SHARED, limit=3)]
        lead = "Ask about the starter articles, which are made up, such as:"
        what = (
            "\n  ".join([lead, *titles])
            + f"\nTo ask about articles of your own: {_this_python()} -m bot add PATH..."
        )
    leave = "\nCtrl-D or quit ends." if sys.stdin is not None and sys.stdin.isatty() else ""
    return f"Verbatim, in the terminal.\n{what}\n{CONNECT}{leave}\n"


def _this_python() -> str:
    """What to type for the Python that runs this: in a virtual environment, `python` may be another one."""
    running = Path(sys.executable)
    return str(running.relative_to(Path.cwd())) if running.is_relative_to(Path.cwd()) else "python"


def _questions() -> Iterator[str]:
    if sys.stdin is None:  # where the shell closed it (`<&-`)
        return iter(())
    lines = _typed_lines() if sys.stdin.isatty() else _piped_lines()
    questions = (line.strip() for line in lines)
    return (question for question in takewhile(_goes_on, questions) if question)


def _goes_on(question: str) -> bool:
    return question.casefold() not in GOODBYES


def _typed_lines() -> Iterator[str]:
    with contextlib.suppress(ImportError):  # line editing, where the platform has it
        import readline  # noqa: F401, PLC0415
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            yield input("Question: ")
    typer.echo()  # the shell's prompt belongs on a line of its own


def _piped_lines() -> Iterator[str]:
    # A line that is not UTF-8 is a question nobody can answer, not a reason to stop.
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a real file here
    yield from sys.stdin
