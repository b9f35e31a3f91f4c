"""python -m tests.fuzz: try hostile inputs, and write what is found into a folder."""

import argparse
import signal
import sys
import time
from pathlib import Path

import typer

from tests.fuzz import campaign
from tests.fuzz.cases import write
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Exit status 0 if nothing was found, 1 if something was, 2 for wrong usage."""
    options = _parser().parse_args()
    chosen = [target for target in TARGETS if not options.target or target.name in options.target]
    if unknown := set(options.target) - {target.name for target in TARGETS}:
        typer.echo(f"There is no target {', '.join(sorted(unknown))}. There are:", err=True)
        typer.echo("  " + " ".join(target.name for target in TARGETS), err=True)
        return 2
    slices = campaign.shared_out(chosen, options.inputs, options.first)
    whole, began = sum(each.count for each in slices), time.monotonic()

    def told(outcome: campaign.Outcome) -> None:
        rate = outcome.inputs / (time.monotonic() - began)
        line = f"{outcome.inputs:,} of {whole:,} inputs, {rate:,.0f} a second, {len(outcome.finds)} finds"
        if sys.stderr.isatty():
            typer.echo(f"\r\x1b[K{line}", nl=False, err=True)
        elif outcome.inputs // 10_000 > told.last // 10_000:
            typer.echo(line, err=True)
        told.last = outcome.inputs

    told.last = 0
    outcome = campaign.run(chosen, slices, options.seed, options.jobs, told)
    if sys.stderr.isatty():
        typer.echo("", err=True)
    _report(outcome, time.monotonic() - began)
    for case in outcome.cases:
        typer.echo(f"{case.target}: {case.kind}\n  {write(case, options.cases)}")
    return 1 if outcome.finds else 0


def _report(outcome: campaign.Outcome, seconds: float) -> None:
    typer.echo(
        f"{'target':<18}{'inputs':>10}{'finds':>7}{'ms each':>9}{'slowest':>12}"
        "  (of its time; its number, size)"
    )
    for name, tally in outcome.tallies.items():
        finds = sum(count for (target, _), count in outcome.finds.items() if target == name)
        each = 1000 * tally.seconds / max(1, tally.inputs)
        slowest = f"{tally.slowest_seconds * 1000:,.1f} ms"
        about = f"({tally.slowest:.0%}; {tally.slowest_number}, {tally.slowest_size:,})"
        typer.echo(f"{name:<18}{tally.inputs:>10,}{finds:>7}{each:>9.2f}{slowest:>12}  {about}")
    typer.echo(
        f"{outcome.inputs:,} inputs in {seconds:,.0f} s, {sum(outcome.finds.values())} finds, "
        f"at most {outcome.peak_bytes / 1e6:,.0f} MB in a process"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many in all (default: 100,000)")
    parser.add_argument("--seed", default="1", help="another seed makes other inputs (default: 1)")
    parser.add_argument("--first", type=int, default=0, help="the number to begin at, to go on with a run")
    parser.add_argument("--target", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--jobs", type=int, default=campaign.cores(), help="processes (default: all cores)")
    parser.add_argument("--cases", type=Path, default=Path("fuzz-cases"), help="where finds are written")
    return parser


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be ended like by Ctrl-C, with a report
    sys.exit(main())
