"""How far it is, for whoever watches a terminal."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """On a terminal, say on standard error what the block is busy with."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  only a person who watches pays for it

    with Console(stderr=True).status(f"{what} ..."):
        yield


def with_progress(items: Iterable[Item], what: str, total: int | None = None) -> Generator[Item]:
    """The same items; on a terminal, a bar on standard error counts them, out of `total` if that is known.

    Who stops early should `close()` it, which takes the bar away.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    # Only a person who watches pays for the import.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=total, description=what)
