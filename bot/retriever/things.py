"""Whether a sentence offers the very kind of thing a question seeks: a country, a team, a law, ..."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import Final, TypeAlias

from bot.retriever.evidence import Evidence
from bot.retriever.gazetteer import (
    CITIES,
    CONTINENTS,
    COUNTRIES,
    NATIONALITIES,
    STATE_MARKS,
    STATES,
    WORDS_OF,
)
from bot.retriever.sought import Sought

Offered: TypeAlias = Callable[[Evidence], float]
"""How surely a sentence offers something, from 0 to 1."""

_Known: TypeAlias = frozenset[str]
"""The terms beyond which something is offered."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")
_PLURAL_END = re.compile(r"[a-z]?s\b")
_SOME: Final = 0.4
"""What a name counts of which nothing tells that it is of the kind sought."""

_LONGEST: Final = 3
"""The terms of the longest names listed."""


def offered(kind: Sought, known: frozenset[str]) -> Offered:
    """What tells how surely a sentence offers something of `kind` beyond the terms `known`."""
    return _OFFERED[kind](known)


def _person(known: _Known) -> Offered:
    def offers(sentence: Evidence) -> float:
        sure = [name.person for name in sentence.names if name.person and known.isdisjoint(name.terms)]
        return max(sure) if sure else 0.0

    return offers


def _country(known: _Known) -> Offered:
    country, peoples = _listed(COUNTRIES, known), NATIONALITIES - known
    return lambda sentence: 1.0 if country(sentence) else _SOME * (not peoples.isdisjoint(sentence.capitals))


def _state(known: _Known) -> Offered:
    state, marks = _listed(STATES, known), STATE_MARKS - known
    return lambda sentence: 1.0 if state(sentence) else 0.7 * (not marks.isdisjoint(sentence.capitals))


def _city(known: _Known) -> Offered:
    city = _listed(CITIES, known)

    def offers(sentence: Evidence) -> float:
        placed = any(name.placed and known.isdisjoint(name.terms) for name in sentence.names)
        return 1.0 if city(sentence) else 0.6 * placed

    return offers


def _continent(known: _Known) -> Offered:
    continent, country = _listed(CONTINENTS, known), _listed(COUNTRIES, known)
    return lambda sentence: 1.0 if continent(sentence) else 0.5 * country(sentence)


def _listed(names: frozenset[tuple[str, ...]], known: _Known) -> Callable[[Evidence], bool]:
    """Whether a listed name that is not known stands there, alone or at either end of a longer one."""
    words, alone = _words_of(names)

    def has(sentence: Evidence) -> bool:
        if words.isdisjoint(sentence.capitals):
            return False
        for name in sentence.names:
            for size in range(1, _LONGEST + 1):
                for part in (name.terms[-size:], name.terms[:size]):
                    if part in names and not known.issuperset(part):
                        return True
        return any(word in alone and word not in known for word in sentence.capitals)

    return has


@cache
def _words_of(names: frozenset[tuple[str, ...]]) -> tuple[frozenset[str], frozenset[str]]:
    """All words that some names are made of, and those that are a name alone."""
    return frozenset(chain.from_iterable(names)), frozenset(name[0] for name in names if len(name) == 1)


def _named_with(kind: str) -> Callable[[_Known], Offered]:
    """1 for a new name that holds a word of `kind`, less for another new name that is no place."""
    words = WORDS_OF[kind]

    def beyond(known: _Known) -> Offered:
        unknown = words - known

        def offers(sentence: Evidence) -> float:
            if not words.isdisjoint(sentence.capitals):
                for name in sentence.names:
                    if not words.isdisjoint(name.terms) and not known.issuperset(name.terms):
                        return 1.0
                if not unknown.isdisjoint(sentence.capitals):
                    return 0.8
            new = any(not name.place and known.isdisjoint(name.terms) for name in sentence.names)
            return _SOME if new else 0.0

        return offers

    return beyond


def _with_word(words: frozenset[str]) -> Callable[[_Known], Offered]:
    """Whether the sentence has a new one of `words`."""

    def beyond(known: _Known) -> Offered:
        unknown = words - known
        return lambda sentence: float(not unknown.isdisjoint(sentence.terms))

    return beyond


def _team(known: _Known) -> Offered:
    """A name in the plural, such as that of the Harbour Larks."""

    def offers(sentence: Evidence) -> float:
        names = [name for name in sentence.names if known.isdisjoint(name.terms)]
        if not names:
            return 0.0
        lower = sentence.text.lower()
        return 1.0 if any(_in_plural(name.terms[-1], lower) for name in names) else _SOME

    return offers


def _in_plural(term: str, text: str) -> bool:
    at = text.find(term)
    while at >= 0:
        if _PLURAL_END.match(text, at + len(term)):
            return True
        at = text.find(term, at + 1)
    return False


def _any_name(known: _Known) -> Offered:
    return lambda sentence: float(any(known.isdisjoint(name.terms) for name in sentence.names))


def _quoted(known: _Known) -> Offered:
    """What stands in quotation marks like a title, or at least stands in them."""
    named = _any_name(known)
    return lambda sentence: 1.0 if sentence.titled else 0.7 if sentence.quoted else _SOME * named(sentence)


def _named(known: _Known) -> Offered:
    """What is called something."""

    def offers(sentence: Evidence) -> float:
        names = [name for name in sentence.names if known.isdisjoint(name.terms)]
        if not names and not sentence.quoted:
            return 0.0
        if sentence.called:
            return 1.0
        return 0.6 if any(len(name.terms) > 1 for name in names) else _SOME

    return offers


def _year(known: _Known) -> Offered:
    return lambda sentence: float(any(year not in known for year in _YEAR.findall(sentence.text)))


def _percent(_: _Known) -> Offered:
    return lambda sentence: float(sentence.percent)


_NAMED_KINDS: Final = (
    *(Sought.WATER, Sought.PLACE, Sought.COMPANY, Sought.AGENCY),
    *(Sought.SCHOOL, Sought.GROUP, Sought.LAW, Sought.EVENT),
)
_WORD_KINDS: Final = (
    *(Sought.ANIMAL, Sought.COLOUR, Sought.DISEASE, Sought.SPORT, Sought.MONTH, Sought.DAY),
    *(Sought.CRAFT, Sought.FOOD, Sought.CRIME, Sought.FAITH),
)
_OFFERED: Final[Mapping[Sought, Callable[[_Known], Offered]]] = {
    Sought.PERSON: _person,
    Sought.COUNTRY: _country,
    Sought.STATE: _state,
    Sought.CITY: _city,
    Sought.CONTINENT: _continent,
    Sought.TEAM: _team,
    Sought.WORK: _quoted,
    Sought.WORD: _quoted,
    Sought.NAMED: _named,
    Sought.YEAR: _year,
    Sought.PERCENT: _percent,
    Sought.STORM: _any_name,
    Sought.LANGUAGE: _with_word(NATIONALITIES),
    **{kind: _named_with(kind) for kind in _NAMED_KINDS},
    **{kind: _with_word(WORDS_OF[kind]) for kind in _WORD_KINDS},
}
