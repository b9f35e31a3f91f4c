"""The words of the house: article, passage, sentence, quote."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

ServerId: TypeAlias = int
"""A Discord server's (guild's) id, or `SHARED`."""

SHARED: Final[ServerId] = 0
"""The maintainers' shared shelf, which every server may read. No Discord id is 0."""

ArticleKey: TypeAlias = tuple[ServerId, str]
"""The shelf an article stands on, and its id there."""

Published: TypeAlias = date | datetime
"""When an article came out: an aware `datetime` in UTC if the time of day is known, else a `date`."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as stored; `text` is its body without the title, paragraphs parted by blank lines.

    `id` is unique on its shelf and empty until the shelf has given one; `revision` counts from 1.
    """

    title: str
    text: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    url: str | None = None
    id: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class ExportedRevision:
    """A revision of an article as an export has it: which one the article says, out of `revisions`.

    `removed` means that the article had been taken off the shelf.
    """

    article: Article
    revisions: int
    removed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span `[start, end)` of an article's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A short run of whole paragraphs, the unit BM25 ranks: a span and the sentences inside it, in order."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence chosen as an answer, with the shelf and the article revision it comes from."""

    server_id: ServerId
    article: Article
    start: int
    end: int

    @property
    def key(self) -> ArticleKey:
        """Which article it comes from, whatever the revision."""
        return self.server_id, self.article.id

    @property
    def text(self) -> str:
        """The quoted sentence, word for word."""
        return self.article.text[self.start : self.end]
