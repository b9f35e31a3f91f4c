"""Whether the store is whole, can be written to and has room, and whether its index fits it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.retriever.index.condition import condition
from bot.service.checks.finding import Finding, note, ok, skipped, wrong
from corpus.article import SHARED
from corpus.open_store import Examined, examine_store, open_store, store_file
from corpus.size import MEGABYTE, megabytes
from corpus.store import StoreError

SECONDS: Final = 1.0
"""How long the check for damage may take."""

_LEAST_FREE: Final = 100 * MEGABYTE
_MUCH_UNUSED: Final = 64 * MEGABYTE
_LONG_LOG: Final = 64 * MEGABYTE


def look(url: str, seconds: float = SECONDS) -> Iterator[Finding]:
    """The database that a CORPUS_URL names, and the disk it is on."""
    path = store_file(url)
    if path is None:
        yield note(
            "store", "it is kept in memory: everything is forgotten when the bot ends", "Set CORPUS_URL."
        )
        return
    try:
        found = examine_store(path, seconds)
    except StoreError as error:
        yield wrong("store", str(error))
        yield _room(path, 0)  # which may be why
        return
    if found is None:
        yield from _new(path)
        return
    yield _usable(path, found)
    yield _whole(path, found, seconds)
    yield _room(path, found.size)
    if found.unused > max(_MUCH_UNUSED, found.size // 4):
        said = f"{megabytes(found.unused)} of {megabytes(found.size)} in the file hold nothing"
        yield note("unused", said, "python -m bot compact")
    if found.log > _LONG_LOG:
        yield note(
            "log", f"the write-ahead log has {megabytes(found.log)}: somebody has been reading for long"
        )


def _usable(path: Path, found: Examined) -> Finding:
    if found.schema > found.known:
        return wrong(
            "store",
            f"{path} is of a newer Verbatim (schema {found.schema}; this one knows {found.known})",
            "Update Verbatim, or name another database in CORPUS_URL.",
        )
    if found.refused is not None:
        return wrong(
            "store",
            f"{path} cannot be written to now: {found.refused}",
            "Let the bot's user write to the file and its folder; if it is locked, look again in a moment.",
        )
    if found.schema < found.known:
        return note(
            "store",
            f"{path} has schema {found.schema}; the next start brings it to {found.known}, after a backup",
            "python -m bot migrate --dry-run tries that on a copy.",
        )
    return ok("store", f"{path}, {megabytes(found.size)}, schema {found.schema}, can be written to")


def _whole(path: Path, found: Examined, seconds: float) -> Finding:
    if found.damages is None:
        return note("integrity", f"not looked through in {seconds:g} seconds; nothing is wrong until there")
    if found.damages:
        return wrong(
            "integrity",
            f"{path} is damaged: {'; '.join(found.damages)}",
            "Stop the bot, keep a copy of the file, and put back a backup: python -m bot restore.",
        )
    return ok("integrity", "SQLite's check finds nothing")


def _new(path: Path) -> Iterator[Finding]:
    folder = next(each for each in path.parents if each.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        yield wrong(
            "store",
            f"{path} cannot be made: {folder} may not be written to",
            "Name another place: CORPUS_URL.",
        )
        return
    yield ok("store", f"{path} is not there yet; the first start makes it")
    yield _room(path, 0)


def _room(path: Path, size: int) -> Finding:
    folder = next(each for each in path.parents if each.exists())
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE:
        return wrong("disk", f"only {megabytes(free)} are free at {folder}", "Make room.")
    if free < 2 * size:
        return note("disk", f"{megabytes(free)} are free at {folder}, less than twice the database")
    return ok("disk", f"{megabytes(free)} are free")


def look_at_index(url: str) -> Iterator[Finding]:
    """The index of the shared shelf, as it is kept in the store."""
    try:
        path = store_file(url)
        found = None if path is None else examine_store(path, 0)
    except StoreError:  # the check of the store says why
        yield skipped("index", "the store cannot be read")
        return
    if found is None:
        yield skipped("index", "there is no store yet")
    elif found.schema != found.known:
        yield skipped("index", "the store has another schema")
    else:
        with open_store(url) as store:
            articles, behind = condition(store, SHARED)
        if not articles:
            yield note(
                "index", "the shared shelf has no articles", "python -m bot add PATH, or add --samples"
            )
        elif behind is None:
            yield ok("index", f"{articles:,} shared articles; the next start makes their index")
        elif behind:
            yield ok("index", f"{articles:,} shared articles; the next start takes in {behind:,} changes")
        else:
            yield ok("index", f"{articles:,} shared articles, loads and fits the store")
