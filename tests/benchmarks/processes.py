"""Work in processes of its own, so that nothing measured before is in the way of what is measured next."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

CHECKOUT: Final = Path(__file__).resolve().parents[2]


class CommandFailed(Exception):
    """A command that is measured ended with an error; its own words stand above."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ran: the seconds from its start to its first line and to its end, its peak of memory."""

    output: str
    printed_seconds: float
    seconds: float
    peak_bytes: int


def apart(function: Callable[Given, Result], *arguments: Given.args, **options: Given.kwargs) -> Result:
    """What `function` gives in a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments, **options).result()


def launched(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Ran:
    """Run `python COMMAND` in the checkout, and measure it from outside.

    Raises:
        CommandFailed: it ended with another status than 0.
    """
    launcher = Path(__file__).with_name("launcher.py")
    told = subprocess.run(
        [sys.executable, str(launcher), sys.executable, *command],
        cwd=CHECKOUT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(told.stdout)
    if found.pop("status"):
        raise CommandFailed(" ".join(command))
    return Ran(**found)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this thread, and those it starts, on one core, where the system lets it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
