"""Where articles are kept: the protocol that every store fulfils, its words, and what can go wrong."""

from corpus.store.articles import ArticleStore
from corpus.store.errors import (
    AlreadyUndone,
    ArticleExists,
    ArticleNotFound,
    Outdated,
    SchemaTooNew,
    StoreError,
    StoreUnavailable,
    not_found,
)
from corpus.store.words import (
    NEAR_BITS,
    Actor,
    Buffer,
    Change,
    ChangeKind,
    Entry,
    Fingerprint,
    Likeness,
    Listing,
    Match,
    Order,
    Reading,
    RevisionKey,
)

__all__ = [
    "NEAR_BITS",
    "Actor",
    "AlreadyUndone",
    "ArticleExists",
    "ArticleNotFound",
    "ArticleStore",
    "Buffer",
    "Change",
    "ChangeKind",
    "Entry",
    "Fingerprint",
    "Likeness",
    "Listing",
    "Match",
    "Order",
    "Outdated",
    "Reading",
    "RevisionKey",
    "SchemaTooNew",
    "StoreError",
    "StoreUnavailable",
    "not_found",
]
