"""A web page becomes an article, in a child process that has little time, memory and knowledge."""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from corpus.address import NotAWebAddress, web_address
from corpus.article import Article, Published
from corpus.clean import YEARS, clean_text
from corpus.decode import decode
from corpus.published import NotADate, parse_published
from corpus.readers.child import ChildFailed, ChildTooSlow, run_child
from corpus.readers.problem import UnreadableArticle

MAX_SECONDS: Final = 60.0
"""Seconds to wait for the child, however busy the machine is; of processor time it has ten (`extract.py`)."""

MAX_PAGE: Final = 5_000_000
"""The most bytes of a page; the largest front pages have some two million."""

_CHILD: Final = Path(__file__).with_name("extract.py")
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)


def read_html(data: bytes, charset: str | None = None, seconds: float = MAX_SECONDS) -> Article:
    """The article on a web page, with what the page says of its title, outlet, authors, day and address.

    What a page says of itself is taken where it is well formed and left out where it is not. `charset` is
    what was declared outside of the page; without, what the page declares in its first kilobyte counts.

    Raises:
        NotText: the bytes are not text.
        UnreadableArticle: the page is too large, took over `seconds` seconds, or holds no article.
    """
    if len(data) > MAX_PAGE:
        raise UnreadableArticle(f"The page has {len(data):,} bytes; {MAX_PAGE:,} can be read.")
    declared = _DECLARED.search(data[:1024])
    page = decode(data, charset or (declared[1].decode("ascii") if declared else None))
    found = _extracted(page, seconds)
    text = clean_text(found["text"])
    if not text:
        raise UnreadableArticle("No article was found on the page. Paste its text instead.")
    return Article(
        title=found["title"],
        text=text,
        outlet=found["outlet"] or None,
        authors=tuple(author.strip() for author in found["author"].split(";") if author.strip()),
        published=first_date(found["published"]),
        url=_well_formed(found["url"]),
    )


def _extracted(page: str, seconds: float) -> dict[str, Any]:
    """What the child process found. It is killed when its time is over."""
    try:
        return run_child(_CHILD, page.encode("utf-8", errors="replace"), seconds)
    except ChildTooSlow as error:
        raise UnreadableArticle("The page took too long to read. Paste its text instead.") from error
    except ChildFailed as error:
        raise UnreadableArticle("The page could not be read. Paste its text instead.") from error


def first_date(texts: Iterable[str]) -> Published | None:
    """The first of these texts that is a date which an article can have."""
    for text in texts:
        with contextlib.suppress(NotADate):
            published = parse_published(text)
            if published.year in YEARS:
                return published
    return None


def _well_formed(url: str) -> str | None:
    try:
        return web_address(url)
    except NotAWebAddress:
        return None
