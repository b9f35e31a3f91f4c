"""`remove`, `undo`: articles taken off a shelf, and changes taken back."""

from typing import Annotated

import typer

from bot.cli.options import Json, Server, configured_store, maintainer, print_json
from bot.formatter.json_object import change_object
from bot.formatter.terminal import change_text
from corpus.article import SHARED
from corpus.shelf import Shelf


def remove(
    article_ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Articles' ids.", show_default=False)
    ],
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """Take articles off the shelf: all of them, or if one is not there, none.

    `undo` brings them back, one at a time.
    """
    with configured_store() as store, store.transaction(server):
        shelf = Shelf(store)
        changes = [
            shelf.remove(server, article_id, maintainer()) for article_id in dict.fromkeys(article_ids)
        ]
    if json:
        print_json([change_object(change) for change in changes])
    else:
        for change in changes:
            typer.echo(change_text(change))


def undo(server: Server = SHARED, json: Json = False) -> None:
    """Undo the last change to the shelf that was not undone yet."""
    with configured_store() as store:
        change = Shelf(store).undo(server, maintainer())
    if json:
        print_json(change_object(change))
    else:
        typer.echo(f"Undone: {change_text(change)}")
