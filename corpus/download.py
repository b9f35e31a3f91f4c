"""The one door to the web, and its guard."""

import asyncio
import socket
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import Final, TypeAlias
from urllib.parse import urldefrag, urljoin, urlsplit

import aiohttp
from yarl import URL

from corpus.address import IPAddress, NotAWebAddress, is_public, web_address
from corpus.clock import utc_now
from corpus.errors import excerpt
from corpus.page import (
    AddressRefused,
    DownloadError,
    Fetched,
    Limits,
    NotAPage,
    Page,
    PageRefused,
    PageTooLarge,
    PageTooSlow,
    SiteUnreachable,
    TooManyRedirects,
    Version,
)
from corpus.resolving import Resolver
from corpus.revisit import conditions, version_of, wait_of

__all__ = [
    "DEFAULT_LIMITS",
    "FEEDS",
    "PAGES",
    "AddressRefused",
    "DownloadError",
    "Fetched",
    "Limits",
    "NotAPage",
    "Page",
    "PageRefused",
    "PageTooLarge",
    "PageTooSlow",
    "SiteUnreachable",
    "TooManyRedirects",
    "Version",
    "download",
    "fetch",
]

Allowed: TypeAlias = Callable[[IPAddress], bool]

DEFAULT_LIMITS: Final = Limits()

PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown")
"""The media types of pages of text."""

FEEDS: Final = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml"),
    *("application/xml", "text/xml", *PAGES),
)
"""The media types that feeds come as, whatever they should."""

_HEADERS: Final = {
    "User-Agent": "Verbatim (a bot that quotes news articles)",
    "Accept-Encoding": "gzip",
}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD: Final = frozenset({301, 308})
_GZIP_OR_ZLIB: Final = 32 + zlib.MAX_WBITS
_FIRST_FREE_PORT: Final = 1024  # below it stand other services, which must not be made to answer


async def download(url: str, limits: Limits = DEFAULT_LIMITS, *, allowed: Allowed = is_public) -> Page:
    """The page at a web address, redirects followed.

    Every connection is made to an address that `allowed` has seen and let pass, whatever a name resolved to
    before or a redirect leads to; only tests have reason to give another than `is_public`. Neither proxies,
    cookies nor credentials take part.

    Raises:
        DownloadError: one of its subclasses, each with a message of its own.
    """
    fetched = await fetch(url, limits=limits, allowed=allowed)
    if fetched.page is None:
        raise PageRefused("The site says that nothing changed, but nobody had asked.")
    return fetched.page


async def fetch(
    url: str,
    known: Version = Version(),  # noqa: B008 (frozen)
    *,
    kinds: tuple[str, ...] = PAGES,
    limits: Limits = DEFAULT_LIMITS,
    allowed: Allowed = is_public,
) -> Fetched:
    """The same for somebody who was there before: the page comes only if it is not the version `known`.

    `kinds` are the media types it may have.

    Raises:
        DownloadError: as for `download`.
    """
    guard = _Guard(allowed)
    visit = _Visit(kinds, limits, conditions(known))
    async with _told(guard), asyncio.timeout(limits.seconds), _session(guard, visit) as session:
        return await _follow(session, _checked(url), visit)


@asynccontextmanager
async def _told(guard: "_Guard") -> AsyncIterator[None]:
    """What goes wrong on the way, in words for the person who wanted the page."""
    try:
        yield
    except TimeoutError as error:
        raise PageTooSlow("The site took too long to answer.") from error
    except aiohttp.ClientSSLError as error:
        raise SiteUnreachable(
            "The site cannot prove who it is: its certificate is missing or not valid."
        ) from error
    except aiohttp.ClientConnectorError as error:
        if guard.refused:
            raise AddressRefused(
                "The address leads into a private network, not to a public web site."
            ) from error
        raise SiteUnreachable("There is no such site, or it does not answer.") from error
    except aiohttp.InvalidURL as error:
        raise AddressRefused("The address is malformed.") from error
    except aiohttp.ClientError as error:
        raise SiteUnreachable("The site's answer could not be understood, or broke off.") from error


@dataclass(frozen=True, slots=True)
class _Visit:
    """What is wanted of a page, and the headers that say which version of it is known."""

    kinds: tuple[str, ...]
    limits: Limits
    conditions: dict[str, str]


class _Guard:
    """Opens the sockets that connections are made with, each for an address that may be connected to."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self.refused = False

    def open(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """A socket to connect to the address in `info`, which is final: no name is looked up after this.

        Raises:
            OSError: the address may not be connected to. (Of the others of a name, one may.)
        """
        family, kind, protocol, _, address = info
        if not self._allowed(ip_address(str(address[0]).partition("%")[0])):
            self.refused = True
            raise PermissionError("not an address of the public web")
        return socket.socket(family=family, type=kind, proto=protocol)


def _session(guard: _Guard, visit: _Visit) -> aiohttp.ClientSession:
    limits = visit.limits
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=Resolver(), socket_factory=guard.open, force_close=True),
        timeout=aiohttp.ClientTimeout(total=limits.seconds, sock_connect=limits.connect_seconds),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={**_HEADERS, "Accept": ", ".join(visit.kinds)},
        auto_decompress=False,
        trust_env=False,
    )


async def _follow(session: aiohttp.ClientSession, first: str, visit: _Visit) -> Fetched:
    """The page; by what it is known, a site is told by which it was said, and no other it leads to."""
    url, moved, for_good = first, None, True
    for _ in range(visit.limits.redirects + 1):
        headers = visit.conditions if _same_site(url, first) else {}
        async with session.get(URL(url, encoded=True), headers=headers, allow_redirects=False) as response:
            if response.status not in _REDIRECTS:
                wait = wait_of(response.headers, utc_now())
                page = await _page(response, url, visit)
                is_asked_next = _same_site(url, moved or first)
                version = version_of(response.headers) if is_asked_next else Version()
                return Fetched(page, version, moved, wait)
            url = _checked(_target(url, response.headers.get("Location")))
            for_good = for_good and response.status in _FOR_GOOD
            moved = url if for_good else moved
    raise TooManyRedirects(f"The address leads from page to page, more than {visit.limits.redirects} times.")


def _same_site(one: str, other: str) -> bool:
    return urlsplit(one).netloc == urlsplit(other).netloc


def _target(url: str, location: str | None) -> str:
    if not location:
        raise PageRefused("The site says that the page has moved, but not where to.")
    try:
        return urljoin(url, location.strip().replace(" ", "%20"))
    except ValueError as error:
        raise AddressRefused(
            f"The page has moved to “{excerpt(location)}”, which is no web address."
        ) from error


def _checked(url: str) -> str:
    try:
        address = urldefrag(web_address(url)).url
    except NotAWebAddress as error:
        raise AddressRefused(str(error)) from error
    port = urlsplit(address).port
    if port is not None and port < _FIRST_FREE_PORT and port not in (80, 443):
        raise AddressRefused(f"Port {port} is not one that web sites use.")
    return address


async def _page(response: aiohttp.ClientResponse, url: str, visit: _Visit) -> Page | None:
    limits = visit.limits
    if response.status == HTTPStatus.NOT_MODIFIED:
        return None
    if response.status != HTTPStatus.OK:
        wait = wait_of(response.headers, utc_now())
        message = f"The site gave no page, but the answer {_status(response.status)}."
        raise PageRefused(message, response.status, wait)
    media_type = response.headers.get("Content-Type")
    if media_type is not None and response.content_type not in visit.kinds:
        raise NotAPage(f"This is not a page of text but “{excerpt(response.content_type)}”.")
    if (response.content_length or 0) > limits.sent_bytes:
        raise _too_large(limits)
    return Page(url=url, media_type=media_type, data=await _body(response, limits))


async def _body(response: aiohttp.ClientResponse, limits: Limits) -> bytes:
    """The bytes of a page, unpacked no further than the limit: 194 kB of gzip can hold 200 MB."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise NotAPage(f"The page is packed in a way that was not asked for: “{excerpt(encoding)}”.")
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB) if encoding not in ("", "identity") else None
    data, sent = bytearray(), 0
    async for chunk in response.content.iter_chunked(1 << 16):
        sent += len(chunk)
        try:
            data += unpack.decompress(chunk, limits.unpacked_bytes + 1 - len(data)) if unpack else chunk
        except zlib.error as error:
            raise SiteUnreachable("The page came damaged: it cannot be unpacked.") from error
        if sent > limits.sent_bytes or len(data) > limits.unpacked_bytes:
            raise _too_large(limits)
    if unpack and not unpack.eof:
        raise SiteUnreachable("The page came incomplete.")
    return bytes(data)


def _too_large(limits: Limits) -> PageTooLarge:
    return PageTooLarge(f"The page is larger than {limits.unpacked_bytes:,} bytes.")


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
