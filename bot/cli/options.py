"""What several commands take, open and print."""

import json
from getpass import getuser
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.settings import Settings, read_settings
from corpus.article import SHARED
from corpus.open_store import Store, open_store
from corpus.store import Actor, ArticleStore

if TYPE_CHECKING:
    from bot.verbatim import Verbatim

GREATEST_SERVER: Final = 2**63 - 1
"""Discord's ids begin with the time, which leaves their 64th bit unset until 2084; stores may count on it."""

NO_ARTICLES: Final = (
    "There are no articles yet: `add PATH...` adds some, `add --samples` the starter articles."
)
"""What is said on standard error where there is nothing to search."""

Server = Annotated[
    int,
    typer.Option(
        "--server",
        metavar="ID",
        min=0,
        max=GREATEST_SERVER,
        help="A Discord server's id; without it, the shared shelf.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def configured_store(settings: Settings | None = None) -> Store:
    """The store that the settings name; without them, they are read."""
    settings = settings or read_settings()
    return open_store(settings.corpus_url, settings.backup_folder)


def configured_verbatim() -> "Verbatim":
    """The program over the store that the settings name."""
    from bot.verbatim import open_verbatim  # noqa: PLC0415  most of the start, and only who asks needs it

    return open_verbatim(read_settings())


def nothing_to_search(store: ArticleStore, server: int) -> bool:
    """Whether a server's shelf and the shared one are both empty."""
    return not any(store.count(shelf) for shelf in (server, SHARED))


def maintainer() -> Actor:
    """Whoever runs the command, as the audit trail names them."""
    try:
        name = getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        name = "maintainer"
    return Actor(name, "command line")


def print_json(value: object) -> None:
    """Print one JSON value, indented, on standard output: in UTF-8 (RFC 8259), whatever it is set to."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # What was not UTF-8 in a file's name or a question came in as lone surrogates; it goes out as `\udcff`.
    typer.echo(text.encode("utf-8", errors="backslashreplace"))
