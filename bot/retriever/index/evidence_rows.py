"""Evidence as a row of numbers, and back: terms by their numbers in a list, names by where they stand."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.retriever.evidence import Evidence, Name

_SIGNS: Final = 1
"""The first number of a row: in its lowest bit whether a place is named by a noun, above it the signs."""

_SIZE: Final = 0xFF
_PLACED: Final = 1 << 8
_KIND: Final = 9
"""The second number of a name: how many terms it has (0: their places follow), and above that its kind."""

_PERSONS: Final = (0.0, 0.0, 0.3, 0.6, 1.0)
"""How surely a name is a person's, by its kind; kind 0 is a place's."""

_HEAD: Final = 5


def row_of(evidence: Evidence, numbers: Mapping[str, int]) -> list[int]:
    """`evidence` in numbers; `numbers` are those of its terms."""
    row = [
        evidence.signs << _SIGNS | evidence.place_noun,
        len(evidence.terms),
        len(evidence.amounts),
        len(evidence.times),
        0,
        *map(numbers.__getitem__, evidence.terms),
        *evidence.amounts,
        *evidence.times,
    ]
    alone = evidence.capitals.difference(*(name.terms for name in evidence.names))
    if alone:
        places = sorted(map(evidence.terms.index, alone))
        row[_HEAD - 1] = len(places)
        row += places
    for name in evidence.names:
        row += _numbers_of(name, evidence.terms)
    return row


def _numbers_of(name: Name, terms: Sequence[str]) -> Sequence[int]:
    first, size = name.position, len(name.terms)
    bits = name.placed * _PLACED | (0 if name.place else _PERSONS.index(name.person, 1)) << _KIND
    if size <= _SIZE and tuple(terms[first : first + size]) == name.terms:
        return first, bits | size
    places, at = [], first  # a word like "van" stands inside it that is a term, and not one of its
    for term in name.terms:
        at = terms.index(term, at) + 1
        places.append(at - 1)
    return first, bits, size, *places


def evidence_from(row: Sequence[int], terms: Sequence[str], text: str) -> Evidence:
    """What `row_of` made `row` of; `terms` are the words by their numbers, `text` what was read."""
    bits, count, amounts, times, alone = row[:_HEAD]
    said = [terms[number] for number in row[_HEAD : _HEAD + count]]
    amounts += _HEAD + count
    times += amounts
    at = times + alone
    capitals = {said[place] for place in row[times:at]}
    names = []
    while at < len(row):
        first, kind = row[at : at + 2]
        at += 2
        if size := kind & _SIZE:
            words = tuple(said[first : first + size])
        else:
            words = tuple(said[place] for place in row[at + 1 : at + 1 + row[at]])
            at += 1 + len(words)
        capitals.update(words)
        person = kind >> _KIND
        names.append(Name(words, first, bool(kind & _PLACED), _PERSONS[person], not person))
    return Evidence(
        text,
        said,
        capitals,
        names,
        list(row[_HEAD + count : amounts]),
        list(row[amounts:times]),
        bool(bits & 1),
        0,
        bits >> _SIGNS,
    )
