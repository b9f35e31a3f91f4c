"""`list`, `show`, `remove`, `undo`: the articles of one shelf."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli.options import Json, Server, configured_verbatim, maintainer, print_json
from bot.formatter.json_object import article_object, change_object, listing_object
from bot.formatter.terminal import article_text, change_text, listing_text
from corpus.article import SHARED

Id = Annotated[
    str, typer.Argument(metavar="ID", help="An article's id, as `list` shows it.", show_default=False)
]


def list_articles(
    matching: Annotated[str, typer.Option("--matching", help="Only titles and outlets that hold this.")] = "",
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """List the articles, last added first."""
    with configured_verbatim() as verbatim:
        store = verbatim.shelf.store
        listings = store.listings(server, matching=matching, limit=store.count(server, matching=matching))
    if json:
        print_json([listing_object(listing) for listing in listings])
    elif listings:
        typer.echo(listing_text(listings))
    else:
        typer.echo("No articles.", err=True)


def show(article_id: Id, server: Server = SHARED, json: Json = False) -> None:
    """Show one article as it is stored."""
    with configured_verbatim() as verbatim:
        article = verbatim.shelf.store.get(server, article_id)
    if json:
        print_json(article_object(article))
    else:
        typer.echo(article_text(article, datetime.now(UTC)))


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
    with configured_verbatim() as verbatim, verbatim.shelf.store.transaction(server):
        changes = [
            verbatim.shelf.remove(server, article_id, maintainer())
            for article_id in dict.fromkeys(article_ids)
        ]
    if json:
        print_json([change_object(change) for change in changes])
    else:
        for change in changes:
            typer.echo(change_text(change))


def undo(server: Server = SHARED, json: Json = False) -> None:
    """Undo the last change to the shelf that was not undone yet."""
    with configured_verbatim() as verbatim:
        change = verbatim.shelf.undo(server, maintainer())
    if json:
        print_json(change_object(change))
    else:
        typer.echo(f"Undone: {change_text(change)}")
