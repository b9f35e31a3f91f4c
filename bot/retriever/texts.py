"""Several texts with what they offer, of one or of many articles, as arrays."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple, Self, overload

import numpy as np
import numpy.typing as npt

from bot.retriever.columns import (
    PERSONS,
    PLACE_NOUN,
    PLACED,
    SIGNS,
    SIZE,
    Column,
    Columns,
    columns_of,
    kinds_of,
)
from bot.retriever.evidence import Evidence, Name
from bot.retriever.places import Names, Places
from bot.retriever.term_lists import Flags, Glossary, Numbers, TermLists


class Source(NamedTuple):
    """Where texts come from: columns of them, the list of terms that these number, and what reads each."""

    columns: Columns
    terms: bytes | memoryview
    read: Callable[[int], str]


class Texts(Sequence[Evidence]):
    """Some texts: text `i` is text `rows[i]` of source `source[i]`.

    A term has a number of its own in each source. The terms of text `i` are those from `starts[i]` to
    `starts[i + 1]` of `said`; there are numbers for so many `terms`.
    """

    def __init__(self, sources: Sequence[Source], source: Numbers, rows: Numbers) -> None:
        self._columns = [each.columns for each in sources]
        self._sources = sources
        self.source, self.rows = source, rows
        self._lists = lists = TermLists([each.terms for each in sources])
        bounds, bits = (_joined([each[column] for each in self._columns]) for column in (0, 1))
        sizes = np.array([len(each.said) for each in self._columns], dtype=np.int64)
        self._before = np.cumsum(sizes) - sizes  # terms of the sources before
        texts = np.array([len(each.bits) for each in self._columns], dtype=np.int64)
        row = (np.cumsum(texts) - texts)[source] + rows
        self._bits = bits[row]
        begins = bounds[row + source]  # a source has one more bound than texts
        self.lengths: Numbers = bounds[row + source + 1] - begins
        self.starts: Numbers = np.concatenate(([0], np.cumsum(self.lengths)))
        begins += self._before[source] - self.starts[:-1]
        at = np.arange(self.starts[-1]) + np.repeat(begins, self.lengths)
        self.said: Numbers = _joined([each.said for each in self._columns], at)
        self.said += np.repeat(lists.firsts[source], self.lengths)
        self.text_of: Numbers = np.repeat(np.arange(len(rows)), self.lengths)
        self._at = np.full(int(sizes.sum()), -1)
        self._at[at] = np.arange(len(at))
        self.terms = len(lists)
        self.glossary = Glossary(lists, self.said)

    @classmethod
    def of(cls, evidence: Sequence[Evidence]) -> Self:
        """Texts that were read before."""
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        columns = Columns(*(np.array(each, dtype=np.uint32) for each in columns_of(evidence, numbers)))
        rows = np.arange(len(evidence))
        terms = "\n".join(numbers).encode()
        return cls([Source(columns, terms, lambda row: evidence[row].text)], np.zeros_like(rows), rows)

    def __len__(self) -> int:
        return len(self.lengths)

    def text(self, number: int) -> str:
        """One of the texts as it was written."""
        source: Source = self._sources[self.source[number]]
        return source.read(int(self.rows[number]))

    @overload
    def __getitem__(self, number: int) -> Evidence: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Evidence]: ...
    def __getitem__(self, number: int | slice) -> Evidence | Sequence[Evidence]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        said = self.said[self.starts[number] : self.starts[number + 1]].tolist()
        return Evidence(
            text=self.text(number),
            terms=[*map(self._lists.term, said)],
            names=[self._name(name) for name in np.flatnonzero(self.names.texts == number).tolist()],
            amounts=self.amounts.inside(number),
            times=self.times.inside(number),
            alone=self.alone.inside(number),
            place_noun=bool(self.place_noun[number]),
            found_signs=int(self.signs[number]),
        )

    def _name(self, number: int) -> Name:
        names = self.names
        place, person = int(names.places[number]), float(names.person[number])
        terms = self.terms_of_name(number)
        return Name(terms, place, bool(names.placed[number]), person, bool(names.place[number]))

    def terms_of_name(self, number: int) -> tuple[str, ...]:
        """The terms of one of `names`."""
        first, end = self.names.owners.searchsorted((number, number + 1)).tolist()
        return tuple(map(self._lists.term, self.names.said[first:end].tolist()))

    @property
    def signs(self) -> Numbers:
        """The signs of `bot.retriever.signs` that each gives."""
        signs: Numbers = self._bits >> SIGNS
        return signs

    @property
    def place_noun(self) -> Flags:
        """Whether a noun of each names a place."""
        flags: Flags = self._bits & PLACE_NOUN > 0
        return flags

    @cached_property
    def amounts(self) -> Places:
        """The figures that count something."""
        return self._places([each.amounts for each in self._columns])

    @cached_property
    def times(self) -> Places:
        """The words that say when."""
        return self._places([each.times for each in self._columns])

    @cached_property
    def alone(self) -> Places:
        """The lone words with a capital at the start of a sentence."""
        return self._places([each.alone for each in self._columns])

    @cached_property
    def names(self) -> Names:
        """The capitalised words as they stand together."""
        bits = _joined([each.names for each in self._columns])
        at, inside = self._found([each.places for each in self._columns])
        owners = np.repeat(np.arange(len(bits)), bits >> SIZE)[inside]
        first = np.flatnonzero(np.diff(owners, prepend=-1))
        bits = bits[owners[first]]
        sizes = bits >> SIZE
        kinds = kinds_of(bits)
        texts = self.text_of[at[first]]
        return Names(
            texts=texts,
            places=at[first] - self.starts[texts],
            sizes=sizes,
            placed=bits & PLACED > 0,
            person=PERSONS[kinds],
            place=kinds == 0,
            owners=np.repeat(np.arange(len(first)), sizes),
            said=self.said[at],
        )

    def _places(self, columns: Sequence[Column]) -> Places:
        at, _ = self._found(columns)
        texts = self.text_of[at]
        return Places(texts, at - self.starts[texts], self.said[at])

    def _found(self, columns: Sequence[Column]) -> tuple[Numbers, Flags]:
        """Where in `said` what stands at places of the sources stands, and which of it is in these texts."""
        sizes = np.array([len(each) for each in columns], dtype=np.int64)
        at = self._at[_joined(columns) + np.repeat(self._before, sizes)]
        inside = at >= 0
        return at[inside], inside


def _joined(columns: Sequence[npt.NDArray[Any]], at: Numbers | slice = slice(None)) -> Numbers:
    """Some of the numbers of `columns`, laid end to end."""
    joined = np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)
    return joined[at].astype(np.int64)
