"""The child process that takes the items out of a feed: RSS or Atom in, one JSON object out.

It is run as a script and imports nothing of the project. What it is given comes from strangers, so it works
under limits of its own, and every field is cut after parsing: 390 bytes of entities can become 1 MB of title.
"""

import contextlib
import json
import re
import resource
import sys
import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import feedparser
from lxml import etree, html

MAX_MEMORY: Final = 1 << 30
MAX_SECONDS: Final = 15  # of processor time, so that a busy machine makes nothing unreadable
MAX_ITEMS: Final = 500
MAX_FIELD: Final = 2_000
MAX_MARKUP: Final = 2_500_000
MAX_ALL_TEXT: Final = 20_000_000
"""Characters of all items' texts together; what comes after them has none."""

_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "form", "button", "iframe", "object", "figure", "nav"}
)
_BLOCKS: Final = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
        *("section", "table", "tr", "ul"),
    ]
)
_BEFORE: Final = dict.fromkeys(_BLOCKS, "\n\n") | {"br": "\n", "td": " | ", "th": " | "}
_END: Final = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<!ENTITY[^>]*>", re.IGNORECASE | re.DOTALL)
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>|&(?:#\d{1,7}|#x[\dA-Fa-f]{1,6}|[A-Za-z]{2,10});")
_HALVES: Final = re.compile(
    rb"(?:&#(?:x0*d[89a-f][\da-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));)+",
    re.IGNORECASE,
)
_PERIODS: Final = {"hourly": 60, "daily": 1_440, "weekly": 10_080}


def main() -> None:
    """Read a feed from standard input, write what was found to standard output.

    Arguments: the feed's address, and the charset that its Content-Type named, or nothing.
    """
    _limit(resource.RLIMIT_AS, MAX_MEMORY)
    _limit(resource.RLIMIT_CPU, MAX_SECONDS, MAX_SECONDS + 1)  # SIGXCPU comes first, and says why
    _limit(resource.RLIMIT_CORE, 0)
    _, url, charset = sys.argv
    json.dump(feed_of(sys.stdin.buffer.read(), url, charset), sys.stdout)


def feed_of(data: bytes, url: str, charset: str) -> dict[str, Any]:
    """`title`, `ttl` (minutes or None) and `items`; or `refused`: "no feed" or "broken off"."""
    headers = {"content-location": url}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    # The document type says nothing that a feed needs, and is where entities are made.
    source = BytesIO(
        _HALVES.sub(_paired, _DOCTYPE.sub(b"", data))
    )  # never a string, which might be taken for a path or an address
    parsed = feedparser.parse(
        source, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.get("version"):
        return {"refused": "no feed"}
    if not _END.search(data.replace(b"\0", b"")[-2_000:]):  # without the NULs of UTF-16
        return {"refused": "broken off"}
    return {
        "title": _plain(parsed.feed.get("title_detail")),
        "ttl": _ttl(parsed.feed),
        "items": list(_items(parsed.entries[:MAX_ITEMS])),
    }


def _paired(match: re.Match[bytes]) -> bytes:
    """What halves of UTF-16 pairs, which some programs write of an emoji, stand for; nothing if one lacks."""
    numbers = match[0].lower().replace(b"&#", b"").rstrip(b";").split(b";")
    halves = "".join(chr(int(each[1:], 16) if each.startswith(b"x") else int(each)) for each in numbers)
    whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return whole.encode("ascii", "xmlcharrefreplace")


def _items(entries: Iterable[Any]) -> Iterable[dict[str, Any]]:
    room = MAX_ALL_TEXT
    for entry in entries:
        content = max((_text(each) for each in entry.get("content", ())[:5]), key=len, default="")[:room]
        room -= len(content)
        source = entry.get("source") or {}
        yield {
            "id": _cut(entry.get("id")),
            "link": _cut(entry.get("feedburner_origlink") or entry.get("link")),
            "title": _plain(entry.get("title_detail")),
            "outlet": _plain(source.get("title_detail")),
            "authors": _authors(entry),
            "published": list(_times(entry)),
            "summary": _text(entry.get("summary_detail"))[: MAX_FIELD * 10],
            "content": content,
        }


def _authors(entry: Any) -> list[str]:  # noqa: ANN401 (feedparser has no types)
    names = [_cut(author.get("name")) for author in entry.get("authors", ())[:20]]
    return [name for name in names if name]


def _times(entry: Any) -> Iterable[str]:  # noqa: ANN401
    """When an item came out, the likeliest first: as it was written, and as feedparser understood it."""
    for name in ("published", "updated", "created"):
        if dict.get(entry, name):
            yield _cut(entry[name])[:100]
            if parsed := dict.get(entry, f"{name}_parsed"):
                yield time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed)


def _ttl(feed: Any) -> int | None:  # noqa: ANN401
    """Minutes for which the feed wants to be left alone (RSS 2.0, and the syndication module of RSS 1.0)."""
    with contextlib.suppress(ValueError):
        if feed.get("ttl"):
            return int(_cut(feed["ttl"])[:10])
        period = _PERIODS.get(_cut(feed.get("sy_updateperiod")).strip().lower())
        if period:
            return period // max(1, int(_cut(feed.get("sy_updatefrequency"))[:10] or 1))
    return None


def _cut(value: object) -> str:
    return str(value or "")[:MAX_FIELD]


def _plain(detail: Any) -> str:  # noqa: ANN401
    return " ".join(_text(detail, 20 * MAX_FIELD).split())[:MAX_FIELD]


def _text(detail: Any, limit: int = MAX_MARKUP) -> str:  # noqa: ANN401
    """The text of one of feedparser's details, whose `type` may hide that its `value` is markup."""
    if not detail or not detail.get("value"):
        return ""
    value = str(detail["value"])[:limit]
    if detail.get("type") not in ("text/html", "application/xhtml+xml") and not _MARKUP.search(value):
        return value
    try:
        tree = html.fragment_fromstring(f"<div>{value}</div>".replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    return "".join(_seen(tree))


def _seen(tree: Any) -> Iterable[str]:  # noqa: ANN401
    """The text of a tree that is seen, with blank lines around blocks."""
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""  # a comment has none
        if event == "start":
            unseen += name in _UNSEEN
            if not unseen:
                yield _BEFORE.get(name, "")
                yield element.text or ""
            continue
        unseen -= event == "end" and name in _UNSEEN
        if not unseen:
            yield "\n\n" if name in _BLOCKS else ""
            yield element.tail or ""


def _limit(what: int, most: int, hard: int | None = None) -> None:
    with contextlib.suppress(ValueError, OSError):  # a system without this limit, or with a lower one
        resource.setrlimit(what, (most, hard or most))


if __name__ == "__main__":
    main()
