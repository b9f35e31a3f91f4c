"""Turns the words of the house into columns, and rows back into words."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, TypeAlias, TypeVar

from corpus.article import Article, Published
from corpus.folding import folded
from corpus.sqlite.connection.failures import rows_of_ours
from corpus.store import Actor, Change, ChangeKind, Fingerprint, Listing, Reading

Row: TypeAlias = tuple[Any, ...]
Word = TypeVar("Word", Article, Listing, Change, Reading)

SIMHASH_BITS = 64


def _read(read: Callable[[Row], Word]) -> Callable[[Row], Word]:
    """Tell a row that cannot be read from a bug: what it holds was right when it was written."""

    @wraps(read)
    def read_or_fail(row: Row) -> Word:
        with rows_of_ours():
            return read(row)

    return read_or_fail


@_read
def read_article(row: Row) -> Article:
    """An article from its id, revision, title, outlet, authors, published time, URL and text."""
    article_id, revision, title, outlet, authors, published, url, text = row
    return Article(
        title, text, outlet, read_texts(authors), read_published(published), url, article_id, revision
    )


@_read
def read_listing(row: Row) -> Listing:
    """A listing from the same columns, with the time of adding instead of the text."""
    article_id, revision, title, outlet, authors, published, url, added = row
    return Listing(
        article_id,
        revision,
        title,
        outlet,
        read_texts(authors),
        read_published(published),
        url,
        datetime.fromisoformat(added),
    )


@_read
def read_reading(row: Row) -> Reading:
    """An article from its columns, and its entry from the one after them."""
    return Reading(read_article(row[:-1]), row[-1])


@_read
def read_change(row: Row) -> Change:
    """A change from its columns, in the order of `Change`, whether it was undone last."""
    number, server_id, article_id, revision, kind, title, actor, door, at, undoes, undone = row
    return Change(
        number,
        server_id,
        article_id,
        revision,
        ChangeKind(kind),
        title,
        Actor(actor, door),
        datetime.fromisoformat(at),
        undoes,
        bool(undone),
    )


def read_fingerprint(url: str | None, digest: str, simhash: int) -> Fingerprint:
    """The fingerprint in its three columns."""
    return Fingerprint(url, digest, simhash % (1 << SIMHASH_BITS))


def signed(simhash: int) -> int:
    """A Simhash as SQLite's signed 64-bit integer of the same bits."""
    return simhash - (1 << SIMHASH_BITS) if simhash >> (SIMHASH_BITS - 1) else simhash


def storable(text: str) -> str:
    """`text` as far as SQLite can look for it: lone surrogates, which no stored text has, become U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def time_text(time: datetime) -> str:
    """An aware time as ISO 8601 in UTC, to the microsecond.

    Raises:
        ValueError: the time is naive.
    """
    if time.tzinfo is None:
        raise ValueError("a time without a time zone cannot be stored")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def published_text(published: Published | None) -> str | None:
    """When an article came out, so that a day and a time of day stay apart."""
    if isinstance(published, datetime):
        return time_text(published)
    return None if published is None else published.isoformat()


def authors_text(authors: Iterable[str]) -> str:
    """Authors as a JSON array."""
    return json.dumps(list(authors), ensure_ascii=False)


def sought_text(article: Article) -> str:
    """What lists look in: the title and, on a second line, the outlet, both folded."""
    return f"{folded(article.title)}\n{folded(article.outlet or '')}"


def read_texts(text: str) -> tuple[str, ...]:
    """What was kept as a JSON array of texts."""
    found = tuple(json.loads(text))
    if not all(isinstance(each, str) for each in found):
        raise TypeError(f"{text} is no list of texts")
    return found


def read_published(text: str | None) -> Published | None:
    """What `published_text` made."""
    if text is None:
        return None
    if len(text) == len("2026-01-31"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} is in no time zone")
    return moment
