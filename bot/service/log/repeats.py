"""Keeps what is said again and again from filling the log: no handler, no clock of its own."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

WINDOW: Final = 60.0
FAULTS_WINDOW: Final = 600.0
"""Seconds in which what was said is not said again; the second for expected faults, such as outages."""

MOST_ALIKE: Final = 20
FAULTS_ALIKE: Final = 1
"""Lines in a window that differ in their numbers and names alone."""

Kind: TypeAlias = tuple[str, int, str]


@dataclass(slots=True)
class _Window:
    """What was said of a kind, and how often more it was not said again, until the window `ends`."""

    ends: float
    said: set[str] = field(default_factory=set)
    unsaid: int = 0
    last: logging.LogRecord | None = None


class Repeats:
    """Lets the first of the same warnings and errors through, and counts the others; the one place that does.

    The records it is given are finished: they have neither arguments nor `exc_info`. One with a reference
    always passes, as somebody was told it; but a traceback that was just shown is left out.
    """

    def __init__(self) -> None:
        self._windows: dict[Kind, _Window] = {}
        self._shown: dict[str, float] = {}

    def passes(self, record: logging.LogRecord, kind: str, now: float) -> bool:
        """Whether to say it; `kind` is the message before numbers and names were put into it.

        Of a record with a `fault` (see `Expected`) that is its kind.
        """
        if record.levelno < logging.WARNING:
            return True
        if hasattr(record, "reference"):
            self._shorten(record, now)
            return True
        fault = getattr(record, "fault", None)
        lasts, most = (WINDOW, MOST_ALIKE) if fault is None else (FAULTS_WINDOW, FAULTS_ALIKE)
        key = (record.name, record.levelno, fault or kind)
        window = self._windows.setdefault(key, _Window(now + lasts))
        if record.msg not in window.said and len(window.said) < most:
            window.said.add(record.msg)
            return True
        window.unsaid += 1
        window.last = record
        return False

    def over(self, now: float) -> Iterator[logging.LogRecord]:
        """How often more was said what was not said again, for each window that has ended."""
        for key, window in list(self._windows.items()):
            if now >= window.ends:
                del self._windows[key]
                if window.last is not None:
                    yield _summary(window.last, window.unsaid)

    def _shorten(self, record: logging.LogRecord, now: float) -> None:
        if not record.exc_text:
            return
        self._shown = {text: since for text, since in self._shown.items() if now - since < WINDOW}
        if record.exc_text in self._shown:
            record.exc_text = (
                f"{record.exc_text.splitlines()[-1]} (its traceback was shown in the last minute)"
            )
        else:
            self._shown[record.exc_text] = now


def _summary(record: logging.LogRecord, times: int) -> logging.LogRecord:
    more = "once more" if times == 1 else f"{times} times more"
    said = {"msg": f"{record.msg} (this or its like was said {more})", "exc_text": None, "repeated": times}
    return logging.makeLogRecord(record.__dict__ | said)
