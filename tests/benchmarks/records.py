"""The figures that were measured: records of one kind, in a file, with the machine they are of."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np

Record: TypeAlias = dict[str, Any]
"""What was measured (`kind`), of what `size`, of which `engine`, and figures with units in their names."""

_PACKAGES: Final = ("rank_bm25", "bm25s", "numba", "tantivy", "numpy")


@dataclass
class Figures:
    """All that a run measured, and all that it did not."""

    machine: dict[str, str] = field(default_factory=dict)
    material: str = ""
    missing: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)

    def take(self, records: Sequence[Record]) -> None:
        """Keep these records, in the place of earlier ones of the same kind, size and engine."""
        new = {_key(record) for record in records}
        self.records = [*(record for record in self.records if _key(record) not in new), *records]

    def of(self, kind: str) -> list[Record]:
        """The records of this kind, small sizes first."""
        return sorted((each for each in self.records if each["kind"] == kind), key=lambda each: each["size"])

    def write(self, path: Path) -> None:
        """Write them as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(vars(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_figures(path: Path) -> Figures:
    """The figures in `path`; none if there is no such file."""
    return Figures(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Figures()


def machine() -> dict[str, str]:
    """What figures depend on, in general words."""
    versions = {name: _version(name) for name in _PACKAGES}
    return {
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()}, {platform.machine()}",
        "Python": platform.python_version(),
        **{name: found for name, found in versions.items() if found},
        "SQLite": sqlite3.sqlite_version,
    }


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """The median and two tails in microseconds, and how many there would be a second."""
    p50, p95, p99 = np.percentile(seconds, (50, 95, 99)).tolist()
    each = {"p50_us": p50, "p95_us": p95, "p99_us": p99}
    return {name: round(1e6 * value, 1) for name, value in each.items()} | {
        "per_second": round(len(seconds) / sum(seconds), 1),
        "count": len(seconds),
    }


def _key(record: Record) -> tuple[Any, ...]:
    return record["kind"], record["size"], record.get("engine"), record.get("place")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
