"""Each shard is served by one process: its claim on the shard, which ends with it however it ends."""

import fcntl
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from corpus.errors import VerbatimError

log = logging.getLogger(__name__)

PATIENCE = 15.0
"""Seconds to wait for a process that is just ending: longer than it may take (`ending.WITHIN`)."""

A_MOMENT: Final = 0.2


class AlreadyServed(VerbatimError):
    """Another process over the same database serves a shard; two would answer every question twice."""


@contextmanager
def claimed(
    database: Path | None, shards: Sequence[int] | None, patience: float | None = None
) -> Iterator[None]:
    """Hold the claim on shards of the bot (None for all there are) inside a `with` block; blocks to get it.

    Claims are locks on bytes of a file beside the database, byte n for shard n: they need no renewal, and the
    kernel ends them with the process that holds them. Without a file (`database` is None) nobody shares the
    store. Where there can be no such file, the log says so, and nothing is claimed.

    Raises:
        AlreadyServed: another process has one of the shards, and still has it after `patience` seconds.
    """
    if database is None:
        yield
        return
    try:
        file = database.with_name(f"{database.name}-shards").open("ab")
    except OSError as error:
        log.warning("that no other process serves the same shards cannot be made sure of: %s", error)
        yield
        return
    with file:
        _claim(file, shards, PATIENCE if patience is None else patience, database)
        yield


def _claim(file: IO[bytes], shards: Sequence[int] | None, patience: float, database: Path) -> None:
    until = time.monotonic() + patience
    waiting = False
    while taken := _taken(file, shards):
        if time.monotonic() >= until:
            raise AlreadyServed(_words(taken, shards, database))
        if not waiting:
            log.warning("another process still serves %s; waiting for its end", _named(taken, shards))
        waiting = True
        time.sleep(A_MOMENT)


def _taken(file: IO[bytes], shards: Sequence[int] | None) -> Sequence[int]:
    """Claim all of the shards, or none and say which of them are another's (of "all", the first)."""
    ranges = [(0, 0)] if shards is None else [(1, each) for each in shards]
    taken = []
    for length, start in ranges:  # a length of 0 reaches to the end, wherever that will be
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except (BlockingIOError, PermissionError):
            taken.append(start)
    if taken:
        fcntl.lockf(file, fcntl.LOCK_UN)
    return taken


def _named(taken: Sequence[int], shards: Sequence[int] | None) -> str:
    if shards is None:
        return "the bot's shards"
    return f"shard{'s'[: len(taken) > 1]} {', '.join(map(str, taken))}"


def _words(taken: Sequence[int], shards: Sequence[int] | None, database: Path) -> str:
    return (
        f"Another process over {database} already serves {_named(taken, shards)}: every question would be "
        "answered twice. Stop it first; of several processes, each needs SHARD_IDS of its own."
    )
