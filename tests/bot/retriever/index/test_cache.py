import gc
import threading
import weakref

from bot.retriever.index.cache import IndexCache
from bot.retriever.index.shelf_index import ShelfIndex
from tests.bot.retriever.shelves import HARBOUR, ORCHARD, put
from tests.corpus.fakes import MemoryStore


def test_the_least_recently_asked_is_dropped():
    cache = IndexCache(MemoryStore(), capacity=2)
    first = cache.index(1)
    second = cache.index(2)
    cache.index(1)
    cache.index(3)
    assert cache.index(1) is first
    assert cache.index(2) is not second


def test_a_dropped_index_leaves_the_memory_at_once():
    """Without waiting for the garbage collector, which counts objects, not what they hold."""
    store = MemoryStore()
    put(store, HARBOUR, ORCHARD, server_id=1)
    cache = IndexCache(store, capacity=1)
    index = cache.index(1)
    index.okapi.best(["harbour", "frost"], 5)
    assert index.okapi.idf["harbour"] is not None
    kept = [weakref.ref(index.okapi), weakref.ref(index.register)]
    gc.collect()
    gc.disable()
    try:
        del index
        cache.index(2)
        assert [each() for each in kept] == [None, None]
    finally:
        gc.enable()


def test_a_change_is_seen_at_the_next_question():
    store = MemoryStore()
    cache = IndexCache(store)
    cache.index(1)
    put(store, HARBOUR, server_id=1)
    assert len(cache.index(1).register) == 1


def test_threads_that_ask_at_once_share_one_index():
    store = MemoryStore()
    put(store, HARBOUR, server_id=1)
    cache = IndexCache(store)
    found: list[ShelfIndex] = []
    start = threading.Barrier(6)

    def ask() -> None:
        start.wait()
        found.append(cache.index(1))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(index) for index in found}) == 1
    assert len(found) == 6
