"""Which articles a shelf has, and which passages are whose."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import orjson

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
"""All fields lie at multiples of their sizes, without gaps that would hold whatever was there before."""


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

    def __init__(self, ids: tuple[str, ...], languages: tuple[str, ...], lines: npt.NDArray[np.void]) -> None:
        self._ids = ids
        self._languages = languages
        self._lines = lines
        self._firsts = np.ascontiguousarray(lines["first"])
        self._days = np.where(lines["standing"], lines["day"], UNDATED)

    def __len__(self) -> int:
        """How many articles stand."""
        return int(np.count_nonzero(self._lines["standing"]))

    @property
    def changes(self) -> int:
        """How often a line was written or struck out."""
        return 2 * len(self._lines) - len(self)

    @property
    def standing(self) -> Sequence[int]:
        """The lines of the articles that stand."""
        lines: list[int] = np.flatnonzero(self._lines["standing"]).tolist()
        return lines

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the articles that stand."""
        used = np.unique(self._lines["language"][self._lines["standing"]]).tolist()
        return frozenset(self._languages[number] for number in used)

    def line(self, number: int) -> Line:
        """What is entered in line `number`."""
        _, first, passages, revision, day, language, *_ = self._lines[number].tolist()
        return Line(self._ids[number], revision, day, self._languages[language], first, passages)

    def lines_of(self, ids: Collection[str]) -> list[int]:
        """The lines of those of `ids` that stand."""
        hashes = np.array([_hash(article_id) for article_id in ids], dtype=np.uint64)
        found = np.flatnonzero(np.isin(self._lines["id"], hashes) & self._lines["standing"])
        return [number for number in found.tolist() if self._ids[number] in ids]

    def lines_at(self, passages: Numbers | Unsigned) -> Numbers:
        """The line of the article that each of `passages` is of."""
        return self._firsts.searchsorted(passages, side="right") - 1

    def days_at(self, passages: Numbers | Unsigned) -> Numbers:
        """The day on which the article of each of `passages` came out."""
        days: Numbers = self._lines["day"][self.lines_at(passages)].astype(np.int64)
        return days

    @cached_property
    def latest(self) -> int:
        """The last day on which an article came out; `UNDATED` if there is none."""
        return int(self._days.max(initial=UNDATED))

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
        ids = (*self._ids, *(each.id for each in lines))
        return Register(ids, languages, np.concatenate((self._lines, new)))

    def without(self, numbers: Sequence[int]) -> "Register":
        """The register with the lines `numbers` struck out."""
        lines = self._lines.copy()
        lines["standing"][list(numbers)] = False
        return Register(self._ids, self._languages, lines)

    def pack(self) -> bytes:
        """All of it as bytes, for `unpack`."""
        return pack([orjson.dumps([self._ids, self._languages]), self._lines.tobytes()])

    @classmethod
    def unpack(cls, data: Buffer) -> Self:
        """What `pack` made, its lines not copied.

        Raises:
            ValueError: `data` is something else.
        """
        names, lines = unpack(data)
        ids, languages = orjson.loads(names)
        return cls(tuple(ids), tuple(languages), np.frombuffer(lines, dtype=_LINE))


def empty_register() -> Register:
    """A register without lines."""
    return Register((), (), np.empty(0, dtype=_LINE))


def _hash(article_id: str) -> int:
    encoded = article_id.encode(errors="surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=8).digest(), "little")
