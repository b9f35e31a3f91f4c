"""What several texts offer, as columns of numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retriever.evidence import Evidence, Name

Column = npt.NDArray[np.unsignedinteger[Any]]

PLACE_NOUN: Final = 1 << 0
SIGNS: Final = 1
"""The bits of a text: whether a noun names a place; above that its signs."""

PLACED: Final = 1 << 0
_KIND: Final = 1
_KINDS: Final = 0b111
SIZE: Final = 4
"""The bits of a name: whether it is placed; above that its kind; above that how many terms it has."""

PERSONS: Final = np.array((0.0, 0.0, 0.3, 0.6, 1.0))
"""How surely a name is a person's, by its kind; kind 0 is a place's."""


class Columns(NamedTuple):
    """What several texts, whose terms are laid end to end, offer; terms by their numbers in some list.

    `said` are the terms, those of text `i` from `bounds[i]` to `bounds[i + 1]`; `bits[i]` are its bits (see
    above). `amounts`, `times` and `alone` are those of `Evidence`, but places in `said`. `names` are the bits
    of each name, and `places` where its terms stand in `said`, name after name.
    """

    bounds: Column
    bits: Column
    said: Column
    amounts: Column
    times: Column
    alone: Column
    names: Column
    places: Column


def columns_of(read: Sequence[Evidence], numbers: Mapping[str, int]) -> list[list[int]]:
    """The columns of what these texts offer, in the order of `Columns`, whose terms have these `numbers`."""
    bounds = list(accumulate((len(each.terms) for each in read), initial=0))
    at = list(zip(read, bounds, strict=False))
    return [
        bounds,
        [each.signs << SIGNS | each.place_noun for each in read],
        [*map(numbers.__getitem__, chain.from_iterable(each.terms for each in read))],
        [start + place for each, start in at for place in each.amounts],
        [start + place for each, start in at for place in each.times],
        [start + place for each, start in at for place in each.alone],
        [_bits(name) for each in read for name in each.names],
        [start + place for each, start in at for name in each.names for place in _places(name, each.terms)],
    ]


def _bits(name: Name) -> int:
    kind = 0 if name.place else PERSONS.tolist().index(name.person, 1)
    return len(name.terms) << SIZE | kind << _KIND | name.placed


def _places(name: Name, terms: Sequence[str]) -> Iterator[int]:
    """Where the terms of a name stand: a word like "van" may stand inside it that is not one of them."""
    at = name.position
    for term in name.terms:
        at = terms.index(term, at) + 1
        yield at - 1


def kinds_of(names: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The kinds of names by their bits."""
    return names >> _KIND & _KINDS
