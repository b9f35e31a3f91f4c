"""The articles that questions come upon, read from the store and kept for the next question."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.retriever.index.entry import FORM, DamagedEntry, entry_of
from bot.retriever.index.indexed_article import IndexedArticle
from corpus.article import Article, ServerId
from corpus.store import ArticleStore

log = logging.getLogger(__name__)

Revision: TypeAlias = tuple[str, int]
"""An article's id and the number of a revision of it."""


class Library:
    """Revisions of articles with their entries, the `capacity` read last kept; threads may share it."""

    def __init__(self, store: ArticleStore, capacity: int = 512) -> None:
        self._store = store
        self._capacity = capacity
        self._kept: OrderedDict[tuple[ServerId, Revision], IndexedArticle] = OrderedDict()
        self._lock = threading.Lock()

    def read(
        self, server_id: ServerId, revisions: Sequence[Revision]
    ) -> Mapping[Revision, IndexedArticle]:
        """These revisions, whether they stand or not; one that was erased is left out.

        Raises:
            StoreUnavailable: the articles cannot be read.
        """
        with self._lock:
            found = {each: self._kept[server_id, each] for each in revisions if (server_id, each) in self._kept}
            for each in found:
                self._kept.move_to_end((server_id, each))
        missing = [each for each in revisions if each not in found]
        if missing:
            read = {
                (article.id, article.revision): indexed_article(article, data)
                for article, data in self._store.readings(server_id, missing, FORM)
            }
            self._keep(server_id, read)
            found |= read
        return found

    def _keep(self, server_id: ServerId, read: Mapping[Revision, IndexedArticle]) -> None:
        with self._lock:
            for revision, indexed in read.items():
                self._kept[server_id, revision] = indexed
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)


def indexed_article(article: Article, data: bytes | None) -> IndexedArticle:
    """An article with its entry; one that is missing or damaged is made again."""
    if data is not None:
        try:
            return IndexedArticle(article, data)
        except DamagedEntry:
            log.warning("The entry of article %s, revision %d, is damaged", article.id, article.revision)
    return IndexedArticle(article, entry_of(article))
