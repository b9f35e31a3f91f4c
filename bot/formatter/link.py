"""The button that opens an article."""

from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from bot.formatter.message import MAX_URL, Link

_HOST: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")

_AS_IT_IS: Final = "%/:?#[]@!$&'()*+,;=~"
"""What may stand in an address unencoded (RFC 3986), and the sign of what is encoded already."""


def article_links(url: str | None) -> tuple[Link, ...]:
    """A button to `url`; none if Discord would not take it, or it does not lead where it seems to."""
    address = _web_address(url) if url else None
    return (Link("Open the article", address),) if address and len(address) <= MAX_URL else ()


def _web_address(url: str) -> str | None:
    """`url` in ASCII, if it is an http or https address of a named host without a login in it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        place = host if parts.port is None else f"{host}:{parts.port}"
        path, query, fragment = (quote(part, safe=_AS_IT_IS) for part in parts[2:])
    except ValueError:
        return None
    named = "." in host.strip(".") and set(host) <= _HOST
    # "https://bank.example@evil.example" and "https://evil.example\bank.example" are read two ways
    if parts.scheme not in {"http", "https"} or not named or "@" in parts.netloc or "\\" in url:
        return None
    return urlunsplit((parts.scheme, place, path, query, fragment))
