"""When something came out, and how long ago that was, in words."""

from datetime import date, datetime
from typing import Final

from corpus.article import Published
from corpus.published import day_of

OLD_DAYS: Final = 28
"""From this age on, an answer says before all else how old it is."""


def day_words(published: Published) -> str:
    """The day, as "16 November 2022"; that of a `datetime` in UTC."""
    day = day_of(published)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def age_words(published: Published, now: datetime) -> str:
    """How long ago, as "20 minutes ago", "yesterday", "4 years ago", "in 2 days".

    A day without a time is told in days, since it says no more; one day ahead of `now` it is "today", since
    it is tomorrow already somewhere.
    """
    if isinstance(published, datetime) and abs(seconds := (now - published).total_seconds()) < 86_400:
        return _of_today(seconds)
    days = days_between(published, now)
    if days == 0 or (days == -1 and not isinstance(published, datetime)):
        return "today"
    if days == 1:
        return "yesterday"
    return _told(_days_in_words(published, now, abs(days)), past=days > 0)


def days_between(published: Published, now: datetime) -> int:
    """Whole calendar days from `published` to `now`, in UTC; negative if it lies ahead."""
    return (day_of(now) - day_of(published)).days


def is_old(published: Published | None, now: datetime) -> bool:
    """Whether something came out so long ago that nobody should take it for news."""
    return published is not None and days_between(published, now) >= OLD_DAYS


def _of_today(seconds: float) -> str:
    length = abs(seconds)
    if length < 60:
        return "just now"
    if length < 3600:
        return _told(_counted(int(length // 60), "minute"), past=seconds > 0)
    return _told(_counted(int(length // 3600), "hour"), past=seconds > 0)


def _days_in_words(published: Published, now: datetime, days: int) -> str:
    """Days up to two weeks, weeks up to two months, months up to two years, then years."""
    months = _months_between(*sorted((day_of(published), day_of(now))))
    if days < 14:
        return _counted(days, "day")
    if months < 2:
        return _counted(days // 7, "week")
    if months < 24:
        return _counted(months, "month")
    return _counted(months // 12, "year")


def _months_between(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _told(length: str, *, past: bool) -> str:
    return f"{length} ago" if past else f"in {length}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
