"""Brings the index of a shelf up to what the store has, and keeps it there, packed, for the next start."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from bot.retriever.index.entry import FORM
from bot.retriever.index.indexed_article import IndexedArticle
from bot.retriever.index.library import indexed_article
from bot.retriever.index.packed import PACKED_FORM, packed, unpacked
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import ServerId
from corpus.store import ArticleStore, RevisionKey, StoreUnavailable

log = logging.getLogger(__name__)

_BATCH: Final = 500
"""How many articles come into an index at once."""

_FEW: Final = 20
_SHARE: Final = 16
"""An index is packed again when more than `_FEW` articles and a `_SHARE`-th of the shelf came or went."""

_ROOM: Final = 10_000
"""An index is made anew when its removed passages are more than these and more than the others."""


class Refresher:
    ...


def refreshed(index: ShelfIndex, store: ArticleStore) -> ShelfIndex:
    """`index` with every change that had reached the store when this was called.

    Raises:
        StoreUnavailable: the store cannot be read.
    """
    version = store.version(index.server_id)
    if version == index.version:
        return index
    start = index if index.version else _loaded(index, store)
    if start.version > version:  # an older store, such as a backup, was put in the place of the one known
        start = ShelfIndex(index.server_id, index.library)
    if start.version:
        changes = store.changes(index.server_id, after=start.version)
        ids = list(dict.fromkeys(change.article_id for change in changes))
        gone = start.register.lines_of(set(ids))
        current = _with(start.changed(version, gone, ()), store, store.standing(index.server_id, ids))
    else:
        current = _with(start, store, store.standing(index.server_id))
    ...
