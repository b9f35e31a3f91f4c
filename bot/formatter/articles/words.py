"""How articles, days and people are named in what curators read, and how much of it fits."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Final

from bot.formatter.escape import escape
from bot.formatter.message import escaped_line, units
from bot.formatter.one_line import listed, shortened
from bot.formatter.outlet import outlet_of
from bot.formatter.source import BETWEEN, UNTITLED
from bot.translation import Language
from corpus.article import Article, Published
from corpus.published import day_of
from corpus.store import Listing

MAX_TITLE: Final = 120
"""UTF-16 code units of a title, or of the name of a file."""

MAX_OUTLET: Final = 40
_MAX_AUTHORS: Final = 160


def title(text: str, most: int = MAX_TITLE) -> str:
    """A title inside a sentence: bold, harmless, not too long."""
    return f"**{escaped_line(text, most) or UNTITLED}**"


def day(published: Published | None, to: Language) -> str:
    """The day; "" if unknown. A moment is told by Discord, in each reader's time zone."""
    if published is None:
        return ""
    if isinstance(published, datetime):
        return f"<t:{int(published.timestamp())}:D>"
    return to.day(published)


def moment(at: datetime) -> str:
    """A moment, as Discord tells it to each reader in their time zone."""
    return f"<t:{int(at.timestamp())}:f>"


def plain_day(published: Published | None, to: Language) -> str:
    """The day (in UTC) where Discord shows raw text: in menus."""
    return to.day(day_of(published)) if published is not None else ""


def source(article: Article | Listing, to: Language) -> str:
    """Outlet, authors and day, as far as known."""
    authors = escaped_line(listed(article.authors, to=to), _MAX_AUTHORS)
    by = to.say("by {authors}", authors=authors) if authors else ""
    outlet = escaped_line(outlet_of(article), MAX_OUTLET * 2)
    return BETWEEN.join(part for part in (outlet, by, day(article.published, to)) if part)


def quoted(text: str, length: int) -> str:
    """The first `length` code points of a text as a Markdown quote, in at most three times as many units."""
    opening = "\n".join(line for line in text.split("\n") if line.strip())
    return "> " + escape(shortened(opening, length)).replace("\n", "\n> ")


def fitted(lines: Iterable[str], room: int, to: Language) -> str:
    """The lines that fit into `room` UTF-16 code units, and a last one that counts those that do not."""
    every = [line for text in lines for line in text.split("\n")]
    ends = [end - 1 for end in accumulate(units(line) + 1 for line in every)]
    kept = bisect_right(ends, room)
    if kept == len(every):
        return "\n".join(every)
    while True:
        more = to.count("… and {n} more line.", "… and {n} more lines.", len(every) - kept)
        whole = "\n".join([*every[:kept], more])
        if units(whole) <= room or not kept:
            return whole
        kept -= 1


def items(lines: Sequence[str], most: int, to: Language) -> list[str]:
    """The lines as a list of at most `most` items; the others are counted."""
    left = len(lines) - most
    counted = [to.count("- … and {n} more", "- … and {n} more", left)] if left > 0 else []
    return [*(f"- {line}" for line in lines[:most]), *counted]
