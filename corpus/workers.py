"""Articles are read and prepared by several processes at once, and come out in the order they went in."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context, parent_process, resource_tracker
from threading import Thread
from typing import Final, TypeAlias

from corpus.article import Article, ExportedRevision
from corpus.clean import ArticleRefused
from corpus.errors import VerbatimError
from corpus.prepared import EntryOf, Prepared, prepared
from corpus.readers import Problem, Unread

Incoming: TypeAlias = Article | ExportedRevision | Unread | Problem
"""What comes in: an article, a revision of one, one still to be read, or what could not be read."""

_AHEAD: Final = 2
"""Batches on the way for each process: one to work at, one so that it need not wait."""


class WorkerDied(VerbatimError):
    """A process that prepared articles ended before its work did."""


def prepare(incoming: Iterable[Incoming], entry_of: EntryOf | None) -> list[Prepared | Problem]:
    """Read and prepare some of what comes in, in order."""
    return [_prepare(each, entry_of) for each in incoming]


def _prepare(incoming: Incoming, entry_of: EntryOf | None) -> Prepared | Problem:
    reading = incoming if isinstance(incoming, Article | ExportedRevision | Problem) else incoming.read()
    if isinstance(reading, Problem):
        return reading
    exported = reading if isinstance(reading, ExportedRevision) else None
    article = reading.article if isinstance(reading, ExportedRevision) else reading
    try:
        return replace(prepared(article, entry_of), exported=exported)
    except ArticleRefused as refusal:
        return Problem(article.title or "An article without a title", None, str(refusal))


def prepared_by_workers(
    batches: Iterable[Sequence[Incoming]], entries: Callable[[], EntryOf | None], processes: int
) -> Generator[list[Prepared | Problem]]:
    """What `prepare` makes of each batch, in order, made by so many `processes`.

    `entries` is asked at every batch what makes its entries: a function of a module, or None. At most
    `_AHEAD` batches for each process are in memory. The processes inherit nothing, leave Ctrl-C to this one,
    and end when it does, however that is. Who stops early should `close()` it, which ends them. If `batches`
    fails, what it gave before comes out first.

    Raises:
        WorkerDied: one of the processes was killed, or ran out of memory.
    """
    waiting: deque[Future[list[Prepared | Problem]]] = deque()
    failures: list[Exception] = []
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent)
    try:
        for batch in _until_failure(batches, failures):
            waiting.append(_submitted(pool, batch, entries()))
            if len(waiting) == _AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        for failure in failures:
            raise failure
    except BrokenProcessPool as error:
        raise WorkerDied(
            "A process that prepared articles was killed, perhaps for want of memory. What was told as added "
            "is stored; add the same files again, and the rest will follow."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _until_failure(
    batches: Iterable[Sequence[Incoming]], failures: list[Exception]
) -> Iterator[Sequence[Incoming]]:
    try:
        yield from batches
    except (VerbatimError, OSError) as failure:
        failures.append(failure)


def _submitted(
    pool: ProcessPoolExecutor, batch: Sequence[Incoming], entry_of: EntryOf | None
) -> Future[list[Prepared | Problem]]:
    with _without_interrupts():  # submitting may start a process, which inherits this
        return pool.submit(prepare, batch, entry_of)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back, for this thread and for processes it starts, for whom it stays so."""
    resource_tracker.ensure_running()  # starting it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """End this process with the one that started it, even if that is killed."""
    parent = parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            os._exit(1)

        Thread(target=wait, daemon=True).start()
