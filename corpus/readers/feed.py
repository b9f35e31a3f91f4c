"""A feed becomes its items, in a child process that has little time, memory and knowledge."""

import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import Message
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from corpus.address import NotAWebAddress, web_address
from corpus.article import Article
from corpus.clean import MAX_NAME, MAX_TITLE, clean_line, clean_text
from corpus.errors import VerbatimError
from corpus.readers.child import ChildFailed, ChildTooSlow, run_child
from corpus.readers.html import first_date

MAX_SECONDS: Final = 60.0
"""Seconds to wait for the child, however busy the machine is; of processor time it has fewer."""

MAX_FEED: Final = 5_000_000
"""The most bytes of a feed."""

LEAST_CONTENT: Final = 500
"""Characters from which on what a feed calls an item's content is taken for the whole article."""

LEAST_DESCRIPTION: Final = 1_500
"""The same of a description, which as a rule is a summary."""

MAX_TTL: Final = 100_000
"""Minutes."""

_MAX_SUMMARY: Final = 2_000
_MAX_TRAILER: Final = 700
_CHILD: Final = Path(__file__).with_name("extract_feed.py")
_CUT_OFF: Final = re.compile(r"(?:…|\.\.\.|read more|continue reading)\W*\Z", re.IGNORECASE)
_TRAILER: Final = re.compile(r"\s*The post [^\n]{1,400} (?:appeared first|first appeared) on [^\n]{1,200}\Z")


class UnreadableFeed(VerbatimError):
    """This is no feed, or one that cannot be read."""


class NoFeed(UnreadableFeed):
    """It is something else than a feed: a web page, perhaps."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says of one article.

    `key` tells it from the feed's other items, whatever else of it changes. The article's text is empty
    unless the feed carries the whole of it.
    """

    key: str
    article: Article
    summary: str = ""


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed as it came: its items in its own order, each once; `ttl` is for how long it will not change."""

    title: str
    items: tuple[FeedItem, ...]
    ttl: timedelta | None = None


def read_feed(url: str, data: bytes, media_type: str | None = None, seconds: float = MAX_SECONDS) -> FeedRead:
    """The feed (RSS or Atom of any version) that `url` led to; a charset in its Content-Type counts. Blocks.

    What an item says of itself is taken where it is well formed and left out where it is not. A feed that
    breaks off is refused as a whole: its last item would be half of one.

    Raises:
        NoFeed: it is something else.
        UnreadableFeed: it is too large, broken off, or took over `seconds` seconds.
    """
    if len(data) > MAX_FEED:
        raise UnreadableFeed(f"The feed has {len(data):,} bytes; {MAX_FEED:,} can be read.")
    try:
        found = run_child(_CHILD, data, seconds, url, _charset(media_type))
    except ChildTooSlow as error:
        raise UnreadableFeed("The feed took too long to read.") from error
    except ChildFailed as error:
        raise UnreadableFeed("The feed could not be read.") from error
    match found.get("refused"):
        case "no feed":
            raise NoFeed("There is no feed at this address: what came is neither RSS nor Atom.")
        case "broken off":
            raise UnreadableFeed("The feed broke off in the middle.")
    title = clean_line(found["title"])[:MAX_TITLE]
    items: dict[str, FeedItem] = {}
    for each in found["items"]:
        item = _item(each, title)
        if item is not None:
            items.setdefault(item.key, item)
    minutes = min(found["ttl"] or 0, MAX_TTL)
    return FeedRead(title, tuple(items.values()), timedelta(minutes=minutes) if minutes > 0 else None)


def _item(found: dict[str, Any], feed_title: str) -> FeedItem | None:
    article = Article(
        title=clean_line(found["title"])[:MAX_TITLE],
        text=_whole_text(found),
        outlet=(clean_line(found["outlet"]) or feed_title)[:MAX_NAME] or None,
        authors=tuple(filter(None, (clean_line(author)[:MAX_NAME] for author in found["authors"]))),
        published=first_date(found["published"]),
        url=_well_formed(found["link"]),
    )
    key = found["id"].strip() or article.url or _digest(article.title, article.text, found["summary"])
    if not article.text and not article.url:
        return None  # nothing to quote and nowhere to look
    summary = clean_text(found["summary"])[:_MAX_SUMMARY]
    return FeedItem(clean_line(key) or _digest(key), article, summary)


def _whole_text(found: dict[str, Any]) -> str:
    """The article's text, if the item carries all of it."""
    for found_text, least in ((found["content"], LEAST_CONTENT), (found["summary"], LEAST_DESCRIPTION)):
        text = _without_trailer(clean_text(found_text))
        if len(text) >= least and not _CUT_OFF.search(text[-100:]):
            return text
    return ""


def _without_trailer(text: str) -> str:
    """The text without what some programs write under it; only its end is looked at, as it may be long."""
    return text[:-_MAX_TRAILER] + _TRAILER.sub("", text[-_MAX_TRAILER:])


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def _charset(media_type: str | None) -> str:
    header = Message()
    header["Content-Type"] = (media_type or "").encode("ascii", "ignore").decode()
    charset = header.get_content_charset() or ""
    return charset if re.fullmatch(r"[\w.:-]{1,40}", charset) else ""


def _well_formed(url: str) -> str | None:
    try:
        return web_address(url)
    except NotAWebAddress:
        return None
