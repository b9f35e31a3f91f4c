"""The best 20 passages: every engine beside this project's index, over the same passages and questions."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import fmean, median
from typing import Final

from tests.benchmarks.changing import change_records
from tests.benchmarks.engines.engine import Engine, Terms, bytes_on_disk
from tests.benchmarks.engines.ours import Ours
from tests.benchmarks.material import Material, Question
from tests.benchmarks.passages import Passages
from tests.benchmarks.processes import one_core
from tests.benchmarks.records import Record, spread
from tests.benchmarks.rounds import in_turn, timed

BEST: Final = 20
_ROUNDS: Final = 3
_QUESTIONS: Final = 400
_SLOW_SECONDS: Final = 30.0
"""About how long the slowest engine may be asked."""


def measure_engines(
    material: Material, size: int, folder: Path, kinds: Sequence[type[Engine]]
) -> list[Record]:
    """Build engines of these kinds in `folder`, ask them in turn, and change them."""
    passages = material.passages(size)
    questions = material.questions(_QUESTIONS)
    engines = [_built(engine, passages, folder) for engine in kinds]
    sizes = {engine.name: bytes_on_disk(folder / engine.__class__.__name__) for engine in engines}
    with one_core():
        taken = _asked(engines, questions)
    found = {
        engine.name: [set(engine.search(question.terms, BEST)) for question in questions[:20]]
        for engine in engines
    }
    records = []
    for engine in engines:
        seconds, beside = taken[engine.name]
        records.append(
            {
                "kind": "search",
                "size": size,
                "passages": len(passages),
                "terms": passages.terms,
                "engine": engine.name,
                **spread(seconds),
                "times_ours": round(median(seconds) / median(beside), 3),
                "shared_best": round(_shared(found[engine.name], found[Ours.name]), 3),
                "disk_bytes": sizes[engine.name],
            }
        )
    return records + change_records(engines, material, size)


def _built(engine: type[Engine], passages: Passages, folder: Path) -> Engine:
    place = folder / engine.__name__
    place.mkdir(parents=True)
    return engine.build(place, passages.by_article())


def _asked(
    engines: Sequence[Engine], questions: Sequence[Question]
) -> dict[str, tuple[list[float], list[float]]]:
    """By engine, the seconds it took, and those that this project took for the same questions in between.

    The slow ones are asked in a pass of their own: else they empty the processor's caches for the others.
    """
    asked = {}
    for slow in (False, True):
        group = [engine for engine in engines if engine.slow is slow or engine.name == Ours.name]
        chosen, rounds = list(questions), _ROUNDS
        if slow:
            seconds = max(timed(engine.search, questions[0].terms, BEST) for engine in group)
            rounds = 1 if seconds * len(questions) * _ROUNDS > _SLOW_SECONDS else _ROUNDS
            chosen = chosen[: max(20, int(_SLOW_SECONDS / seconds))]
        taken = in_turn(
            {engine.name: partial(_search, engine) for engine in group},
            [question.terms for question in chosen],
            rounds,
        )
        for engine in group:
            asked.setdefault(engine.name, (taken[engine.name], taken[Ours.name]))
    return asked


def _search(engine: Engine, terms: Terms) -> None:
    engine.search(terms, BEST)


def _shared(found: Sequence[set[int]], ours: Sequence[set[int]]) -> float:
    """What share of our best passages is among those found."""
    return fmean(len(one & other) / len(other) for one, other in zip(found, ours, strict=True) if other)
