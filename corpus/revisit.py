"""What is said and heard at a further visit to the same page: what is known of it, and when to come again."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from corpus.page import Version

LONGEST: Final = timedelta(days=365)
"""The longest wait that is believed at all."""

_MAX_VALIDATOR: Final = 500
_MAX_AGE: Final = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def conditions(known: Version) -> dict[str, str]:
    """The request headers by which a page comes only if it is another version (RFC 9110, section 13.1)."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in headers.items() if value}


def version_of(headers: Mapping[str, str]) -> Version:
    """The version that an answer's headers name; what could not be said again is left out."""
    return Version(_sayable(headers.get("ETag")), _sayable(headers.get("Last-Modified")))


def wait_of(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long not to ask again: Retry-After (RFC 9110, section 10.2.3), or the max-age of Cache-Control."""
    if retry := headers.get("Retry-After", "").strip():
        if re.fullmatch(r"[0-9]{1,9}", retry):
            return min(timedelta(seconds=int(retry)), LONGEST)
        with suppress(ValueError, TypeError, OverflowError):
            moment = parsedate_to_datetime(retry)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return min(max(moment - now, timedelta()), LONGEST)
    if age := _MAX_AGE.search(headers.get("Cache-Control", "")):
        return min(timedelta(seconds=int(age[1])), LONGEST)
    return None


def _sayable(value: str | None) -> str | None:
    """A header's value as it may go into a request: bounded, and nothing but printable ASCII."""
    return (
        value if value and len(value) <= _MAX_VALIDATOR and value.isascii() and value.isprintable() else None
    )
