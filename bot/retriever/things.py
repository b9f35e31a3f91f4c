"""Whether a sentence offers the very kind of thing a question seeks: a country, a team, a law, ..."""

import re
from collections.abc import Callable, Mapping, Set
from typing import Final, TypeAlias

from bot.retriever.evidence import Evidence, Name
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

Offers: TypeAlias = Callable[[Evidence, Set[str]], float]
"""How surely a sentence offers something beyond the terms known, from 0 to 1."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")
_PERCENT = re.compile(r"%|\bper ?cent\b")
_QUOTED = re.compile(r"[\"“]([^\"”“]{2,80})[\"”]|(?<!\w)['‘]([A-Z][^'’‘]{2,60})['’](?!\w)")
_CALLED = re.compile(
    r"\b(?:called|known as|named|nicknamed|dubbed|titled|entitled|stands for|so-called|referred to as)\b"
    r"|\([A-Z]{2,6}\)"
)
_SOME: Final = 0.4
"""What a name counts of which nothing tells that it is of the kind sought."""


def offered(kind: Sought, sentence: Evidence, known: Set[str]) -> float:
    """How surely `sentence` offers something of `kind` beyond the terms `known`, from 0 to 1."""
    return _OFFERS[kind](sentence, known)


def _new_names(sentence: Evidence, known: Set[str]) -> list[Name]:
    return [name for name in sentence.names if known.isdisjoint(name.terms)]


def _person(sentence: Evidence, known: Set[str]) -> float:
    return max((name.person for name in _new_names(sentence, known)), default=0.0)


def _country(sentence: Evidence, known: Set[str]) -> float:
    if _has(COUNTRIES, sentence, known):
        return 1.0
    return _SOME * (not NATIONALITIES.isdisjoint(sentence.capitals - known))


def _state(sentence: Evidence, known: Set[str]) -> float:
    if _has(STATES, sentence, known):
        return 1.0
    return 0.7 * (not STATE_MARKS.isdisjoint(sentence.capitals - known))


def _city(sentence: Evidence, known: Set[str]) -> float:
    if _has(CITIES, sentence, known):
        return 1.0
    return 0.6 * any(name.placed for name in _new_names(sentence, known))


def _continent(sentence: Evidence, known: Set[str]) -> float:
    if _has(CONTINENTS, sentence, known):
        return 1.0
    return 0.5 * _has(COUNTRIES, sentence, known)


def _has(listed: frozenset[tuple[str, ...]], sentence: Evidence, known: Set[str]) -> bool:
    """Whether a listed name that is not known stands there, alone or at either end of a longer one."""
    for name in sentence.names:
        for size in (1, 2, 3):
            for part in (name.terms[-size:], name.terms[:size]):
                if part in listed and not known >= set(part):
                    return True
    return any((term,) in listed and term not in known for term in sentence.capitals)


def _named_with(kind: str) -> Offers:
    """1 for a new name that holds a word of `kind`, less for another new name that is no place."""
    words = WORDS_OF[kind]

    def offers(sentence: Evidence, known: Set[str]) -> float:
        if any(not words.isdisjoint(name.terms) and not known >= set(name.terms) for name in sentence.names):
            return 1.0
        if not words.isdisjoint(sentence.capitals - known):
            return 0.8
        return _SOME if any(not name.place for name in _new_names(sentence, known)) else 0.0

    return offers


def _with_word(words: frozenset[str]) -> Offers:
    """Whether the sentence has a new one of `words`."""
    return lambda sentence, known: float(not words.isdisjoint(set(sentence.terms) - known))


def _team(sentence: Evidence, known: Set[str]) -> float:
    """A name in the plural, such as that of the Harbour Larks."""
    names = _new_names(sentence, known)
    lower = sentence.text.lower()
    if any(re.search(re.escape(name.terms[-1]) + r"[a-z]?s\b", lower) for name in names):
        return 1.0
    return _SOME if names else 0.0


def _quoted(sentence: Evidence, known: Set[str]) -> float:
    """What stands in quotation marks like a title, or at least stands in them."""
    for match in _QUOTED.finditer(sentence.text):
        said = match.group(1) or match.group(2)
        if said[0].isupper() and not said.endswith((",", ".")):
            return 1.0
    if _QUOTED.search(sentence.text):
        return 0.7
    return _SOME if _new_names(sentence, known) else 0.0


def _named(sentence: Evidence, known: Set[str]) -> float:
    """What is called something."""
    names = _new_names(sentence, known)
    if not names and not _QUOTED.search(sentence.text):
        return 0.0
    if _CALLED.search(sentence.text):
        return 1.0
    return 0.6 if any(len(name.terms) > 1 for name in names) else _SOME


def _year(sentence: Evidence, known: Set[str]) -> float:
    return float(any(match.group() not in known for match in _YEAR.finditer(sentence.text)))


def _percent(sentence: Evidence, _: Set[str]) -> float:
    return float(bool(_PERCENT.search(sentence.text)))


def _any_name(sentence: Evidence, known: Set[str]) -> float:
    return float(bool(_new_names(sentence, known)))


_NAMED_KINDS: Final = (
    *(Sought.WATER, Sought.PLACE, Sought.COMPANY, Sought.AGENCY),
    *(Sought.SCHOOL, Sought.GROUP, Sought.LAW, Sought.EVENT),
)
_WORD_KINDS: Final = (
    *(Sought.ANIMAL, Sought.COLOUR, Sought.DISEASE, Sought.SPORT, Sought.MONTH, Sought.DAY),
    *(Sought.CRAFT, Sought.FOOD, Sought.CRIME, Sought.FAITH),
)
_OFFERS: Final[Mapping[Sought, Offers]] = {
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
