"""The command line: arguments and options that nobody should type."""

import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from typer.testing import CliRunner

from bot.cli.app import app
from corpus.errors import VerbatimError
from corpus.samples import starter_articles
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.fuzz.hostile_text import line
from tests.fuzz.target import Input, Target

COMMANDS: Final = ("ask", "list", "show", "remove", "undo", "add", "explain", "nothing", "")
OPTIONS: Final = (
    "--json",
    "--server",
    "--server=1",
    "--help",
    "--samples",
    "--",
    "-",
    "--server=-1",
    "--nothing",
)


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder with a database of a few articles."""
    folder = tempfile.TemporaryDirectory()
    with SQLiteStore(Path(folder.name, "fuzz.db")) as store:
        for article in starter_articles()[:3]:
            Shelf(store).add(0, article, Actor("fuzz", "test"))
    return folder


def end() -> None:
    """Remove the folder."""
    if _folder.cache_info().currsize:
        _folder().cleanup()
        _folder.cache_clear()


def _is_there(name: str) -> bool:
    """Whether a word happens to be a path of this machine, whose files are nobody's business."""
    with suppress(OSError, ValueError):
        return bool(name) and Path(name).exists()
    return False


def _is_argument(word: str) -> bool:
    """Whether a system can hand this to a program; an empty path is the folder the program is in."""
    try:
        return bool(os.fsencode(word).strip(b"\0")) and "\0" not in word
    except UnicodeEncodeError:
        return False


def typed(*arguments: str) -> None:
    """It ends with a status, or with words for a person."""
    if any(map(_is_there, arguments)) or not all(map(_is_argument, arguments)):
        return
    settings = {"CORPUS_URL": f"sqlite:///{_folder().name}/fuzz.db", "DISCORD_TOKEN": ""}
    done = CliRunner().invoke(app, list(arguments), env=settings)
    if done.exception is not None and not isinstance(done.exception, SystemExit | VerbatimError):
        raise done.exception
    assert "\x1b" not in done.stdout


def _typed(rng: Random) -> Input:
    command = rng.choice(COMMANDS[:7] if rng.random() < 0.9 else (*COMMANDS, line(rng, 20)))
    words = (line(rng, 60), rng.choice(OPTIONS), "9" * 30, "sample-gulls", line(rng, 20))
    return command, *(rng.choice(words) for _ in range(rng.randint(0, 4)))


TARGETS = (Target("arguments", _typed, typed, weight=0.03, seconds=0.5, seconds_per_kilo=0.1, end=end),)
