"""The whole way, from a question to the finished answer, beside SQLite's full-text search alone."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED
from tests.benchmarks.engines.fts5 import Fts5
from tests.benchmarks.loading import corpus_url
from tests.benchmarks.material import Material, Question
from tests.benchmarks.processes import launched, one_core
from tests.benchmarks.records import Record, spread
from tests.benchmarks.rounds import in_turn

_QUESTIONS: Final = 400
_ROUNDS: Final = 3
_COLD: Final = 15
_BEST: Final = 20
ANSWER: Final = "Verbatim, the whole way"
SEARCH: Final = "SQLite FTS5, its search alone"


def ask_records(material: Material, size: int, folder: Path) -> list[Record]:
    """Ask the store in `folder`, and FTS5 over the same passages, in turn, on one core."""
    place = folder / "fts5"
    place.mkdir()
    fts5 = Fts5.build(place, material.passages(size).by_article())
    with open_verbatim(Settings(corpus_url=corpus_url(folder))) as verbatim, one_core():
        verbatim.prepare()
        ways: dict[str, Callable[[Question], object]] = {
            ANSWER: lambda question: verbatim.ask(SHARED, question.text, question.asked),
            SEARCH: lambda question: fts5.search(question.terms, _BEST),
        }
        taken = in_turn(ways, material.questions(_QUESTIONS), _ROUNDS)
    fts5.close()
    ours = median(taken[ANSWER])
    return [
        {
            "kind": "ask",
            "size": size,
            "engine": name,
            **spread(seconds),
            "times_ours": round(median(seconds) / ours, 3),
        }
        for name, seconds in taken.items()
    ]


def cold_records(material: Material, size: int, folder: Path) -> list[Record]:
    """`python -m bot ask` as a process: from its start to the printed answer, and its peak of memory.

    The first time is told apart: whatever is made once after loading is made then.
    """
    environment = {"CORPUS_URL": corpus_url(folder)}
    first, *runs = [
        launched(["-m", "bot", "ask", question.text], environment)
        for question in material.questions(_COLD + 1)
    ]
    printed = [run.printed_seconds for run in runs]
    return [
        {
            "kind": "cold",
            "size": size,
            "first_ms": round(1e3 * first.printed_seconds),
            "printed_ms": round(1e3 * median(printed)),
            "slowest_ms": round(1e3 * max(printed)),
            "ended_ms": round(1e3 * median(run.seconds for run in runs)),
            "peak_bytes": max(run.peak_bytes for run in runs),
        }
    ]
