"""`doctor`: whether everything is as the bot needs it, and what to do where it is not."""

import asyncio
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bot.cli.bugs import reported_bug
from bot.cli.options import Json, print_json
from bot.service.checks import backups, machine, network, settings, store
from bot.service.checks.finding import Check, Finding, Level, examined, skipped
from bot.settings import Settings
from corpus.download import download
from corpus.open_store import store_file
from corpus.store import StoreError

if TYPE_CHECKING:
    import aiohttp

_COLOURS: Final = {
    Level.OK: "green",
    Level.NOTE: "yellow",
    Level.WRONG: "bold red",
    Level.SKIPPED: "dim",
}
_UNREACHED: Final = "there is no network"

_LEVEL_WIDTH, _SUBJECT_WIDTH = 9, 11
_INDENT: Final = " " * (_LEVEL_WIDTH + _SUBJECT_WIDTH)


def doctor(as_json: Json = False) -> None:
    """Check settings, machine, store, network and what Discord says; say what to do. Changes nothing.

    Exits with status 1 if something has to be mended.
    """
    found = []
    for finding in examined(checks_of(os.environ), reported_bug):
        found.append(finding)
        if not as_json:
            _print(finding)
    wrong = sum(finding.level is Level.WRONG for finding in found)
    if as_json:
        print_json({"ok": not wrong, "findings": [_as_object(finding) for finding in found]})
    else:
        typer.echo(f"\n{wrong} to mend." if wrong else "\nNothing to mend.")
    if wrong:
        raise typer.Exit(1)


def checks_of(
    environment: Mapping[str, str],
    *,
    connector: "Callable[[], aiohttp.BaseConnector] | None" = None,
    names_are_found: Callable[[], bool] = network.names_are_found,
    fetch: network.Download = download,
) -> Mapping[str, Check]:
    """All checks, by what they look at; the last three replace the ways out to Discord and the web."""
    usable, _ = settings.usable(environment)
    return {
        "versions": machine.look_at_versions,
        "memory": machine.look_at_memory,
        "files": machine.look_at_files,
        "settings": lambda: settings.look(environment),
        "store": lambda: store.look(usable.corpus_url),
        "index": lambda: store.look_at_index(usable.corpus_url),
        "backups": lambda: backups.look(
            _database(usable.corpus_url), usable.backup_folder, usable.backup_every_hours
        ),
        "metrics": lambda: machine.look_at_port(usable.metrics_address),
        "network": lambda: _outside(usable, connector, names_are_found, fetch),
    }


def _database(url: str) -> Path | None:
    """Where the database is; None if CORPUS_URL cannot be used, as the check of the store says."""
    try:
        return store_file(url)
    except StoreError:
        return None


def _outside(
    usable: Settings,
    connector: "Callable[[], aiohttp.BaseConnector] | None",
    names_are_found: Callable[[], bool],
    fetch: network.Download,
) -> Iterator[Finding]:
    """The network, the web door and Discord; without the first, the others are not tried."""
    from bot.client.application.examination import examine, without_asking  # noqa: PLC0415  half a second, for discord.py

    reachable = names_are_found()
    yield from network.look_at_names(reachable)
    if not reachable:
        yield skipped("web door", _UNREACHED)
        yield from without_asking(usable) or [skipped("token", _UNREACHED)]
        return

    async def ask() -> Sequence[Sequence[Finding] | BaseException]:
        way = connector() if connector else None
        return await asyncio.gather(network.look_at_web(fetch), examine(usable, way), return_exceptions=True)

    failures = []
    for outcome in asyncio.run(ask()):
        if isinstance(outcome, BaseException):
            failures.append(outcome)
        else:
            yield from outcome
    for failure in failures:
        raise failure


def _as_object(finding: Finding) -> dict[str, str | None]:
    return {
        "subject": finding.subject,
        "level": finding.level.value,
        "said": finding.said,
        "remedy": finding.remedy or None,
    }


def _print(finding: Finding) -> None:
    level = finding.level.value
    head = f"{level:<{_LEVEL_WIDTH}}{finding.subject:<{_SUBJECT_WIDTH - 1}} "
    lines = [head + finding.said]
    if finding.remedy:
        lines.append(f"{_INDENT}→ {finding.remedy}")
    if not sys.stdout.isatty():
        typer.echo("\n".join(lines))
        return
    from rich.console import Console  # noqa: PLC0415  only a person who watches pays for it
    from rich.text import Text  # noqa: PLC0415

    width = shutil.get_terminal_size().columns
    wrapped = [
        textwrap.fill(line, width, subsequent_indent=_INDENT, break_on_hyphens=False, break_long_words=False)
        for line in lines
    ]
    text = Text("\n".join(wrapped))
    text.stylize(_COLOURS[finding.level], 0, len(level))
    Console(highlight=False, soft_wrap=True).print(text)
