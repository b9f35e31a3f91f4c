"""Which engines there are, and which of them can be measured here."""

from importlib.util import find_spec
from typing import Final

from tests.benchmarks.engines.bm25s import Bm25sNumba, Bm25sNumpy
from tests.benchmarks.engines.engine import Engine
from tests.benchmarks.engines.fts5 import Fts5
from tests.benchmarks.engines.ours import Ours
from tests.benchmarks.engines.rank_bm25 import RankBm25
from tests.benchmarks.engines.tantivy import Tantivy, TantivyColumn

ENGINES: Final[tuple[type[Engine], ...]] = (
    Ours,
    RankBm25,
    Bm25sNumpy,
    Bm25sNumba,
    Tantivy,
    TantivyColumn,
    Fts5,
)


def installed() -> list[type[Engine]]:
    """The engines whose packages are there."""
    return [engine for engine in ENGINES if not _lacking(engine)]


def missing() -> dict[str, str]:
    """The engines that cannot be measured here, and which package each of them lacks."""
    return {engine.name: lacking for engine in ENGINES if (lacking := _lacking(engine))}


def _lacking(engine: type[Engine]) -> str:
    return ", ".join(package for package in engine.packages if find_spec(package) is None)
