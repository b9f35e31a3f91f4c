"""A fresh process that opens what is on disk (cached by the system) and answers: how soon, in what memory."""

from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.engines.installed import installed
from tests.benchmarks.material import Material
from tests.benchmarks.processes import launched
from tests.benchmarks.records import Record

_PROGRAM: Final = ("-m", "tests.benchmarks.one_engine")
_TIMES: Final = 5
_ASKED: Final = 100


def opening_records(material: Material, size: int, folder: Path) -> list[Record]:
    """For each engine built in `folder`: when it first answers, and its memory after a hundred answers."""
    questions = [" ".join(question.terms) for question in material.questions(_ASKED)]
    asked = folder / "asked.txt"
    records = []
    for engine in installed():
        runs = []
        for count in (*[1] * _TIMES, _ASKED):
            asked.write_text("\n".join(questions[:count]), encoding="utf-8")
            place = folder / engine.__name__
            runs.append(launched([*_PROGRAM, engine.__module__, engine.__name__, str(place), str(asked)]))
        records.append(
            {
                "kind": "opening",
                "size": size,
                "engine": engine.name,
                "first_answer_ms": round(1e3 * median(run.printed_seconds for run in runs[:-1]), 1),
                "peak_bytes": runs[-1].peak_bytes,
            }
        )
    return records
