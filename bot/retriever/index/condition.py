"""Whether the index that a store keeps of a shelf can be read, and how far it is behind."""

from bot.retriever.index.library import Library
from bot.retriever.index.packed import PACKED_FORM, unpacked
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import ServerId
from corpus.store import ArticleStore


def condition(store: ArticleStore, server_id: ServerId) -> tuple[int, int | None]:
    """How many articles stand on a shelf, and by how many changes its kept index is behind.

    The second is None if no index is kept that can be read, and then the next start makes one.

    Raises:
        StoreUnavailable: the store cannot be read.
    """
    articles = store.count(server_id)
    found = store.packed(server_id, PACKED_FORM)
    if found is None:
        return articles, None
    version, data = found
    if not store.erased(server_id) <= version <= store.version(server_id):
        return articles, None
    try:
        unpacked(ShelfIndex(server_id, Library(store)), version, data)
    except ValueError:
        return articles, None
    return articles, len(store.changes(server_id, after=version))
