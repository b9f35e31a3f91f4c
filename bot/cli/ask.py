"""`ask`: one question, one answer."""

from typing import Annotated

import typer

from bot.cli.options import NO_ARTICLES, Json, Server, configured_verbatim, nothing_to_search, print_json
from bot.cli.progress import waiting
from bot.formatter.json_object import answer_object
from bot.formatter.terminal import answer_text
from corpus.article import SHARED
from corpus.clock import utc_now


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.", show_default=False)],
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """Answer one question. That no article answers it is an answer too."""
    now = utc_now()
    with configured_verbatim() as verbatim, waiting("Reading the articles"):
        answer = verbatim.ask(server, question, now)
        empty = nothing_to_search(verbatim.shelf.store, server)
    if json:
        print_json(answer_object(answer))
    else:
        typer.echo(answer_text(answer, now))
    if empty:
        typer.echo(NO_ARTICLES, err=True)
