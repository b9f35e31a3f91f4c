"""The shelves asked most recently, kept indexed and as fresh as the store."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from bot.retriever.index.library import Library
from bot.retriever.index.refreshing import refreshed
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import ServerId
from corpus.store import ArticleStore


@dataclass(frozen=True, slots=True)
class Held:
    """How much is indexed in memory: shelves, and the articles and passages on them."""

    shelves: int
    articles: int
    passages: int


class _Slot:
    """A place for one shelf's index; its lock is held while the index is refreshed."""

    def __init__(self, index: ShelfIndex) -> None:
        self.lock = threading.Lock()
        self.index = index


class IndexCache:
    """Indexes by server, at most `capacity` of them: the least recently asked is dropped first.

    May be used from several threads: one of them refreshes a shelf while the others that ask the same shelf
    wait for it, and those that ask other shelves do not.
    """

    def __init__(self, store: ArticleStore, capacity: int = 32) -> None:
        self._store = store
        self._library = Library(store)
        self._capacity = capacity
        self._slots: OrderedDict[ServerId, _Slot] = OrderedDict()
        self._lock = threading.Lock()

    def held(self) -> Held:
        """How much is indexed in memory, as of when it was last asked."""
        with self._lock:
            indexes = [slot.index for slot in self._slots.values()]
        passages = sum(index.okapi.corpus_size for index in indexes)
        return Held(len(indexes), sum(len(index.register) for index in indexes), passages)

    def index(self, server_id: ServerId) -> ShelfIndex:
        """The index of this shelf, with every change that had reached the store when this was called."""
        with self._lock:
            slot = self._slots.get(server_id)
            if slot is None:
                slot = self._slots[server_id] = _Slot(ShelfIndex(server_id, self._library))
            self._slots.move_to_end(server_id)
            while len(self._slots) > self._capacity:
                self._slots.popitem(last=False)
        with slot.lock:
            slot.index = refreshed(slot.index, self._store)
            return slot.index
