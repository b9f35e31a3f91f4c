"""`invite`: the address that adds the bot to a server."""

import asyncio
from typing import Annotated

import typer

from bot.cli.options import GREATEST_SERVER
from bot.settings import read_settings
from corpus.errors import VerbatimError


class NoApplication(VerbatimError):
    """It is not known whom to invite."""


def invite(
    application: Annotated[
        int | None,
        typer.Option(
            metavar="ID",
            min=1,
            max=GREATEST_SERVER,
            help="The application's id; without it, that of DISCORD_TOKEN's application.",
        ),
    ] = None,
) -> None:
    """Print the address that adds the bot to a server, with exactly the permissions it needs."""
    from bot.client.application.invite import application_of, invite_address, mistaken_for  # noqa: PLC0415  see `run`

    if application is None:
        token = read_settings().discord_token
        if token is None:
            raise NoApplication(
                "DISCORD_TOKEN is not set. Set it, or name your application's id: `invite --application ID` "
                "(it is on the page General Information of the developer portal)."
            )
        if mistake := mistaken_for(token):
            raise NoApplication(f"DISCORD_TOKEN {mistake}. `doctor` says where to get the token.")
        application = application_of(token) or _asked(token)
    typer.echo(invite_address(application))


def _asked(token: str) -> int:
    from bot.client.application.asking_discord import application_id  # noqa: PLC0415  see above

    return asyncio.run(application_id(token))
