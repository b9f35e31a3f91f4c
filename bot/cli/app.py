"""The command line: its commands, and the one place where its errors become text."""

import logging
import sys
import tempfile
import traceback
from pathlib import Path
from secrets import token_hex

import typer

from bot.cli.add import add
from bot.cli.articles import list_articles, remove, show, undo
from bot.cli.ask import ask
from bot.cli.evaluate import evaluate
from bot.cli.run import run
from corpus.errors import VerbatimError

app = typer.Typer(
    name="verbatim",
    help="Answers questions about news articles with the exact sentence that answers, and its source.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(run)
app.command()(ask)
app.command()(add)
app.command("list")(list_articles)
app.command()(show)
app.command()(remove)
app.command()(undo)
app.command()(evaluate)


@app.callback(invoke_without_command=True)
def run_by_default(context: typer.Context) -> None:
    """Without a command, `run`."""
    if context.invoked_subcommand is None:
        run()


def main() -> None:
    """Run the command that the process's arguments name, and exit: 0 done, 1 failed, 2 wrong usage."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    try:
        app()
    except VerbatimError as error:
        sys.exit(f"verbatim: {error}")
    except Exception:  # noqa: BLE001  the last door: what gets here is a bug, and no user is shown a traceback
        sys.exit(f"verbatim: {_reported_bug()}")


def _reported_bug() -> str:
    """Keep the traceback in a file, and say where it is."""
    reference = token_hex(4)
    report = Path(tempfile.gettempdir(), f"verbatim-error-{reference}.txt")
    report.write_text(traceback.format_exc(), encoding="utf-8")
    return (
        f"Something went wrong inside Verbatim (reference {reference}). What happened is written to {report}."
    )
