"""A run over many inputs: shared out among processes, watched, and told while it goes on."""

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from tests.fuzz.cases import Case
from tests.fuzz.minimise import minimised
from tests.fuzz.target import Target, size
from tests.fuzz.trial import Find, tried

SLICE: Final = 250
"""Inputs that a process takes at once."""

HANG: Final = 120.0
"""Seconds without a word after which a process is taken for hung: code in C that Python cannot break off."""

MOST_OF_A_KIND: Final = 3
"""Cases that are kept of finds of one kind."""


@dataclass(slots=True)
class Tally:
    """What a target was given and how it fared; `slowest` is the share of its budget that an input took."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_seconds: float = 0.0
    slowest_number: int = -1
    slowest_size: int = 0


@dataclass(slots=True)
class Outcome:
    """What came of a run; `peak_bytes` is the memory of the process that needed most."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)
    finds: dict[tuple[str, str], int] = field(default_factory=dict)
    peak_bytes: int = 0

    @property
    def inputs(self) -> int:
        """All that were tried."""
        return sum(tally.inputs for tally in self.tallies.values())


@dataclass(frozen=True, slots=True)
class Slice:
    """Inputs `first` to `first + count - 1` of a target."""

    target: str
    first: int
    count: int


def shared_out(targets: Sequence[Target], inputs: int, first: int = 0) -> list[Slice]:
    """Slices of all targets, each with its share of the inputs and at least one, mixed with one another."""
    whole = sum(target.weight for target in targets)
    counts = [max(1, round(inputs * target.weight / whole)) for target in targets]
    slices = [
        (start / count, Slice(target.name, first + start, min(SLICE, count - start)))
        for target, count in zip(targets, counts, strict=True)
        for start in range(0, count, SLICE)
    ]
    return [each for _, each in sorted(slices, key=lambda pair: pair[0])]


def run(
    targets: Sequence[Target],
    slices: Sequence[Slice],
    seed: str,
    jobs: int,
    told: Callable[[Outcome], None] = lambda _: None,
) -> Outcome:
    """Try all inputs of these slices in so many processes; `told` is called after each slice.

    Ctrl-C ends it early: what was tried until then is what came of it.
    """
    outcome = Outcome({target.name: Tally() for target in targets})
    todo = iter(slices)
    workers: dict[Connection, _Worker] = {}
    try:
        for _ in range(jobs):
            _give_next(_Worker(targets, seed), todo, workers)
        while workers:
            ready = wait(list(workers), timeout=5)
            for connection in ready:
                worker = workers.pop(connection)
                _next_word(worker, todo, workers, outcome)
                told(outcome)
            for connection in [each for each, worker in workers.items() if worker.is_hung]:
                worker = workers.pop(connection)
                worker.process.kill()
                _lost(worker, "hung", todo, workers, outcome)
    except KeyboardInterrupt:
        pass
    finally:
        for worker in workers.values():
            worker.process.kill()
    return outcome


class _Worker:
    """A process that tries slices, and where it is: `place` is the number of the input in hand."""

    def __init__(self, targets: Sequence[Target], seed: str) -> None:
        self.targets, self.seed = targets, seed
        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self.place: Any = context.RawValue("q", -1)
        self.process = context.Process(
            target=_work, args=(theirs, self.connection, targets, seed, self.place), daemon=True
        )
        self.process.start()
        theirs.close()
        self.slice: Slice | None = None
        self._seen = (-1, time.monotonic())

    @property
    def is_hung(self) -> bool:
        """Whether it has been at one input for too long."""
        place, since = self._seen
        if self.place.value != place:
            self._seen = (self.place.value, time.monotonic())
            return False
        return time.monotonic() - since > HANG


def _give_next(worker: _Worker, todo: Iterator[Slice], workers: dict[Connection, _Worker]) -> None:
    worker.slice = next(todo, None)
    with contextlib.suppress(BrokenPipeError):
        worker.connection.send(worker.slice)
    if worker.slice is None:
        worker.process.join()
    else:
        workers[worker.connection] = worker


def _next_word(
    worker: _Worker, todo: Iterator[Slice], workers: dict[Connection, _Worker], outcome: Outcome
) -> None:
    try:
        tally, finds, peak = worker.connection.recv()
    except (EOFError, ConnectionResetError):
        _lost(worker, "died", todo, workers, outcome)
        return
    assert worker.slice is not None
    _add(outcome.tallies[worker.slice.target], tally)
    outcome.peak_bytes = max(outcome.peak_bytes, peak)
    for case in finds:
        _keep(case, outcome)
    _give_next(worker, todo, workers)


def _lost(
    worker: _Worker, how: str, todo: Iterator[Slice], workers: dict[Connection, _Worker], outcome: Outcome
) -> None:
    """Note the input at which a process was lost, and let another go on behind it."""
    worker.process.join()
    lost, number = worker.slice, worker.place.value
    assert lost is not None
    target = next(each for each in worker.targets if each.name == lost.target)
    message = f"the process {how}, exit status {worker.process.exitcode}"
    _keep(Case(target.name, target.input(worker.seed, number), worker.seed, number, how, message), outcome)
    outcome.tallies[target.name].inputs += number + 1 - lost.first
    rest = Slice(target.name, number + 1, lost.first + lost.count - number - 1)
    again = iter([rest] if rest.count else [])
    _give_next(_Worker(worker.targets, worker.seed), _chained(again, todo), workers)


def _chained(*parts: Iterator[Slice]) -> Iterator[Slice]:
    for part in parts:
        yield from part


def _add(tally: Tally, more: Tally) -> None:
    tally.inputs += more.inputs
    tally.seconds += more.seconds
    if more.slowest > tally.slowest:
        tally.slowest, tally.slowest_seconds = more.slowest, more.slowest_seconds
        tally.slowest_number, tally.slowest_size = more.slowest_number, more.slowest_size


def _keep(case: Case, outcome: Outcome) -> None:
    key = (case.target, case.kind)
    outcome.finds[key] = outcome.finds.get(key, 0) + 1
    if outcome.finds[key] <= MOST_OF_A_KIND:
        outcome.cases.append(case)


def _work(
    connection: Connection, theirs: Connection, targets: Sequence[Target], seed: str, place: Any
) -> None:
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    by_name = {target.name: target for target in targets}
    known: dict[tuple[str, str], int] = {}
    while (part := connection.recv()) is not None:
        target, tally, finds = by_name[part.target], Tally(), []
        for number in range(part.first, part.first + part.count):
            place.value = number
            given = target.input(seed, number)
            trial = tried(target, given)
            _count(tally, trial.seconds, target.budget(given), number, size(given))
            if trial.find is not None:
                key = (target.name, trial.find.kind)
                known[key] = known.get(key, 0) + 1
                if known[key] <= MOST_OF_A_KIND:
                    finds.append(_small(target, given, seed, number, trial.find))
                else:
                    finds.append(Case(target.name, (), seed, number, trial.find.kind))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        connection.send((tally, finds, peak))


def _count(tally: Tally, seconds: float, budget: float, number: int, length: int) -> None:
    tally.inputs += 1
    tally.seconds += seconds
    if seconds / budget > tally.slowest:
        tally.slowest, tally.slowest_seconds = seconds / budget, seconds
        tally.slowest_number, tally.slowest_size = number, length


def _small(target: Target, given: tuple[Any, ...], seed: str, number: int, find: Find) -> Case:
    def shows(candidate: tuple[Any, ...]) -> bool:
        again = tried(target, candidate).find
        return again is not None and again.kind == find.kind

    small = minimised(given, shows)
    again = tried(target, small).find or find
    return Case(target.name, small, seed, number, find.kind, again.message)


def cores() -> int:
    """How many processes a run has unless it is told."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
