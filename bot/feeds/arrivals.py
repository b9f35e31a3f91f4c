"""What is new in a feed, and what has changed: decided from what it says and what is known, nothing else."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final

from bot.feeds.words import is_wanted
from corpus.article import Article, Published
from corpus.canonical import canonical_url
from corpus.feeds import Feed, Item, ItemState, Settlement
from corpus.fingerprint import fold
from corpus.readers.feed import FeedItem, FeedRead

FIRST: Final = 10
"""Items of a new feed that come in at once, the newest; the older ones are left alone."""

MOST_CHANGES: Final = 20
"""How often an item is looked at again because it changed; some count their readers in their summaries."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Items to be kept, the oldest first, and known ones to be changed."""

    new: Sequence[Item]
    changed: Sequence[Settlement]


def arrivals(feed: Feed, read: FeedRead, known: Mapping[str, Item], elsewhere: Collection[str]) -> Arrivals:
    """What a feed brings; `known` are its items by key, `elsewhere` the addresses that came by any feed."""
    new = list(_new(feed, read, known, elsewhere))
    if feed.standing.succeeded is None:
        new = _newest_alone(new)
    changed = [
        settlement
        for item in read.items
        if item.key in known and (settlement := _changed(known[item.key], item))
    ]
    return Arrivals(new[::-1], changed)


def newest_first(items: Sequence[FeedItem]) -> list[FeedItem]:
    """Items by when they came out; in the feed's own order if some do not say."""
    if any(item.article.published is None for item in items):
        return list(items)
    return sorted(items, key=lambda item: _moment(item.article.published), reverse=True)


def _new(feed: Feed, read: FeedRead, known: Mapping[str, Item], elsewhere: Collection[str]) -> Iterator[Item]:
    """The unknown items, the newest first."""
    met = {canonical_url(url) for url in elsewhere}
    for item in newest_first(read.items):
        if item.key in known:
            continue
        article, state = item.article, ItemState.NEW
        address = canonical_url(article.url) if article.url else None
        if address in met:
            state = ItemState.DUPLICATE
        elif not is_wanted(feed.terms, article.title, item.summary, article.text):
            state = ItemState.EXCLUDED
        elif address:
            met.add(address)
        if state is not ItemState.NEW:
            article = replace(article, text="")
        yield Item(feed.number, item.key, article, state, digest_of(item), item.summary)


def _newest_alone(items: Sequence[Item]) -> list[Item]:
    kept, come = [], 0
    for each in items:
        come += each.state is ItemState.NEW
        late = each.state is ItemState.NEW and come > FIRST
        older = replace(each, state=ItemState.OLDER, article=replace(each.article, text=""))
        kept.append(older if late else each)
    return kept


def _changed(known: Item, item: FeedItem) -> Settlement | None:
    """What becomes of an item that says something else now; a date alone changes nothing.

    One whose article came in is to be had again; one that is on its way comes as it is now. Whatever was
    decided otherwise stays.
    """
    if digest_of(item) == known.digest or known.attempts >= MOST_CHANGES:
        return None
    came_in = known.state in (ItemState.ADDED, ItemState.KEPT) and known.article_id is not None
    under_way = known.state is ItemState.NEW or (known.state is ItemState.WAITING and item.article.text)
    if not came_in and not under_way:
        return None
    state = ItemState.NEW if came_in else known.state
    changed = replace(known, state=state, article=item.article, digest=digest_of(item), summary=item.summary)
    return Settlement(changed, known.state)


def digest_of(item: FeedItem) -> str:
    """What tells an item from the same one changed: everything but its date."""
    parts = (item.article.title, item.summary, item.article.text)
    return sha256("\0".join(map(fold, parts)).encode()).hexdigest()


def _moment(published: Published | None) -> datetime:
    if isinstance(published, datetime):
        return published
    return datetime.combine(published, time(), UTC) if published else datetime.min.replace(tzinfo=UTC)


def is_same_text(one: Article, other: Article) -> bool:
    """Whether two articles say the same, whatever their dates."""
    return fold(one.title) == fold(other.title) and fold(one.text) == fold(other.text)
