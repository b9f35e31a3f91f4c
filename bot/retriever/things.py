"""Whether texts offer the very kind of thing a question seeks: a country, a team, a law, ..."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.retriever import signs
from bot.retriever.beyond import Beyond
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
from bot.retriever.term_lists import Flags

Shares: TypeAlias = npt.NDArray[np.float64]
"""For each text, how surely it offers something, from 0 to 1."""

Offered: TypeAlias = Callable[[Beyond], Shares]

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")
_PLURAL_END = re.compile(r"[a-z]?s\b")
_SOME: Final = 0.4
"""What a name counts of which nothing tells that it is of the kind sought."""

_LONGEST: Final = 3
"""The terms of the longest names listed."""


def offered(kind: Sought, beyond: Beyond) -> Shares:
    """How surely each text offers something of `kind` beyond what is known."""
    return _OFFERED[kind](beyond)


def _person(beyond: Beyond) -> Shares:
    names = beyond.texts.names
    sure = np.zeros(len(beyond.texts))
    np.maximum.at(sure, names.texts[beyond.new], names.person[beyond.new])
    return sure


def _country(beyond: Beyond) -> Shares:
    return np.where(_listed(beyond, COUNTRIES), 1.0, _SOME * beyond.capitals(NATIONALITIES))


def _state(beyond: Beyond) -> Shares:
    return np.where(_listed(beyond, STATES), 1.0, 0.7 * beyond.capitals(STATE_MARKS))


def _city(beyond: Beyond) -> Shares:
    placed = beyond.naming(beyond.new & beyond.texts.names.placed)
    return np.where(_listed(beyond, CITIES), 1.0, 0.6 * placed)


def _continent(beyond: Beyond) -> Shares:
    return np.where(_listed(beyond, CONTINENTS), 1.0, 0.5 * _listed(beyond, COUNTRIES))


def _listed(beyond: Beyond, listed: frozenset[tuple[str, ...]]) -> Flags:
    """Whether a listed name that is not known stands there, alone or at either end of a longer one."""
    words, alone = _words_of(listed)
    texts = beyond.texts
    having = beyond.capitals(alone)
    for number in np.flatnonzero(beyond.names_with(texts.glossary.among(words))).tolist():
        terms = texts.terms_of_name(number)
        for size in range(1, _LONGEST + 1):
            for part in (terms[-size:], terms[:size]):
                if part in listed and not all(term in beyond.known for term in part):
                    having[texts.names.texts[number]] = True
    return having


@cache
def _words_of(names: frozenset[tuple[str, ...]]) -> tuple[frozenset[str], frozenset[str]]:
    """All words that some names are made of, and those that are a name alone."""
    return frozenset(chain.from_iterable(names)), frozenset(name[0] for name in names if len(name) == 1)


def _named_with(kind: str) -> Offered:
    """1 for a name that holds a word of `kind` and is not all known, less for another new one of no place."""
    words = WORDS_OF[kind]

    def shares(beyond: Beyond) -> Shares:
        texts = beyond.texts
        whole = beyond.names_with(texts.glossary.among(words)) & beyond.names_with(~beyond.told)
        new = beyond.naming(beyond.new & ~texts.names.place)
        return np.select([beyond.naming(whole), beyond.capitals(words), new], [1.0, 0.8, _SOME], 0.0)

    return shares


def _with_word(words: frozenset[str]) -> Offered:
    """Whether the text has a new one of `words`."""
    return lambda beyond: beyond.saying(words).astype(np.float64)


def _team(beyond: Beyond) -> Shares:
    """A name in the plural, such as that of the Harbour Larks."""
    texts = beyond.texts
    sure: Shares = _SOME * _any_name(beyond)
    for number in np.flatnonzero(beyond.new).tolist():
        text = int(texts.names.texts[number])
        if sure[text] < 1.0 and _in_plural(texts.terms_of_name(number)[-1], texts.text(text).lower()):
            sure[text] = 1.0
    return sure


def _in_plural(term: str, text: str) -> bool:
    at = text.find(term)
    while at >= 0:
        if _PLURAL_END.match(text, at + len(term)):
            return True
        at = text.find(term, at + 1)
    return False


def _any_name(beyond: Beyond) -> Shares:
    return beyond.naming(beyond.new).astype(np.float64)


def _quoted(beyond: Beyond) -> Shares:
    """What stands in quotation marks like a title, or at least stands in them."""
    quoted = [beyond.giving(signs.TITLED), beyond.giving(signs.QUOTED)]
    return np.select(quoted, [1.0, 0.7], _SOME * _any_name(beyond))


def _named(beyond: Beyond) -> Shares:
    """What is called something."""
    new = beyond.naming(beyond.new)
    several = beyond.naming(beyond.new & (beyond.texts.names.sizes > 1))
    sure = np.where(beyond.giving(signs.CALLED), 1.0, np.where(several, 0.6, _SOME))
    return np.where(new | beyond.giving(signs.QUOTED), sure, 0.0)


def _year(beyond: Beyond) -> Shares:
    texts = map(beyond.texts.text, range(len(beyond.texts)))
    return np.array([float(any(year not in beyond.known for year in _YEAR.findall(text))) for text in texts])


def _percent(beyond: Beyond) -> Shares:
    return beyond.giving(signs.PERCENT).astype(np.float64)


_NAMED_KINDS: Final = (
    *(Sought.WATER, Sought.PLACE, Sought.COMPANY, Sought.AGENCY),
    *(Sought.SCHOOL, Sought.GROUP, Sought.LAW, Sought.EVENT),
)
_WORD_KINDS: Final = (
    *(Sought.ANIMAL, Sought.COLOUR, Sought.DISEASE, Sought.SPORT, Sought.MONTH, Sought.DAY),
    *(Sought.CRAFT, Sought.FOOD, Sought.CRIME, Sought.FAITH),
)
_OFFERED: Final[Mapping[Sought, Offered]] = {
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
