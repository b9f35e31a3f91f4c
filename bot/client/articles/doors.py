"""What a moderator brings goes on the shelf, and what became of each article: no Discord in here."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from bot.client.articles.pasted import Pasted, article_of
from corpus.article import Article, ServerId
from corpus.clean import ArticleRefused
from corpus.download import Page
from corpus.errors import VerbatimError, excerpt
from corpus.published import NotADate
from corpus.readers import SUFFIXES, Problem, UnreadableArticle, read_bytes, read_page
from corpus.shelf import Added, Shelf
from corpus.store import Actor, Match

Download: TypeAlias = Callable[[str], Awaitable[Page]]
"""The door to the web: an address to the page behind it, or a `DownloadError`."""

MAX_FILE: Final = 8_000_000
"""Bytes of an attached file: some 1,500 articles, read in well under the 15 minutes a command may take."""


class FileRefused(VerbatimError):
    """An attached file that is not even fetched."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that was not added because one like it stands on the shelf."""

    title: str
    match: Match


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of everything that came in at once: titles added, articles known, problems met."""

    added: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()


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


def add_pasted(shelf: Shelf, server_id: ServerId, pasted: Pasted, actor: Actor) -> Outcome:
    """Put the article in a form on the shelf. Blocks."""
    try:
        article = article_of(pasted)
    except (UnreadableArticle, NotADate) as refusal:
        return Outcome(problems=(Problem("The form", None, str(refusal)),))
    return add_all(shelf, server_id, [article], actor)


def add_file(shelf: Shelf, server_id: ServerId, data: bytes, name: str, actor: Actor) -> Outcome:
    """Put every article of a file on the shelf; a bad one does not keep out the others. Blocks."""
    return add_all(shelf, server_id, read_bytes(data, name), actor)


def add_page(shelf: Shelf, server_id: ServerId, page: Page, actor: Actor) -> Outcome:
    """Put the article of a web page on the shelf. Blocks.

    Raises:
        NotText, UnreadableArticle: there is no article on the page.
    """
    return add_all(shelf, server_id, [read_page(page.url, page.data, page.media_type)], actor)


def add_all(shelf: Shelf, server_id: ServerId, found: Iterable[Article | Problem], actor: Actor) -> Outcome:
    """Put on the shelf what a reader gives. Blocks.

    Raises:
        StoreUnavailable: the articles before this one are stored, the others are not.
    """
    added: list[str] = []
    known: list[Known] = []
    problems: list[Problem] = []
    for article in found:
        if isinstance(article, Problem):
            problems.append(article)
            continue
        try:
            result = shelf.add(server_id, article, actor)
        except ArticleRefused as refusal:
            problems.append(Problem(article.title or "An article", None, str(refusal)))
            continue
        if isinstance(result, Added):
            added.append(result.article.title)
        else:
            known.append(Known(article.title, result.match))
    return Outcome(tuple(added), tuple(known), tuple(problems))
