"""The doors through which a curator brings articles, as far as reading them: no Discord in here."""

from collections.abc import Awaitable, Callable, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from bot.client.articles.pasted import Pasted, article_of
from corpus.archive import SUFFIX, read_archive
from corpus.article import Article, ExportedRevision
from corpus.clean import ArticleRefused, clean_article
from corpus.download import Page
from corpus.errors import VerbatimError, excerpt
from corpus.published import NotADate
from corpus.readers import SUFFIXES, Problem, UnreadableArticle, read_bytes, read_page

Download: TypeAlias = Callable[[str], Awaitable[Page]]
"""The door to the web: an address to the page behind it, or a `DownloadError`."""

Read: TypeAlias = Sequence[Article | ExportedRevision | Problem]
"""What was read: clean articles, revisions of an export, and what could not be read."""

PASTE: Final = "Discord paste"
FILE: Final = "Discord file"
WEB: Final = "Discord web"
"""The doors, as the audit trail names them."""

MAX_FILES: Final = 8_000_000
"""Bytes of all attached files: some 1,500 articles, read in well under the 15 minutes a command may take."""

MAX_UNPACKED: Final = 24_000_000
"""Bytes of all that is unpacked of an attached archive."""

KINDS: Final = (*SUFFIXES, SUFFIX)

THE_FORM: Final = "The form"
"""What a problem with something pasted is called after."""


class FileRefused(VerbatimError):
    """An attached file that is not even fetched."""


def check_file(name: str, size: int, room: int = MAX_FILES) -> None:
    """Return if a file of this name and `size` in bytes is worth fetching, with `room` bytes left.

    Raises:
        FileRefused: it is not; the message says what would be.
    """
    if PurePosixPath(name).suffix.lower() not in KINDS:
        raise FileRefused(f"I cannot read “{excerpt(name)}”. I read files that end in {' '.join(KINDS)}")
    if size > room:
        raise FileRefused(
            f"“{excerpt(name)}” has {size / 1e6:.1f} MB; I take {MAX_FILES / 1e6:.0f} MB at once. "
            "Please split it."
        )


def read_pasted(pasted: Pasted) -> Read:
    """The article in a form, or why there is none."""
    try:
        return [clean_article(article_of(pasted))]
    except (UnreadableArticle, NotADate, ArticleRefused) as refusal:
        return [Problem(THE_FORM, None, str(refusal))]


def read_file(data: bytes, name: str) -> Read:
    """Every article of a file, and what is wrong with it. Blocks."""
    if PurePosixPath(name).suffix.lower() == SUFFIX:
        return list(read_archive(BytesIO(data), name, max_unpacked=MAX_UNPACKED))
    return list(read_bytes(data, name))


def read_from_web(page: Page) -> Read:
    """The article of a web page. Blocks.

    Raises:
        NotText, UnreadableArticle: there is no article on the page.
        ArticleRefused: there is one that cannot be kept.
    """
    return [read_page(page.url, page.data, page.media_type)]
