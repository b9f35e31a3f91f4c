"""The sign of life that feeds the watchdog: the store was asked, and answered."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from corpus.store import StoreUnavailable


class Pulse:
    """Asks the store by `ask`, which blocks, each time it is called.

    In a thread of its own: others may all be waiting to write, as during a restore or a compaction, and that
    is over by itself. A store that says why it cannot be read is waited for too: no restart would mend it. In
    the place of a database that was moved away for a moment, one would even make a new one.
    """

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask = ask
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pulse")

    async def __call__(self) -> None:
        """Return once the store has answered."""
        with suppress(StoreUnavailable):
            await asyncio.get_running_loop().run_in_executor(self._thread, self._ask)

    def end(self) -> None:
        """Ask no more; nobody waits for a question that is not answered."""
        self._thread.shutdown(wait=False, cancel_futures=True)
