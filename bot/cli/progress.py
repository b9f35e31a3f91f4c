"""Progress bars, for whoever watches a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Told what is being done, how many of it are done, and out of how many, if that is known."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error while the block runs; nothing at all if that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    # Only a person who watches pays for the import.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The same items, counted on a bar as they pass."""
    with progress_bar() as progress:
        for number, item in enumerate(items, 1):
            yield item
            progress(what, number, None)
