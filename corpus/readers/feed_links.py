"""The feeds that a web page says it has."""

from typing import Final
from urllib.parse import urljoin

from corpus.address import NotAWebAddress, web_address
from corpus.readers.forgiving import ForgivingParser

MAX_LINKS: Final = 5

_MAX_HEAD: Final = 300_000
"""Bytes of a page in which its links to feeds are looked for; they stand in its head."""

_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def feed_links(url: str, data: bytes) -> list[str]:
    """The addresses of the feeds that a page at `url` links to, in its order, at most `MAX_LINKS`."""
    finder = _Finder()
    finder.feed(data[:_MAX_HEAD].decode("utf-8", errors="replace"))
    found: list[str] = []
    for link in finder.links:
        try:
            address = web_address(urljoin(url, link))
        except (NotAWebAddress, ValueError):
            continue
        if address not in found:
            found.append(address)
    return found[:MAX_LINKS]


class _Finder(ForgivingParser):
    """Gathers `<link rel="alternate" type="application/rss+xml" href="...">`."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and kind in _FEED_TYPES:
            self.links.append(given.get("href", "").strip())
