"""What several commands take, open and print."""

from getpass import getuser
from json import dumps
from typing import Annotated

import typer

from bot.settings import read_settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.store import Actor

Server = Annotated[
    int,
    typer.Option(
        "--server", metavar="ID", min=0, help="A Discord server's id; without it, the shared shelf."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def configured_verbatim() -> Verbatim:
    """The program over the store that the settings name."""
    return open_verbatim(read_settings())


def maintainer() -> Actor:
    """Whoever runs the command, as the audit trail names them."""
    try:
        name = getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        name = "maintainer"
    return Actor(name, "command line")


def print_json(value: object) -> None:
    """Print one JSON value, indented, on standard output.

    Bytes of an argument or of a file's name that are not UTF-8 become question marks: JSON cannot hold them.
    """
    typer.echo(dumps(value, ensure_ascii=False, indent=2).encode(errors="replace").decode())
