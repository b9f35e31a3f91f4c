"""The button that opens an article."""

from typing import Final
from urllib.parse import urlsplit

from bot.formatter.message import MAX_URL, Link
from bot.formatter.text_fragment import at_sentence
from corpus.address import NotAWebAddress, web_address

_HOST: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


def article_links(url: str | None, label: str = "Open the article") -> tuple[Link, ...]:
    """A button to `url`; none if it is no web address of a site with a name, or too long for Discord."""
    try:
        address = web_address(url or "")
    except NotAWebAddress:
        return ()
    host = urlsplit(address).hostname or ""
    named = "." in host.strip(".") and set(host) <= _HOST
    return (Link(label, address),) if named and len(address) <= MAX_URL else ()


def quote_links(url: str | None, label: str, quote: str) -> tuple[Link, ...]:
    """A button to `quote` on the page at `url`; to the top of the page, if the address gets too long."""
    return tuple(Link(label, at_sentence(link.url, quote)) for link in article_links(url, label))
