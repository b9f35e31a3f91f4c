"""A page as it came from the web, and the ways in which it may not come."""

from dataclasses import dataclass
from datetime import timedelta

from corpus.errors import VerbatimError


class DownloadError(VerbatimError):
    """The page could not be had; the message says why."""


class AddressRefused(DownloadError):
    """The address, or one it led to, is malformed, no http or https, or not on the public web."""


class SiteUnreachable(DownloadError):
    """There is no such site, it does not answer, breaks off, or cannot prove who it is."""


class PageRefused(DownloadError):
    """The site answered with something else than a page.

    `status` is the HTTP status, `wait` how long the site wants to be left alone, if it said so.
    """

    def __init__(self, message: str, status: int | None = None, wait: timedelta | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait


class TooManyRedirects(DownloadError):
    """The address leads to another, that to another, and so on."""


class PageTooSlow(DownloadError):
    """The page did not come in time."""


class PageTooLarge(DownloadError):
    """The page is too large, as sent or once unpacked."""


class NotAPage(DownloadError):
    """What came is a picture, a document or another thing that is no page of text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, in seconds, and how much, in bytes, a download may take, redirects included."""

    seconds: float = 20.0
    connect_seconds: float = 6.0
    sent_bytes: int = 5_000_000
    unpacked_bytes: int = 5_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: the address it has after redirects, its Content-Type with charset, its bytes."""

    url: str
    media_type: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """What a site said a page is known by, to be said again at the next visit (RFC 9110, section 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a visit: the page, or None if it is still the version that was named.

    `moved` is the address that the page has for good, if the one asked was given up for it. `wait` is how
    long the site says that nothing will change.
    """

    page: Page | None
    version: Version
    moved: str | None = None
    wait: timedelta | None = None
