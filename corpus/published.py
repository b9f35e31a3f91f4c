"""When an article came out: as written in files and pages, and which of two came later."""

import re
from datetime import UTC, date, datetime
from typing import Final

from corpus.article import Published
from corpus.errors import VerbatimError, excerpt

_SHAPE: Final = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?", re.ASCII)


class NotADate(VerbatimError):
    """The text is no date or time that can be understood."""


def parse_published(text: str) -> Published:
    """A day (`2022-11-16`) as a `date`; a time with its zone (`2022-11-16T18:30:00Z`) as a `datetime` in UTC.

    The format is ISO 8601 with hyphens, a space in place of the T allowed. Of a time without a zone only the
    day is known, so that day is given.

    Raises:
        NotADate: anything else.
    """
    text = text.strip()
    try:
        if not _SHAPE.fullmatch(text):
            raise _not_a_date(text)
        if len(text) == len("2022-11-16"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return moment.date() if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _not_a_date(text) from error


def is_later(one: Published | None, other: Published | None) -> bool:
    """Whether `one` is after `other`: on a later day, unless both times are known; False if a day is not."""
    if one is None or other is None:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return day_of(one) > day_of(other)


def day_of(published: Published) -> date:
    """The day, in UTC."""
    return published.astimezone(UTC).date() if isinstance(published, datetime) else published


def _not_a_date(text: str) -> NotADate:
    return NotADate(
        f"“{excerpt(text)}” is not a date; write it like 2022-11-16, or with the time of day like "
        "2022-11-16T18:30:00Z."
    )
