"""The articles that questions come upon, read from the store and kept for the next question."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from bot.retriever.index.entry import FORM, entry_of
from bot.retriever.index.indexed_article import DamagedEntry, IndexedArticle
from corpus.article import Article, ServerId
from corpus.store import ArticleStore, RevisionKey

log = logging.getLogger(__name__)


class Library:
    """Revisions of articles with their entries, the `capacity` read last kept; threads may share it.

    Its methods raise `StoreUnavailable` when the articles cannot be read.
    """

    def __init__(self, store: ArticleStore, capacity: int = 256) -> None:
        self._store = store
        self._capacity = capacity
        self._kept: OrderedDict[tuple[str, ServerId, RevisionKey], IndexedArticle] = OrderedDict()
        self._lock = threading.Lock()

    def read(
        self, store: str, server_id: ServerId, revisions: Sequence[RevisionKey]
    ) -> Mapping[RevisionKey, IndexedArticle]:
        """These revisions, whether they stand or not; one that was erased is left out.

        What was kept of a store of another identity than `store` does not count.
        """
        found: dict[RevisionKey, IndexedArticle] = {}
        with self._lock:
            for revision in revisions:
                if kept := self._kept.get((store, server_id, revision)):
                    self._kept.move_to_end((store, server_id, revision))
                    found[revision] = kept
        if len(found) < len(revisions):
            missing = [revision for revision in revisions if revision not in found]
            for revision, reading in self._store.readings(server_id, missing, FORM).items():
                found[revision] = _with_entry(reading.article, reading.entry) or _made(reading.article)
                self._keep((store, server_id, revision), found[revision])
        return found

    def read_once(
        self, server_id: ServerId, revisions: Sequence[RevisionKey]
    ) -> tuple[Sequence[IndexedArticle], Sequence[tuple[str, int, bytes]]]:
        """These revisions, in order, but none that was erased; they are not kept.

        And the entries that had to be made, each with the article's id and the revision.
        """
        read = self._store.readings(server_id, revisions, FORM)
        found, made = [], []
        for key in revisions:
            if reading := read.get(key):
                indexed = _with_entry(reading.article, reading.entry)
                if indexed is None:
                    data = entry_of(reading.article)
                    indexed = IndexedArticle(reading.article, data)
                    made.append((*key, data))
                found.append(indexed)
        return found, made

    def forget(self, server_id: ServerId) -> None:
        """Forget what was read of a shelf."""
        with self._lock:
            for key in [key for key in self._kept if key[1] == server_id]:
                del self._kept[key]

    def _keep(self, key: tuple[str, ServerId, RevisionKey], indexed: IndexedArticle) -> None:
        with self._lock:
            self._kept[key] = indexed
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)


def _made(article: Article) -> IndexedArticle:
    return IndexedArticle(article, entry_of(article))


def _with_entry(article: Article, data: bytes | None) -> IndexedArticle | None:
    """An article with its entry; None if it has none, or one that is damaged."""
    if data is None:
        return None
    try:
        return IndexedArticle(article, data)
    except DamagedEntry as error:
        log.warning("%s", error)
        return None
