"""Which articles a shelf has, and which passages are whose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from typing import Final, Self, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson

from bot.retriever.index.growing import Growing
from bot.retriever.index.sections import Buffer, pack, unpack
from bot.retriever.index.segment import Numbers, Unsigned
from corpus.article import Published

UNDATED: Final = 0
"""The day of an article whose publication is unknown; no date has this ordinal."""

_LINE: Final = np.dtype(
    [
        *(("id", "<u8"), ("first", "<i8"), ("passages", "<i4"), ("revision", "<i4"), ("day", "<i4")),
        *(("language", "<u2"), ("standing", "?"), ("unused", "<u1")),
    ]
)
"""A line as it is packed: all fields lie at multiples of their sizes, without gaps that hold anything."""

_COLUMNS: Final = ("id", "first", "passages", "revision", "day", "language")
"""What of a line never changes."""

_Flags: TypeAlias = npt.NDArray[np.bool_]


def day_of(published: Published | None) -> int:
    """The day of publication as a proleptic ordinal, or `UNDATED`."""
    if published is None:
        return UNDATED
    return (published.date() if isinstance(published, datetime) else published).toordinal()


@dataclass(frozen=True, slots=True)
class Line:
    """What is entered of an article: its newest revision, its language, the day it came out, its passages.

    `day` is an ordinal, or `UNDATED`; `language` an ISO 639-1 code; the passages have the numbers from
    `first` on.
    """

    id: str
    revision: int
    day: int
    language: str
    first: int
    passages: int

    @property
    def key(self) -> tuple[str, int]:
        """Its id and revision, which tell what stands in it for good."""
        return self.id, self.revision


class Register:
    """The articles of a shelf in the order they came, each a line; never changed: changes give another.

    The line of an article that is gone stays, struck out, and a revised article gets a new line: numbers of
    passages are never used twice. Lines are numbered from 0.
    """

    def __init__(
        self, ids: Growing, languages: tuple[str, ...], columns: Mapping[str, Growing], standing: _Flags
    ) -> None:
        self._ids = ids
        self._languages = languages
        self._columns = columns
        self._standing = standing

    def __len__(self) -> int:
        """How many articles stand."""
        return int(np.count_nonzero(self._standing))

    @property
    def changes(self) -> int:
        """How often a line was written or struck out."""
        return 2 * len(self._standing) - len(self)

    @property
    def standing(self) -> Sequence[int]:
        """The lines of the articles that stand."""
        lines: list[int] = np.flatnonzero(self._standing).tolist()
        return lines

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the articles that stand."""
        used = np.bincount(self._columns["language"].array[self._standing]).nonzero()[0].tolist()
        return frozenset(self._languages[number] for number in used)

    def line(self, number: int) -> Line:
        """What is entered in line `number`."""
        first, passages, revision, day, language = (
            self._columns[name].array.item(number)
            for name in ("first", "passages", "revision", "day", "language")
        )
        return Line(self._ids.array[number], revision, day, self._languages[language], first, passages)

    def lines_of(self, ids: Collection[str]) -> list[int]:
        """The lines of those of `ids` that stand."""
        hashes = np.array([_hash(article_id) for article_id in ids], dtype=np.uint64)
        found = np.flatnonzero(np.isin(self._columns["id"].array, hashes) & self._standing)
        return [number for number in found.tolist() if self._ids.array[number] in ids]

    def lines_at(self, passages: Numbers | Unsigned) -> Numbers:
        """The line of the article that each of `passages` is of."""
        return self._columns["first"].array.searchsorted(passages, side="right") - 1

    def days_at(self, passages: Numbers | Unsigned) -> Numbers:
        """The day on which the article of each of `passages` came out."""
        days: Numbers = self._columns["day"].array[self.lines_at(passages)].astype(np.int64)
        return days

    @cached_property
    def latest(self) -> int:
        """The last day on which an article came out; `UNDATED` if there is none."""
        return int(self._days.max(initial=UNDATED))

    @cached_property
    def dated(self) -> int:
        """How many of the articles that stand say when they came out."""
        return int(np.count_nonzero(self._days != UNDATED))

    @cached_property
    def _days(self) -> npt.NDArray[np.int32]:
        return np.where(self._standing, self._columns["day"].array, UNDATED)

    def newest(self, horizon: int) -> int:
        """The last day up to `horizon` on which an article came out; `UNDATED` if there is none."""
        if self.latest <= horizon:
            return self.latest
        return int(self._days[self._days <= horizon].max(initial=UNDATED))

    def with_lines(self, lines: Sequence[Line]) -> "Register":
        """The register with `lines` after its own."""
        languages = tuple(dict.fromkeys((*self._languages, *(line.language for line in lines))))
        new = np.array(
            [
                (_hash(x.id), x.first, x.passages, x.revision, x.day, languages.index(x.language), True, 0)
                for x in lines
            ],
            dtype=_LINE,
        )
        return Register(
            self._ids.plus([each.id for each in lines]),
            languages,
            {name: column.plus(new[name]) for name, column in self._columns.items()},
            np.concatenate((self._standing, new["standing"])),
        )

    def without(self, numbers: Sequence[int]) -> "Register":
        """The register with the lines `numbers` struck out."""
        standing = self._standing.copy()
        standing[list(numbers)] = False
        return Register(self._ids, self._languages, self._columns, standing)

    def pack(self) -> bytes:
        """All of it as bytes, for `unpack`."""
        lines = np.zeros(len(self._standing), _LINE)
        for name, column in self._columns.items():
            lines[name] = column.array
        lines["standing"] = self._standing
        return pack([orjson.dumps([self._ids.array.tolist(), self._languages]), lines.tobytes()])

    @classmethod
    def unpack(cls, data: Buffer) -> Self:
        """What `pack` made.

        Raises:
            ValueError: `data` is something else.
        """
        names, read = unpack(data)
        ids, languages = orjson.loads(names)
        lines = np.frombuffer(read, dtype=_LINE)
        columns = {name: Growing(np.ascontiguousarray(lines[name])) for name in _COLUMNS}
        return cls(Growing(np.array(ids, object)), tuple(languages), columns, lines["standing"].copy())


def empty_register() -> Register:
    """A register without lines."""
    columns = {name: Growing(np.empty(0, _LINE[name])) for name in _COLUMNS}
    return Register(Growing(np.empty(0, object)), (), columns, np.empty(0, np.bool_))


def _hash(article_id: str) -> int:
    encoded = article_id.encode(errors="surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=8).digest(), "little")
