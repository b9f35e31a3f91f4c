"""How the process ends: at the first signal in an orderly way, at the second at once, and never too late."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Final, NoReturn, Self

log = logging.getLogger(__name__)

ENDING: Final = (signal.SIGINT, signal.SIGTERM)

WITHIN: Final = 9.5
"""Seconds from the signal to the end, whatever is left: Docker kills after ten."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Until somebody answers, SIGTERM ends the program with status 0: nothing is begun that it could break.

    As the first process of a container, it would otherwise not be ended at all. There is nothing that SIGHUP
    could reload yet, and it must not end the program.
    """

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Signals:
    """What signals do while this is entered, in an event loop: SIGINT and SIGTERM `end`, SIGHUP reloads.

    The first one is orderly. Whoever sends a second does not want to wait: the process ends at once, with
    the status that a shell gives to a program ended by that signal (130, 143).
    """

    def __init__(self, end: Callable[[], object], reload: Callable[[], object]) -> None:
        self._end = end
        self._reload = reload
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        self._before = {each: signal.getsignal(each) for each in (*ENDING, signal.SIGHUP)}
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, self._first)
        loop.add_signal_handler(signal.SIGHUP, self._reload)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        loop = asyncio.get_running_loop()
        for number, handler in self._before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)

    def _first(self) -> None:
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.remove_signal_handler(number)
            signal.signal(number, end_at_once)
        self._end()


def end_at_once(number: int, _frame: FrameType | None = None) -> NoReturn:
    """End this process here and now; what the store has acknowledged is on disk."""
    os.write(2, b"verbatim: ended at once, at the second signal\n")
    os._exit(128 + number)


class Deadline:
    """Ends the process some seconds after `begin`, should it still be there: a thread may be stuck.

    The status is then 0 if `met` was called before, as all is closed that can be, and 1 otherwise.
    """

    def __init__(self, seconds: float = WITHIN, end: Callable[[int], object] = os._exit) -> None:
        self._end = end
        self._status = 1
        self._timer = threading.Timer(seconds, self._over)
        self._timer.daemon = True

    def begin(self) -> None:
        """From now on, the time counts."""
        self._timer.start()

    def met(self) -> None:
        """Everything is closed; what still runs has nothing to lose."""
        self._status = 0

    def _over(self) -> None:
        running = [each.name for each in threading.enumerate() if each is not threading.current_thread()]
        log.warning("time is up; ending although there are still threads: %s", ", ".join(running))
        self._end(self._status)
