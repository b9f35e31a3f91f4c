"""A registry with everything in it that the bot can tell."""

from datetime import UTC, datetime

from bot.retriever.index.cache import Held
from bot.service.watch.metrics import Metrics
from bot.service.watch.probes import Probes
from bot.service.watch.state import Connection, StoreState
from corpus.figures import Figures

FIGURES = Figures(7, 3, 4096, 100, 10, 20, 9_000, 2, 1, 1, datetime(2026, 11, 23, tzinfo=UTC))


def everything():
    """Every metric, as a bot gives it that is connected, has a store on a disk, feeds and a backup."""
    metrics, store = Metrics(), StoreState(lambda: FIGURES)
    store.figures, store.newest_backup = FIGURES, 1.0
    Probes(metrics.registry, lambda: Connection(2, 1, 5, 0.25), lambda: Held(1, 2, 3), store)
    return metrics.registry
