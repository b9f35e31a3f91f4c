"""`list`, `show`: the articles of one shelf."""

from typing import Annotated

import typer

from bot.cli.options import Json, Server, configured_store, print_json
from bot.formatter.json_object import article_object, listing_object
from bot.formatter.terminal import article_text, listing_text
from corpus.article import SHARED
from corpus.clock import utc_now

Id = Annotated[
    str, typer.Argument(metavar="ID", help="An article's id, as `list` shows it.", show_default=False)
]


def list_articles(
    matching: Annotated[str, typer.Option("--matching", help="Only titles and outlets that hold this.")] = "",
    server: Server = SHARED,
    json: Json = False,
) -> None:
    """List the articles, last added first."""
    with configured_store() as store:
        listings = store.listings(server, matching=matching, limit=store.count(server, matching=matching))
    if json:
        print_json([listing_object(listing) for listing in listings])
    elif listings:
        typer.echo(listing_text(listings))
    else:
        typer.echo("No articles.", err=True)


def show(article_id: Id, server: Server = SHARED, json: Json = False) -> None:
    """Show one article as it is stored."""
    with configured_store() as store:
        article = store.get(server, article_id)
    if json:
        print_json(article_object(article))
    else:
        typer.echo(article_text(article, utc_now()))
