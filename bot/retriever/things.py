"""Whether a sentence offers the very kind of thing a question seeks: a country, a team, a law, ..."""

import re
from typing import Final

from bot.retriever.evidence import Evidence, Name
from bot.retriever.gazetteer import (
    CITIES,
    CONTINENTS,
    COUNTRIES,
    FIRST_NAMES,
    NATIONALITIES,
    STATE_MARKS,
    STATES,
    TITLES_OF_PEOPLE,
    WORDS_OF,
)
from bot.retriever.sought import Sought

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")
_PERCENT = re.compile(r"%|\bper ?cent\b")
_QUOTED = re.compile(r"[\"“]([^\"”“]{2,80})[\"”]|(?<!\w)['‘]([A-Z][^'’‘]{2,60})['’](?!\w)")
_CALLED = re.compile(
    r"\b(?:called|known as|named|nicknamed|dubbed|titled|entitled|stands for|so-called|referred to as)\b|\([A-Z]{2,6}\)"
)
_SOME: Final = 0.4
"""What a name counts of which nothing tells that it is of the kind sought."""


def is_person(name: Name, sentence: Evidence) -> float:
    """How surely `name` is a person's, from 0 to 1."""
    first = name.terms[0]
    before = sentence.terms[name.position - 1] if name.position else ""
    if is_place(name):
        return 0.0
    if before in TITLES_OF_PEOPLE or (len(name.terms) > 1 and (first in FIRST_NAMES or first in TITLES_OF_PEOPLE)):
        return 1.0
    if not _NOT_PEOPLE.isdisjoint(name.terms):
        return 0.0
    return 0.6 if len(name.terms) > 1 else 0.3


def is_place(name: Name) -> bool:
    """Whether `name` is of a country, a state, a city or a continent."""
    terms = name.terms
    return (
        terms in COUNTRIES
        or terms in STATES
        or terms in CITIES
        or terms in CONTINENTS
        or (len(terms) > 1 and (terms[-1:] in STATES or terms[-1] in STATE_MARKS))
    )


_NOT_PEOPLE: Final = (
    WORDS_OF["company"] | WORDS_OF["agency"] | WORDS_OF["school"] | WORDS_OF["event"] | WORDS_OF["law"] | WORDS_OF["place"]
) - {"general", "ford", "price"}


def offered(kind: Sought, sentence: Evidence, known: set[str]) -> float:
    """How surely `sentence` offers something of `kind` beyond the terms `known`, from 0 to 1."""
    names = [name for name in sentence.names if known.isdisjoint(name.terms)]
    match kind:
        case Sought.PERSON:
            return max((is_person(name, sentence) for name in names), default=0.0)
        case Sought.COUNTRY:
            if _has(COUNTRIES, sentence, known):
                return 1.0
            return _SOME * (not NATIONALITIES.isdisjoint(sentence.capitals - known))
        case Sought.STATE:
            return float(_has(STATES, sentence, known)) or 0.7 * (
                not STATE_MARKS.isdisjoint(sentence.capitals - known)
            )
        case Sought.CITY:
            if _has(CITIES, sentence, known):
                return 1.0
            return 0.6 * any(name.placed for name in names)
        case Sought.CONTINENT:
            return float(_has(CONTINENTS, sentence, known)) or 0.5 * _has(COUNTRIES, sentence, known)
        case Sought.WATER | Sought.SCHOOL | Sought.EVENT | Sought.LAW | Sought.AGENCY | Sought.GROUP | Sought.PLACE | Sought.COMPANY:
            return _named_like(WORDS_OF[kind.value], sentence, names, known)
        case Sought.TEAM:
            return _team(sentence, names)
        case Sought.WORK | Sought.WORD:
            return _quoted(sentence, names, known)
        case Sought.NAMED:
            if not names and not _QUOTED.search(sentence.text):
                return 0.0
            return 1.0 if _CALLED.search(sentence.text) else 0.6 if any(len(name.terms) > 1 for name in names) else 0.4
        case Sought.LANGUAGE:
            return float(not NATIONALITIES.isdisjoint(set(sentence.terms) - known))
        case Sought.YEAR:
            return float(any(match.group() not in known for match in _YEAR.finditer(sentence.text)))
        case Sought.PERCENT:
            return float(bool(_PERCENT.search(sentence.text)))
        case Sought.STORM:
            return float(bool(names))
        case _:
            return float(not WORDS_OF[kind.value].isdisjoint(set(sentence.terms) - known))


def _has(listed: frozenset[tuple[str, ...]], sentence: Evidence, known: set[str]) -> bool:
    """Whether a listed name stands in the sentence, alone or as the end of a longer one, and is not `known`."""
    for name in sentence.names:
        for size in (1, 2, 3):
            for part in (name.terms[-size:], name.terms[:size]):
                if part in listed and not known.issuperset(part):
                    return True
    return any((term,) in listed and term not in known for term in sentence.capitals)


def _named_like(words: frozenset[str], sentence: Evidence, names: list[Name], known: set[str]) -> float:
    """1 for a new name that holds one of `words`, less for another new name that is no place."""
    if any(not words.isdisjoint(name.terms) and not known.issuperset(name.terms) for name in sentence.names):
        return 1.0
    if not words.isdisjoint(sentence.capitals - known):
        return 0.8
    return _SOME if any(not is_place(name) for name in names) else 0.0


def _team(sentence: Evidence, names: list[Name]) -> float:
    lower = sentence.text.lower()
    if any(re.search(re.escape(name.terms[-1]) + r"[a-z]?s\b", lower) for name in names):
        return 1.0
    return _SOME if names else 0.0


def _quoted(sentence: Evidence, names: list[Name], known: set[str]) -> float:
    for match in _QUOTED.finditer(sentence.text):
        said = match.group(1) or match.group(2)
        if said[:1].isupper() and not said.rstrip().endswith((",", ".")):
            return 1.0
    if _QUOTED.search(sentence.text):
        return 0.7
    return _SOME if names else 0.0
