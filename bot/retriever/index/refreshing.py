"""Brings the index of a shelf up to what the store has, and keeps it there, packed, for the next start."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.retriever.index.entry import FORM
from bot.retriever.index.packed import PACKED_FORM, packed, unpacked
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.store import ArticleStore, RevisionKey, StoreUnavailable

log = logging.getLogger(__name__)

_BATCH: Final = 500
"""So many articles are in memory at once while an index is made or changed."""

_FEW: Final = 20
_SHARE: Final = 16
"""An index is packed again when more than `_FEW` articles, and a `_SHARE`-th of the shelf, came or went."""

_ROOM: Final = 500
"""An index is made anew when more of its passages than these are gone, and more than are there."""


def refreshed(index: ShelfIndex, store: ArticleStore) -> ShelfIndex:
    """`index` with every change that had reached the store when this was called.

    Raises:
        StoreUnavailable: the store cannot be read.
    """
    identity = store.identity()  # before anything is read, which is then of this store or of a later one
    if identity != index.store:  # a backup was put in its place: nothing that was known holds
        index.library.forget(index.server_id)
        index = ShelfIndex(index.server_id, index.library, store=identity)
    version = store.version(index.server_id)
    if version == index.version:
        return index
    start = index
    if not index.version:
        start = _loaded(index, store)
        version = store.version(index.server_id)  # again: another process may just have packed a later one
    current = None
    # A copy of the store was put in its place by hand; or the shelf was erased.
    # Of a shelf that is not known at all, articles may be in memory since it was the last time.
    if start.version > version or start.version <= store.erased(index.server_id):
        index.library.forget(index.server_id)
    else:
        current = start if start.version == version else _replayed(start, store)
    if current is None or _is_mostly_gone(current):
        empty = ShelfIndex(index.server_id, index.library, store=index.store)
        current = _with_articles(empty, store.standing(index.server_id), store)
    return _kept(replace(current, version=version), store)


def _loaded(index: ShelfIndex, store: ArticleStore) -> ShelfIndex:
    """The shelf as the store has it packed, or `index`, which is empty, if there is none that can be read."""
    found = store.packed(index.server_id, PACKED_FORM)
    if found is None:
        return index
    version, data = found
    try:
        return unpacked(index, version, data)
    except ValueError as error:
        log.warning("The packed index of shelf %d is damaged and made anew: %s", index.server_id, error)
        return index


def _replayed(index: ShelfIndex, store: ArticleStore) -> ShelfIndex | None:
    """`index` with what changed since; None if it must, or had better, be made anew."""
    changes = store.changes(index.server_id, after=index.version)
    ids = list(dict.fromkeys(change.article_id for change in changes))
    gone = index.register.lines_of(set(ids))
    if len(gone) > max(_FEW, len(index.register) // 2):
        return None
    without: ShelfIndex | None = index
    for first in range(0, len(gone), _BATCH):
        without = without and without.without(gone[first : first + _BATCH])
    return without and _with_articles(without, store.standing(index.server_id, ids), store)


def _with_articles(index: ShelfIndex, revisions: Sequence[RevisionKey], store: ArticleStore) -> ShelfIndex:
    """`index` with these revisions after its own; entries that had to be made are kept, if they can be."""
    keeps = True
    for first in range(0, len(revisions), _BATCH):
        articles, made = index.library.read_once(index.server_id, revisions[first : first + _BATCH])
        if made and keeps:
            keeps = _entries_kept(index, made, store)
        index = index.with_articles(articles)
    return index


def _entries_kept(index: ShelfIndex, made: Sequence[tuple[str, int, bytes]], store: ArticleStore) -> bool:
    try:
        store.keep_entries(index.server_id, FORM, made)
    except StoreUnavailable as error:  # it only saves time: what is asked can be answered all the same
        log.warning("What was read of shelf %d could not be kept: %s", index.server_id, error)
        return False
    return True


def _is_mostly_gone(index: ShelfIndex) -> bool:
    okapi = index.okapi
    return okapi.numbers - okapi.corpus_size > max(_ROOM, okapi.corpus_size)


def _kept(index: ShelfIndex, store: ArticleStore) -> ShelfIndex:
    """`index`, packed in the store if enough of it is new, and then in one segment."""
    changes = index.register.changes
    if changes - index.kept <= max(_FEW, len(index.register) // _SHARE):
        return index
    before, index = index.kept, replace(index, okapi=index.okapi.compact(), kept=changes)
    try:
        store.keep_packed(index.server_id, PACKED_FORM, index.version, packed(index), of=index.store)
    except StoreUnavailable as error:
        log.warning("The index of shelf %d could not be kept: %s", index.server_id, error)
        return replace(index, kept=before)  # it is tried again after the next change
    return index
