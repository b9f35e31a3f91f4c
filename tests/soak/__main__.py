"""Live through a day and say how it was: python -m tests.soak --help."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tests.soak.day import live
from tests.soak.plan import A_DAY, Scale
from tests.soak.report import Seen, complaints, story


def live_and_tell(scale: Scale, seed: int) -> Seen:
    """Live, and show how far the day is: as a bar, or in a line for each tenth where nobody may see a bar."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return live(scale, seed, _told_by_tenths())
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("A day", total=1.0)
        return live(scale, seed, lambda part: progress.update(bar, completed=part))


def _told_by_tenths() -> Callable[[float], None]:
    told = 0

    def tell(part: float) -> None:
        nonlocal told
        if int(10 * part) > told:
            told = int(10 * part)
            sys.stderr.write(f"{told}0 % of the day\n")

    return tell


def main() -> None:
    """Read the command line, live, and exit with 1 if something grew, was lost or was said twice."""
    parser = ArgumentParser(prog="python -m tests.soak", description=__doc__)
    for field in fields(Scale):
        parser.add_argument(f"--{field.name}", type=int, default=getattr(A_DAY, field.name))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, help="a file for what the day showed, in Markdown")
    options = parser.parse_args()
    scale = Scale(**{field.name: getattr(options, field.name) for field in fields(Scale)})
    seen = live_and_tell(scale, options.seed)
    told = story(scale, seen)
    sys.stdout.write(told)
    if options.report:
        options.report.write_text(told, encoding="utf-8")
    sys.exit("\n".join(complaints(seen)) or 0)


if __name__ == "__main__":
    main()
