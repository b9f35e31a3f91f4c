"""The words in which a store speaks of articles: who changed what, what stands in a list, what is alike."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from corpus.article import Article, Published, ServerId

NEAR_BITS: Final = 3
"""Two Simhashes that differ in at most so many of their 64 bits belong to nearly the same text.

The number is that of Manku, Jain and Das Sarma, "Detecting near-duplicates for web crawling" (2007).
"""


class ChangeKind(StrEnum):
    """What a change did to an article."""

    ADDED = "added"
    REVISED = "revised"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change, and through which door: `Actor("maintainer", "command line")`."""

    name: str
    door: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit trail; `number` grows over the whole store and is never used twice."""

    number: int
    server_id: ServerId
    article_id: str
    revision: int
    kind: ChangeKind
    title: str
    actor: Actor
    at: datetime
    undoes: int | None = None
    undone: bool = False


class Order(StrEnum):
    """How a list is sorted."""

    ADDED = "added"
    """Last added first."""

    PUBLISHED = "published"
    """Last published first; what has no date comes last."""

    TITLE = "title"
    """By title, as it is folded."""


class Likeness(StrEnum):
    """In what respect an article is already known, strongest first."""

    SAME_URL = "same address"
    SAME_TEXT = "same text"
    NEAR_TEXT = "nearly the same text"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is recognised by.

    `url` is its address made canonical, `digest` the SHA-256 of its folded text (hexadecimal),
    `simhash` a 64-bit Simhash of its words: near texts differ in few bits (Charikar, 2002).
    """

    url: str | None
    digest: str
    simhash: int

    def likeness(self, other: "Fingerprint") -> Likeness | None:
        """The strongest likeness of two articles, or None if they are not alike."""
        if self.url is not None and self.url == other.url:
            return Likeness.SAME_URL
        if self.digest == other.digest:
            return Likeness.SAME_TEXT
        if (self.simhash ^ other.simhash).bit_count() <= NEAR_BITS:
            return Likeness.NEAR_TEXT
        return None


@dataclass(frozen=True, slots=True)
class Listing:
    """An article as it stands in a list: everything but its text."""

    id: str
    revision: int
    title: str
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    url: str | None
    added: datetime


@dataclass(frozen=True, slots=True)
class Match:
    """An article on the shelf that is like the one asked about, and how."""

    listing: Listing
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index keeps of an article revision so as not to read it again.

    The store does not know what it means. `form` names the format of `data`: an entry of another form than
    the one asked for is as good as none.
    """

    form: str
    data: bytes


Buffer: TypeAlias = bytes | bytearray | memoryview

RevisionKey: TypeAlias = tuple[str, int]
"""The id of an article of some shelf, and the number of a revision of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article revision, and the data of its entry, None if it has none."""

    article: Article
    entry: bytes | None
