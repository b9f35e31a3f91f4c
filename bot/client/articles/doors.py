"""The three doors through which a moderator brings articles: no Discord in here."""

from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from bot.client.articles.pasted import Pasted, article_of
from corpus.article import ServerId
from corpus.clean import ArticleRefused, clean_article
from corpus.download import Page
from corpus.errors import VerbatimError, excerpt
from corpus.intake import Intake, take_in
from corpus.published import NotADate
from corpus.readers import SUFFIXES, Problem, UnreadableArticle, read_bytes, read_page
from corpus.shelf import Shelf
from corpus.store import Actor

Download: TypeAlias = Callable[[str], Awaitable[Page]]
"""The door to the web: an address to the page behind it, or a `DownloadError`."""

MAX_FILE: Final = 8_000_000
"""Bytes of an attached file: some 1,500 articles, read in well under the 15 minutes a command may take."""


class FileRefused(VerbatimError):
    """An attached file that is not even fetched."""


def check_file(name: str, size: int) -> None:
    """Return if a file of this name and `size` in bytes is worth fetching.

    Raises:
        FileRefused: it is not; the message says what would be.
    """
    kinds = " ".join(SUFFIXES)
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        raise FileRefused(f"I cannot read “{excerpt(name)}”. I read files that end in {kinds}")
    if size > MAX_FILE:
        raise FileRefused(
            f"“{excerpt(name)}” has {size / 1e6:.1f} MB; I take {MAX_FILE / 1e6:.0f} MB at once. "
            "Please split it."
        )


def add_pasted(shelf: Shelf, server_id: ServerId, pasted: Pasted, actor: Actor) -> Intake:
    """Put the article in a form on the shelf. Blocks."""
    try:
        article = clean_article(article_of(pasted))
    except (UnreadableArticle, NotADate, ArticleRefused) as refusal:
        return Intake(problems=[Problem("The form", None, str(refusal))])
    return take_in(shelf, server_id, [article], actor)


def add_file(shelf: Shelf, server_id: ServerId, data: bytes, name: str, actor: Actor) -> Intake:
    """Put every article of a file on the shelf; a bad one does not keep out the others. Blocks."""
    return take_in(shelf, server_id, read_bytes(data, name), actor)


def add_page(shelf: Shelf, server_id: ServerId, page: Page, actor: Actor) -> Intake:
    """Put the article of a web page on the shelf. Blocks.

    Raises:
        NotText, UnreadableArticle: there is no article on the page.
        ArticleRefused: there is one that cannot be kept.
    """
    return take_in(shelf, server_id, [read_page(page.url, page.data, page.media_type)], actor)
