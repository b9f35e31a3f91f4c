"""The command line: its commands, and the one place where its errors become text."""

import gc
import io
import logging
import os
import sys

import typer

from bot.cli.commands import Commands, function_of
from corpus.errors import VerbatimError, is_of_the_machine

app = typer.Typer(
    name="verbatim",
    cls=Commands,
    help="Answers questions about news articles with the exact sentence that answers, and its source.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def run_by_default(context: typer.Context) -> None:
    """Without a command, `run`."""
    if context.invoked_subcommand is None:
        function_of("run")()


def main() -> None:
    """Run the command that the process's arguments name, and exit: 0 done, 1 failed, 2 wrong usage."""
    # numpy would start a thread for each core, which takes as long as half of its import, for nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A question makes thousands of small objects, which go by themselves: to look for cycles after every 700
    # takes a tenth of its time, and now and then as long as five questions.
    gc.set_threshold(50_000, 10, 10)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may lack a letter; the others are still wanted
    try:
        app()
    except VerbatimError as error:
        sys.exit(f"verbatim: {error}")
    except Exception as error:  # noqa: BLE001  the last door: no user is shown a traceback
        if is_of_the_machine(error):
            _drop_refused_output()
            said = error.strerror if isinstance(error, OSError) else "Cannot allocate memory"
            sys.exit(f"verbatim: It could not be finished. The system says: {said}.")
        from bot.cli.bugs import reported_bug  # noqa: PLC0415  what it needs, no command does

        sys.exit(f"verbatim: {reported_bug(error)}")


def _drop_refused_output() -> None:
    """Drop what a full disk does not take: Python would try it again at its end, and complain again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
