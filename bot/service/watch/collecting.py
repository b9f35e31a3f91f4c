"""The state of the bot as metrics, looked up whenever they are asked for."""

from collections.abc import Callable, Iterator

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.retriever.index.cache import Held
from bot.service.watch.state import Connection, StoreState
from corpus.figures import Figures


class State(Collector):
    """Gauges of how it stands with Discord, of the index in memory, and of the store as last read."""

    def __init__(
        self, connection: Callable[[], Connection], held: Callable[[], Held], store: StoreState
    ) -> None:
        self._connection = connection
        self._held = held
        self._store = store

    def collect(self) -> Iterator[Metric]:
        """All of them; what is not known at the moment is left out."""
        yield from _of_discord(self._connection())
        held = self._held()
        yield _gauge("index_shelves", "Shelves indexed in memory.", held.shelves)
        yield _gauge("index_articles", "Articles on them.", held.articles)
        yield _gauge("index_passages", "Their passages.", held.passages)
        figures = self._store.figures
        yield _gauge("store_up", "1 if the store answers.", figures is not None)
        if figures is not None:
            yield from _of_store(figures)
            yield from _of_feeds(figures)
        if self._store.newest_backup is not None:
            what = "When the newest backup was made; 0 if there is none."
            yield _gauge("backup_last_success_timestamp_seconds", what, self._store.newest_backup)


def _of_discord(now: Connection) -> Iterator[Metric]:
    yield _gauge("gateway_shards", "Connections to Discord that this process keeps.", now.shards)
    yield _gauge("gateway_shards_connected", "Those that are up.", now.connected)
    yield _gauge("servers", "Servers the bot is on, of those that this process serves.", now.servers)
    if now.latency is not None:
        yield _gauge("gateway_latency_seconds", "The slowest answer to a last heartbeat.", now.latency)


def _of_store(store: Figures) -> Iterator[Metric]:
    yield _gauge("store_articles", "Articles on all shelves.", store.articles)
    yield _gauge("store_questions", "Questions that are kept.", store.questions)
    yield _gauge("store_file_bytes", "The database's file.", store.file_bytes)
    yield _gauge("store_free_bytes", "What of it waits to be used again.", store.free_bytes)
    yield _gauge("store_index_bytes", "What of it the packed indexes take.", store.index_bytes)
    yield _gauge("store_log_bytes", "The write-ahead log beside it.", store.log_bytes)
    if store.disk_free_bytes is not None:
        yield _gauge("store_disk_free_bytes", "What is left on its disk.", store.disk_free_bytes)


def _of_feeds(store: Figures) -> Iterator[Metric]:
    feeds = GaugeMetricFamily("verbatim_feeds", "Feeds of all servers.", labels=["state"])
    feeds.add_metric(["working"], store.feeds - store.feeds_failing)
    feeds.add_metric(["failing"], store.feeds_failing)
    feeds.add_metric(["paused"], store.feeds_paused)
    yield feeds
    if store.feed_succeeded is not None:
        at = store.feed_succeeded.timestamp()
        yield _gauge("feeds_last_success_timestamp_seconds", "When a feed was last read.", at)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"verbatim_{name}", what, value=float(value))
