"""One input tried: what it raised, and what time of the processor it took."""

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from tests.fuzz.target import Input, Target

PATIENCE: Final = 4
"""After so many times its budget, an input is broken off."""

_RETRIES: Final = 3
"""Slow once may be the machine's or the garbage collector's doing."""


class BrokenOff(BaseException):
    """The time is over; no code under test catches this."""


@dataclass(frozen=True, slots=True)
class Find:
    """What is wrong: `kind` is the same for inputs with the same cause, as far as one can tell."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of an input."""

    seconds: float
    find: Find | None = None


def tried(target: Target, given: Input) -> Trial:
    """Run a target over one input; what is slow is run again, and its best time counts."""
    budget = target.budget(given)
    trial = _run(target, given, budget)
    for _ in range(_RETRIES):
        if trial.find is not None or trial.seconds <= budget:
            return trial
        again = _run(target, given, budget)  # whatever the first took: it may have loaded a library
        trial = again if again.find is not None or again.seconds < trial.seconds else trial
        if trial.seconds > PATIENCE * budget:
            break
    if trial.find is None and trial.seconds > budget:
        message = f"{trial.seconds:.3f} s of {budget:.3f} s"
        return Trial(trial.seconds, Find("over its time", message))
    return trial


def _run(target: Target, given: Input, budget: float) -> Trial:
    began = time.process_time()
    try:
        with _broken_off_after(PATIENCE * budget + 0.5):
            target.run(*given)
    except BrokenOff:
        return Trial(time.process_time() - began)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
        return Trial(time.process_time() - began, _find(error))
    return Trial(time.process_time() - began)


def _find(error: Exception) -> Find:
    """Named for the exception and the innermost line of the project that it came through."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if any(f"/{package}/" in frame.filename for package in ("bot", "corpus", "fuzz"))
        and "site-packages" not in frame.filename
    ]
    where = (frames[-1].lineno if isinstance(error, AssertionError) else frames[-1].name) if frames else ""
    place = f"{frames[-1].filename.rpartition('/')[2]}:{where}" if frames else "?"
    return Find(f"{type(error).__name__} in {place}", "".join(traceback.format_exception(error))[-4000:])


@contextmanager
def _broken_off_after(seconds: float) -> Iterator[None]:
    """Break off what takes so much of the processor's time, as soon as Python gets a word in."""

    def break_off(number: int, frame: FrameType | None) -> None:
        raise BrokenOff

    before = signal.signal(signal.SIGVTALRM, break_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
