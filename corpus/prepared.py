"""What is done to an article before it comes on a shelf, and needs no store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from corpus.article import Article, ExportedRevision
from corpus.clean import clean_article
from corpus.fingerprint import fingerprint
from corpus.store import Entry, Fingerprint

EntryOf: TypeAlias = Callable[[Article], Entry]
"""Makes the entry of a clean article; of its id and revision nothing goes into it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, clean, what it is recognised by, and its entry, None if it was not made yet.

    `exported` says where among its revisions it stood, if it comes from an export.
    """

    article: Article
    fingerprint: Fingerprint
    entry: Entry | None = None
    exported: ExportedRevision | None = None


def prepared(article: Article, entry_of: EntryOf | None = None) -> Prepared:
    """Clean an article, and make of it what a shelf keeps with it.

    Raises:
        ArticleRefused: it cannot be kept.
    """
    return prepared_clean(clean_article(article), entry_of)


def prepared_clean(article: Article, entry_of: EntryOf | None = None) -> Prepared:
    """The same of an article that is clean already, such as one that was stored."""
    return Prepared(article, fingerprint(article), entry_of and entry_of(article))
