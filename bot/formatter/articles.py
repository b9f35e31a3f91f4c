"""Articles as a moderator sees them on Discord: a page of a list, and one article."""

from collections.abc import Iterable
from typing import Final

from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.formatter.message import MAX_CONTENT, Message, escaped_line, units
from bot.formatter.one_line import shortened
from bot.formatter.source import BETWEEN, date_shown, source_lines, title_of
from corpus.article import Article
from corpus.segment import sentences
from corpus.store import Listing

LINE: Final = 180
"""UTF-16 code units of a line of a list: ten of them and what stands around fit a message."""

_MAX_OUTLET: Final = 40

_EXCERPT: Final = 600
"""Code points of an article's text that are shown."""

_SOURCE: Final = 600
"""UTF-16 code units for title, outlet, authors and date."""


def listing_lines(listings: Iterable[Listing]) -> list[str]:
    """Title, outlet and date of each, as one Markdown list item in at most `LINE` UTF-16 code units."""
    return [_listing_line(listing) for listing in listings]


def listing_message(
    listings: Iterable[Listing], *, page: int, pages: int, total: int, search: str = ""
) -> Message:
    """A page of at most ten articles, out of `total` whose title or outlet contains `search`."""
    lines = listing_lines(listings)
    sought = f" with “{escaped_line(search, 100)}” in title or outlet" if search.strip() else ""
    if not lines:
        return Message(f"No articles{sought} here yet. `/article add` adds one.")
    counted = "1 article" if total == 1 else f"{total:,} articles"
    where = f"\n-# Page {page:,} of {pages:,}" if pages > 1 else ""
    return Message("\n".join([f"**{counted}**{sought}", *lines]) + where)


def article_message(article: Article) -> Message:
    """One article: where it comes from, how many sentences can be quoted, and how its text begins."""
    shown = source_lines(article, date_shown(article.published), _SOURCE)
    number = len(sentences(article.text))
    facts = ["1 sentence" if number == 1 else f"{number:,} sentences", f"revision {article.revision}"]
    head = f"{shown}\n-# {BETWEEN.join(facts)}\n> "
    # escaped and quoted, a code point costs at most three units: a line feed and the mark behind it
    length = min(_EXCERPT, (MAX_CONTENT - units(head)) // 3)
    opening = "\n".join(line for line in article.text.split("\n") if line.strip())
    excerpt = escape(shortened(opening, length)).replace("\n", "\n> ")
    return Message(head + excerpt, article_links(article.url))


def _listing_line(listing: Listing) -> str:
    when = date_shown(listing.published)
    outlet = escaped_line(listing.outlet or "", _MAX_OUTLET)
    around = [part for part in (outlet, when) if part]
    room = LINE - units(BETWEEN.join(["- ", *around]))
    return f"- {BETWEEN.join([title_of(listing.title, room), *around])}"
