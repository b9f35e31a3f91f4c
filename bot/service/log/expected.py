"""Faults that are expected, told in the log as what they are: one line each, without a traceback."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

LONGEST: Final = 300
"""Characters of a fault's own words."""


class Expected(logging.Filter):
    """Turns a record with an expected exception into one line, a warning at most; `expected` says which are.

    The record is changed for everybody who sees it afterwards. Its `fault` says of which kind it is, so that
    `Repeats` lets few of them through.
    """

    def __init__(self, expected: Callable[[BaseException], bool]) -> None:
        super().__init__()
        self._expected = expected

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record if its exception is expected; it is to be told in any case."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None and self._expected(error):
            record.fault = f"{record.msg}: {type(error).__name__}"
            record.msg, record.args = "%s: %s", (record.getMessage(), said(error))
            record.exc_info, record.exc_text = None, None
            if record.levelno > logging.WARNING:
                record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        return True


def said(error: BaseException) -> str:
    """An exception in one line: what it is, and what it says."""
    words = " ".join(str(error).split())[:LONGEST]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


@contextmanager
def tersely(expected: Callable[[BaseException], bool]) -> Iterator[None]:
    """Let all that goes to the handlers of the log be told so, within a `with` block."""
    handlers, filtering = logging.getLogger().handlers[:], Expected(expected)
    for handler in handlers:
        handler.addFilter(filtering)
    try:
        yield
    finally:
        for handler in handlers:
            handler.removeFilter(filtering)
