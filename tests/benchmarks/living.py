"""An article of 20 passages onto a shelf, until a question is answered from it, and off it again."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from bot.settings import Settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.article import SHARED, Article
from corpus.segment import passages
from corpus.shelf import Added
from corpus.store import Actor
from tests.benchmarks.changing import PASSAGES
from tests.benchmarks.loading import DATABASE, corpus_url
from tests.benchmarks.material import Material
from tests.benchmarks.records import Record, spread
from tests.benchmarks.rounds import timed

_ACTOR: Final = Actor("maintainer", "benchmark")
_TIMES: Final = 40
_WARM: Final = 3
_IN_MEMORY: Final = Path("/dev/shm")
_NAMES: Final = ("Zor", "Quel", "Vash", "Brun", "Ulm", "Tref", "Hask")
DISK: Final = "disk"
MEMORY: Final = "memory"


@dataclass(slots=True)
class _Taken:
    """Seconds: to store, until the index has it, until a first question is answered; and to take it away."""

    stored: list[float] = field(default_factory=list)
    searchable: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    removed: list[float] = field(default_factory=list)
    right: int = 0


def change_a_shelf(material: Material, size: int, folder: Path) -> list[Record]:
    """On the store in `folder`; then on a copy in memory, where no commit waits for a disk."""
    records = [_record(material, size, DISK, folder)]
    if _IN_MEMORY.is_dir():
        with tempfile.TemporaryDirectory(dir=_IN_MEMORY) as copy:
            for path in folder.glob(f"{DATABASE}*"):
                shutil.copy(path, copy)
            records.append(_record(material, size, MEMORY, Path(copy)))
    return records


def _record(material: Material, size: int, place: str, folder: Path) -> Record:
    taken = _Taken()
    with open_verbatim(Settings(corpus_url=corpus_url(folder))) as verbatim:
        verbatim.prepare()
        for number, article in enumerate(_articles(material)):
            _change(verbatim, article, _name(number), taken if number >= _WARM else _Taken())
            if len(taken.removed) == _TIMES:
                break
    together = [a + b for a, b in zip(taken.stored, taken.searchable, strict=True)]
    return {
        "kind": "shelf",
        "size": size,
        "place": place,
        "stored": spread(taken.stored),
        "searchable": spread(together),
        "answered": spread([a + b for a, b in zip(together, taken.answered, strict=True)]),
        "removed": spread(taken.removed),
        "right": taken.right,
        "sync_us": round(1e6 * _sync_seconds(folder), 1),
    }


def _change(verbatim: Verbatim, article: Article, name: str, taken: _Taken) -> None:
    told = f"The {name} bridge will cost 45 million euros, the engineers said.\n\n{article.text}"
    new = Article(f"{name} bridge: {article.title}", told, published=article.published)
    began = perf_counter()
    added = verbatim.shelf.add(SHARED, new, _ACTOR)
    stored = perf_counter()
    if not isinstance(added, Added):
        return
    taken.stored.append(stored - began)
    taken.searchable.append(timed(verbatim.prepare))
    began = perf_counter()
    answer = verbatim.ask(SHARED, f"How much will the {name} bridge cost?")
    taken.answered.append(perf_counter() - began)
    taken.right += answer.best is not None and answer.best.quote.article.id == added.article.id
    began = perf_counter()
    verbatim.shelf.remove(SHARED, added.article.id, _ACTOR)
    verbatim.prepare()
    taken.removed.append(perf_counter() - began)


def _articles(material: Material) -> Iterator[Article]:
    """Articles of 20 passages, from those that stand on no shelf."""
    title, text = "", ""
    for article in material.later:
        title, text = title or article["title"] or "An article", f"{text}\n\n{article['text']}".strip()
        spans = passages(text)
        if len(spans) >= PASSAGES:
            yield Article(title, text[: spans[PASSAGES - 1].end])
            title, text = "", ""


def _name(number: int) -> str:
    """A name that no article has."""
    one, other = divmod(number, len(_NAMES))
    return f"{_NAMES[other]}{_NAMES[one % len(_NAMES)].lower()}ok"


def _sync_seconds(folder: Path) -> float:
    """What one `fsync` of a small write takes in this folder: a commit waits for one."""
    with tempfile.TemporaryFile(dir=folder) as file:
        return median(timed(_write_through, file.fileno()) for _ in range(50))


def _write_through(descriptor: int) -> None:
    os.write(descriptor, b"\0" * 4096)
    os.fsync(descriptor)
