"""An article of 20 passages added until it can be found, and removed again, in every engine."""

from collections.abc import Iterator, Sequence
from typing import Final

from tests.benchmarks.engines.engine import Engine, Terms
from tests.benchmarks.material import Material
from tests.benchmarks.passages import terms_of
from tests.benchmarks.records import Record, spread
from tests.benchmarks.rounds import timed

PASSAGES: Final = 20
_TIMES: Final = 30
_REBUILDS: Final = 2
_REBUILT_UP_TO: Final = 200_000
_MARK: Final = "zorblatquellin"
"""A term that no passage has, so that it shows whether an article is found."""


class NotFound(Exception):
    """An engine does not find what was added, or still finds what was removed."""


def change_records(engines: Sequence[Engine], material: Material, size: int) -> list[Record]:
    """How long each engine takes. One that has to build everything again does so twice, and not if large."""
    articles = list(_articles(material, _TIMES))
    records = []
    for engine in engines:
        record: Record = {"kind": "change", "size": size, "engine": engine.name}
        if engine.rebuilds and size > _REBUILT_UP_TO:
            record["left_out"] = "builds everything again for every change"
        else:
            record |= _changed(engine, articles[: _REBUILDS if engine.rebuilds else _TIMES])
        records.append(record)
    return records


def _changed(engine: Engine, articles: Sequence[Sequence[Terms]]) -> Record:
    adding, removing = [], []
    numbers = []
    for article in articles:
        began = len(numbers)
        adding.append(timed(lambda article=article: numbers.append(engine.add(article))))
        if numbers[began] not in engine.search([_MARK], 1):
            raise NotFound(f"{engine.name} does not find what was added")
        removing.append(timed(engine.remove, numbers[began], article))
        if numbers[began] in engine.search([_MARK], 1) and not engine.rebuilds:
            raise NotFound(f"{engine.name} finds what was removed")
    return {"add": spread(adding), "remove": spread(removing)}


def _articles(material: Material, count: int) -> Iterator[list[Terms]]:
    """Articles of 20 passages each, the first of which has the mark."""
    waiting: list[Terms] = []
    for article in material.later:
        waiting += terms_of(article)
        while len(waiting) >= PASSAGES and count:
            first, *others = waiting[:PASSAGES]
            yield [[_MARK, *first], *others]
            del waiting[:PASSAGES]
            count -= 1
