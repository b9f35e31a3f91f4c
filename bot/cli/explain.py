"""`explain`: why these sentences, and what each part contributed."""

from typing import Annotated

import typer

from bot.cli.options import NO_ARTICLES, Json, Server, configured_verbatim, nothing_to_search, print_json
from bot.cli.progress import waiting
from bot.formatter.explanation import explanation_text
from bot.formatter.explanation_object import explanation_object
from corpus.article import SHARED


def explain(
    question: Annotated[str, typer.Argument(help="The question, in quotes.", show_default=False)],
    server: Server = SHARED,
    best: Annotated[int, typer.Option(min=1, help="Explain so many sentences.")] = 3,
    json: Json = False,
) -> None:
    """Show the best sentences for a question, what spoke for each, and why the bot answered or did not."""
    with configured_verbatim() as verbatim, waiting("Reading the articles"):
        explanation = verbatim.explain(server, question, best=best)
        empty = nothing_to_search(verbatim.shelf.store, server)
    if json:
        print_json(explanation_object(explanation))
    else:
        typer.echo(explanation_text(explanation))
    if empty:
        typer.echo(NO_ARTICLES, err=True)
