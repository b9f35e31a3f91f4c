"""Whether a name is a person's, or that of a place."""

from typing import Final

from bot.retriever.gazetteer import (
    CITIES,
    CONTINENTS,
    COUNTRIES,
    FIRST_NAMES,
    STATE_MARKS,
    STATES,
    TITLES_OF_PEOPLE,
    WORDS_OF,
)

_PLACES: Final = COUNTRIES | STATES | CITIES | CONTINENTS
_NOT_PEOPLE: Final = frozenset().union(
    *(WORDS_OF[kind] for kind in ("company", "agency", "school", "event", "law", "place"))
) - {"general", "ford", "price"}


def is_place(name: tuple[str, ...]) -> bool:
    """Whether a name of these terms is of a country, a state, a city or a continent."""
    if name in _PLACES:
        return True
    return len(name) > 1 and (name[-1:] in STATES or name[-1] in STATE_MARKS)


def likely_person(name: tuple[str, ...], before: str) -> float:
    """How surely a name of these terms, behind the term `before` and of no place, is a person's, 0 to 1."""
    first, several = name[0], len(name) > 1
    if before in TITLES_OF_PEOPLE or (several and (first in FIRST_NAMES or first in TITLES_OF_PEOPLE)):
        return 1.0
    if not _NOT_PEOPLE.isdisjoint(name):
        return 0.0
    return 0.6 if several else 0.3
