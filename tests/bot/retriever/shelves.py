"""Shelves for the retriever's tests."""

from datetime import UTC, date, datetime

from bot.retriever.index.library import Library
from bot.retriever.index.refreshing import refreshed
from bot.retriever.index.shelf_index import ShelfIndex
from corpus.article import Article
from corpus.store import Actor, ArticleStore, Fingerprint
from tests.corpus.fakes import MemoryStore

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SERVER = 41
ACTOR = Actor("tester", "test")

HARBOUR = Article(
    title="Harbour bridge reopens after repairs",
    text=(
        "The harbour bridge in Westport reopened on Monday after nine weeks of repairs.\n\n"
        "Mayor Ines Calloway cut the ribbon. She said the work had cost $4 million.\n\n"
        "Engineers replaced 312 bolts and both bearings of the eastern span."
    ),
    published=date(2026, 3, 9),
    id="harbour",
)
ORCHARD = Article(
    title="Frost ruins cherry harvest in the Lisle valley",
    text=(
        "A late frost has ruined most of the cherry harvest in the Lisle valley, growers said.\n\n"
        "Orchard owner Tomas Bergqvist lost 80 percent of his crop in one night."
    ),
    published=date(2026, 3, 2),
    id="orchard",
)


def fingerprint() -> Fingerprint:
    return Fingerprint(None, "", 0)


def put(store: MemoryStore, *articles: Article, server_id: int = SERVER) -> None:
    for article in articles:
        store.add(server_id, article, fingerprint(), ACTOR)


def shelf_of(*articles: Article, server_id: int = SERVER) -> MemoryStore:
    store = MemoryStore()
    put(store, *articles, server_id=server_id)
    return store


def index_of(store: ArticleStore, server_id: int = SERVER) -> ShelfIndex:
    """The index of a shelf as a process that has just started finds it."""
    return refreshed(ShelfIndex(server_id, Library(store)), store)
