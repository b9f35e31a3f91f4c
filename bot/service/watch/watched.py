"""What a maintainer who has named an address for metrics gets, and nothing where there is none."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

from bot.measures import UNMEASURED, Measures
from bot.service.watch.state import Connection, StoreState
from bot.verbatim import Verbatim

log = logging.getLogger(__name__)


class Watched:
    """Metrics and probes at `address`, a host and a port; with None neither, nor what they would import."""

    def __init__(self, address: tuple[str, int] | None) -> None:
        self._address = address
        self.measures: Measures = UNMEASURED
        if address is not None:
            from bot.service.watch.metrics import Metrics  # noqa: PLC0415

            self._metrics = Metrics()
            self.measures = self._metrics

    @contextmanager
    def logged(self) -> Iterator[None]:
        """Count the lines of the log from warnings on, inside a `with` block."""
        if self._address is None:
            yield
            return
        counting = _Counting(self._metrics.logged)
        logging.getLogger().addHandler(counting)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(counting)

    @asynccontextmanager
    async def by(
        self,
        connection: Callable[[], Connection],
        verbatim: Verbatim,
        newest_backup: Callable[[], datetime | None] | None = None,
    ) -> AsyncIterator[None]:
        """Answer whoever watches, inside an `async with` block.

        `connection` says how it stands with Discord, `newest_backup` when that was made; it may block. By
        default none are made.

        Raises:
            AddressTaken: nothing can listen at the address.
        """
        if self._address is None:
            yield
            return
        from bot.service.watch.probes import Probes, serving  # noqa: PLC0415

        store = StoreState(verbatim.records.figures, newest_backup)
        probes = Probes(self._metrics.registry, connection, verbatim.retriever.held, store)
        async with serving(probes.application(), self._address) as (host, port):
            where = f"[{host}]" if ":" in host else host
            log.info("metrics and probes at http://%s:%d/metrics, /healthz and /readyz", where, port)
            yield


class _Counting(logging.Handler):
    def __init__(self, count: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._count = count

    def emit(self, record: logging.LogRecord) -> None:
        self._count(record.levelname)
