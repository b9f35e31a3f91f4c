"""Long work in a few threads of its own, so that no question waits for a thread behind it."""

import asyncio
import contextvars
import functools
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

from corpus.errors import VerbatimError

P = ParamSpec("P")
T = TypeVar("T")

THREADS: Final = 2
"""Long jobs at once; the rest waits its turn. They compete with questions for the interpreter's one lock."""


class Interrupted(VerbatimError):
    """The program ends before something was finished."""


class Bulk:
    """Runs what may last longer than a question: imports, exports, erasing, the reading of feeds and pages.

    Everything else that blocks crosses by `asyncio.to_thread`, into the event loop's own threads.
    """

    def __init__(self, threads: int = THREADS) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="bulk")
        self._stopping = threading.Event()

    async def run(self, function: Callable[P, T], /, *args: P.args, **options: P.kwargs) -> T:
        """What `function` returns or raises, called in a thread, after what was asked for before.

        Raises:
            Interrupted: the program ended before it was its turn.
        """
        call = functools.partial(contextvars.copy_context().run, function, *args, **options)
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._begin, call)

    def stop(self) -> None:
        """Begin nothing more, and end what goes through `steps`; the rest goes on until it is done."""
        self._stopping.set()

    def steps(self, work: Iterable[T]) -> Iterator[T]:
        """The parts of a long work, until the program ends.

        Raises:
            Interrupted: it does, and what was given out before is as done as it ever will be.
        """
        for each in work:
            self._check()
            yield each

    def _begin(self, call: Callable[[], T]) -> T:
        self._check()
        return call()

    def _check(self) -> None:
        if self._stopping.is_set():
            raise Interrupted(
                "I am being restarted, and had to stop. What is shown as done is done; please start the rest "
                "again in a minute."
            )
