"""All measurements, one after the other, each in a process and a folder of its own."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.asking import ask_records, cold_records
from tests.benchmarks.chatting import chat_records
from tests.benchmarks.engines.installed import installed, missing
from tests.benchmarks.living import change_a_shelf
from tests.benchmarks.loading import load_records
from tests.benchmarks.material import Material, prepare
from tests.benchmarks.opening import opening_records
from tests.benchmarks.processes import apart
from tests.benchmarks.records import Record, machine, read_figures
from tests.benchmarks.searching import measure_engines
from tests.benchmarks.servers import server_records

PARTS: Final = ("engines", "whole", "servers", "discord")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: engines and the whole way at these numbers of passages, and so many servers.

    And Discord with so many `articles`, asked `chat` questions.
    """

    engines: Sequence[int]
    whole: Sequence[int]
    servers: int
    passages_each: int
    asked: int
    articles: int
    chat: int


_PASSAGES_AN_ARTICLE: Final = 16
"""Some more than there are, real or invented."""

FULL: Final = Plan(
    engines=(1_000, 10_000, 100_000, 1_000_000),
    whole=(10_000, 100_000, 1_000_000),
    servers=1_000,
    passages_each=1_000,
    asked=3_000,
    articles=10_000,
    chat=1_000,
)
QUICK: Final = Plan((1_000, 10_000), (10_000,), 50, 200, 500, 500, 200)


def measure(plan: Plan, parts: Sequence[str], data: Path | None, folder: Path, path: Path) -> None:
    """Measure `parts` of the plan, in `folder`, and keep the figures in the file `path` as they come."""
    largest = max(
        *plan.engines, *plan.whole, plan.servers * plan.passages_each, _PASSAGES_AN_ARTICLE * plan.articles
    )
    _say(f"preparing {largest:,} passages")
    material = apart(prepare, folder / "material", data, largest)
    figures = read_figures(path)
    figures.machine, figures.material, figures.missing = machine(), material.said, missing()
    for engine, lacking in figures.missing.items():
        _say(f"{engine} is left out: {lacking} is not installed (pip install -e '.[bench]')")
    for what, records in _measured(plan, parts, material, folder):
        _say(f"measured: {what}")
        figures.take(records)
        figures.write(path)


def _measured(
    plan: Plan, parts: Sequence[str], material: Material, folder: Path
) -> Iterator[tuple[str, list[Record]]]:
    for size in plan.engines if "engines" in parts else ():
        with _place(folder) as place:
            yield f"engines at {size:,} passages", apart(measure_engines, material, size, place, installed())
            yield f"fresh processes at {size:,} passages", opening_records(material, size, place)
    for size in plan.whole if "whole" in parts else ():
        with _place(folder) as place:
            yield f"bulk load of {size:,} passages", load_records(material, size, place)
            yield f"cold starts at {size:,} passages", cold_records(material, size, place)
            yield f"whole answers at {size:,} passages", apart(ask_records, material, size, place)
            yield f"changes at {size:,} passages", apart(change_a_shelf, material, size, place)
    if "servers" in parts:
        with _place(folder) as place:
            found = server_records(material, plan.servers, plan.passages_each, place, plan.asked)
            yield f"{plan.servers:,} servers", found
    if "discord" in parts:
        with _place(folder) as place:
            load_records(material, material.size_of(plan.articles), place)
            found = chat_records(material, plan.articles, place, plan.chat)
            yield f"{plan.chat:,} questions on Discord", found


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        yield Path(place)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
