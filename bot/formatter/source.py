"""Where a quote comes from, in a Discord message: title, outlet, authors, date and age."""

from datetime import UTC, date, datetime, time
from typing import Final

from bot.formatter.age import days_between
from bot.formatter.message import escaped_line, units
from bot.formatter.one_line import listed
from bot.formatter.outlet import outlet_of
from bot.translation import ENGLISH, Language, phrase
from corpus.article import Article, Published

UNTITLED: Final = phrase("Untitled article")

MAX_TITLE: Final = 240
MAX_OUTLET: Final = 80
MAX_AUTHORS: Final = 160
"""The most UTF-16 code units that each may take, escaped."""

BETWEEN: Final = " · "


def title_of(title: str, limit: int = MAX_TITLE, to: Language = ENGLISH) -> str:
    """A title, escaped, on one line, in at most `limit` (at least 16) UTF-16 code units."""
    return escaped_line(title, limit) or to.say(UNTITLED)


def source_lines(article: Article, when: str, room: int, to: Language = ENGLISH) -> str:
    """The title; then, small, outlet, authors and `when`: in at most `room` (at least 150) UTF-16 code units.

    Where room is short, `when` stays; title, outlet and authors are shortened, in turn, to half of what is
    left by those before.
    """
    by = to.say("by {authors}", authors="{}")
    room -= units(f"****\n-# {BETWEEN}{BETWEEN}{by}{when}")
    title = title_of(article.title, min(MAX_TITLE, room // 2), to)
    room -= units(title)
    outlet = escaped_line(outlet_of(article), min(MAX_OUTLET, room // 2))
    room -= units(outlet)
    authors = escaped_line(listed(article.authors, to=to), min(MAX_AUTHORS, room))
    known = [part for part in (outlet, authors and by.replace("{}", authors), when) if part]
    return f"**{title}**\n-# {BETWEEN.join(known)}" if known else f"**{title}**"


def date_shown(published: Published | None, to: Language = ENGLISH) -> str:
    """The date; "" if unknown.

    A moment becomes a Discord timestamp, which each reader sees in their own time zone. A day without a time
    is no moment: whatever hour it were given, somewhere another day would be shown. So it is written out.
    """
    if published is None:
        return ""
    if isinstance(published, datetime):
        return f"<t:{int(published.timestamp())}:D>"
    return to.day(published)


def date_and_age(published: Published | None, now: datetime, to: Language = ENGLISH) -> str:
    """The date, and how long ago that was; "" if unknown."""
    return f"{date_shown(published, to)} ({age_shown(published, now, to)})" if published is not None else ""


def age_shown(published: Published, now: datetime, to: Language = ENGLISH) -> str:
    """How long ago that was.

    Discord's relative timestamps keep up with time. A day without a time is counted from noon UTC, except
    where that would invent hours ("5 hours ago"): then it is "today" or "yesterday", as of the answer.
    """
    if isinstance(published, datetime):
        return f"<t:{int(published.timestamp())}:R>"
    days = days_between(published, now)
    if abs(days) < 2:  # one day ahead it is tomorrow already somewhere
        return to.say("yesterday") if days == 1 else to.say("today")
    return f"<t:{_noon(published)}:R>"


def _noon(day: date) -> int:
    return int(datetime.combine(day, time(12), UTC).timestamp())
