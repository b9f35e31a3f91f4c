"""What a text offers as a row of numbers, and back: by where it stands among the terms of the text."""

from collections.abc import Sequence
from typing import Final

from bot.retriever.evidence import Evidence, Name

_PLACE_NOUN: Final = 1 << 0
_POSITIONS: Final = 1 << 1
_SIGNS: Final = 2
"""The first number of a row: whether a noun names a place, whether any positions follow, and the signs."""

_SIZE: Final = 0xFF
_PLACED: Final = 1 << 8
_KIND: Final = 9
"""The second number of a name: how many terms it has (0: their places follow), and above that its kind."""

_PERSONS: Final = (0.0, 0.0, 0.3, 0.6, 1.0)
"""How surely a name is a person's, by its kind; kind 0 is a place's."""


def row_of(evidence: Evidence) -> list[int]:
    """What `evidence` has besides its text and its terms, in numbers.

    The numbers are the first (see above); if there are any, how many amounts, times and capitals alone there
    are, and their positions; for each name the position of its first term and the second (see above).
    """
    row = [evidence.signs << _SIGNS | evidence.place_noun]
    amounts, times, alone = evidence.amounts, evidence.times, evidence.alone
    if amounts or times or alone:
        row[0] |= _POSITIONS
        row += (len(amounts), len(times), len(alone), *amounts, *times, *alone)
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


def evidence_from(row: list[int], terms: list[str], text: str) -> Evidence:
    """What `row_of` made `row` of, which had these terms and this text."""
    bits = row[0]
    times = alone = at = 1
    if bits & _POSITIONS:
        times = 4 + row[1]
        alone = times + row[2]
        at = alone + row[3]
    names: list[Name] = []
    found = Evidence(
        text,
        terms,
        names,
        row[4:times],
        row[times:alone],
        row[alone:at],
        bits & _PLACE_NOUN > 0,
        0,
        bits >> _SIGNS,
    )
    while at < len(row):
        first, kind = row[at], row[at + 1]
        at += 2
        if size := kind & _SIZE:
            words = tuple(terms[first : first + size])
        else:
            words = tuple([terms[place] for place in row[at + 1 : at + 1 + row[at]]])
            at += 1 + len(words)
        person = kind >> _KIND
        names.append(Name(words, first, kind & _PLACED > 0, _PERSONS[person], person == 0))
    return found
