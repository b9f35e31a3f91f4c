"""Expected faults in the log: one line each, without a traceback, and not again and again."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

QUIET: Final = 600.0
"""Seconds until a fault of the same kind is told of again."""

CAPACITY: Final = 200
"""Kinds of faults remembered."""

LONGEST: Final = 300
"""Characters of a fault's own words."""


@dataclass(slots=True)
class _Told:
    at: float
    more: int = 0


class Terse(logging.Filter):
    """Turns a record with an expected exception into one line, and drops its like for a while.

    `expected` says which exceptions are. A handler it is added to changes the record for those after it too.
    """

    def __init__(
        self, expected: Callable[[BaseException], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._expected = expected
        self._clock = clock
        self._told: dict[tuple[str, str, str], _Told] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is to be told; if it is of an expected fault, it is one line from now on."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is None or not self._expected(error):
            return True
        now, kind = self._clock(), (record.name, str(record.msg), type(error).__name__)
        told = self._told.get(kind)
        if told is not None and now - told.at < QUIET:
            told.more += 1
            return False
        self._remember(kind, now)
        more = f" (and {told.more} more like this before)" if told and told.more else ""
        record.msg, record.args = "%s: %s%s", (record.getMessage(), said(error), more)
        record.exc_info, record.exc_text = None, None
        if record.levelno > logging.WARNING:
            record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        return True

    def _remember(self, kind: tuple[str, str, str], now: float) -> None:
        while len(self._told) >= CAPACITY:
            del self._told[next(iter(self._told))]
        self._told[kind] = _Told(now)


def said(error: BaseException) -> str:
    """An exception in one line: what it is, and what it says."""
    words = " ".join(str(error).split())[:LONGEST]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


@contextmanager
def tersely(expected: Callable[[BaseException], bool]) -> Iterator[None]:
    """Let all that goes to the handlers of the log be told so, within a `with` block."""
    handlers = logging.getLogger().handlers
    added = [(handler, Terse(expected)) for handler in handlers]
    for handler, terse in added:
        handler.addFilter(terse)
    try:
        yield
    finally:
        for handler, terse in added:
            handler.removeFilter(terse)
