"""What a single word tells on its own: its terms, and whether it is a name, a figure or a time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from bot.retriever.languages.figures_and_days import BEFORE_PLACES, DAYS, SCALES
from bot.retriever.signs import OPENING, hints_of
from bot.retriever.word_table import WordTable
from bot.retriever.words import DEFAULT, NUMBER_WORDS, terms, terms_of_word, without_elision

_SCALE_WORDS: Final = """
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half
    twice once
"""
_MONTH_WORDS: Final = """
    january february april june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
"""
_TIME_WORDS: Final = """
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight morning afternoon evening noon midnight century decade weekend
    spring summer autumn fall winter easter christmas
"""
_PLACE_PREPOSITIONS: Final = """
    in at near from to outside of across off into inside around through toward towards
"""
_PLACE_WORDS: Final = """
    village town city county province region island district coast border river mountain lake street
    square airport harbour harbor port bridge stadium hospital school university park north south
    east west
"""
_SCALES: Final = frozenset(_SCALE_WORDS.split())
_MONTHS: Final = frozenset(_MONTH_WORDS.split())
_TIMES: Final = frozenset(_TIME_WORDS.split()) | _MONTHS
_MONTHS_BY_CAPITAL: Final = frozenset({"March", "May"})
_BEFORE_PLACES: Final = frozenset(_PLACE_PREPOSITIONS.split())
_PLACES: Final = frozenset(_PLACE_WORDS.split())
_INSIDE_NAMES: Final = frozenset(
    {"da", "de", "del", "della", "der", "des", "di", "do", "du", "la", "van", "von"}
)
_KEPT: Final = 40_000
_KEPT_FOREIGN: Final = 20_000
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\ds?")


TELLING: Final = 1 << 30
"""A mark of a word that is a name or a part of one, a figure, a time or a place."""


@dataclass(slots=True)
class WordFacts:
    """A word as it stands in a text; `before_name`, `before_place`, `before_day`: what may follow it.

    A word without `marks` is nothing but its terms. The marks are `TELLING`, if it may be a name or a part of
    one, a figure, a time or a place, and its hints (see `bot.retriever.signs`); `opens` is a hint that the
    first word of a text may have besides.
    """

    terms: tuple[str, ...]
    marks: int
    capital: bool
    time: bool
    figure: bool
    number_word: bool
    place: bool
    before_name: bool
    before_place: bool
    before_day: bool
    opens: int


def facts_of(word: str, language: str = DEFAULT) -> WordFacts:
    """The facts of one match of `WORD`, with its capitals."""
    return _table(language)[word]


def facts_in(words: Iterable[str], language: str = DEFAULT) -> list[WordFacts]:
    """The facts of matches of `WORD`, with their capitals."""
    return list(map(_table(language).__getitem__, words))


def _table(language: str) -> WordTable[WordFacts]:
    if language == DEFAULT:
        return _facts_of
    table = _foreign.get(language)
    if table is None:
        table = _foreign.setdefault(language, WordTable(partial(_find_foreign, language), _KEPT_FOREIGN))
    return table


@cache
def _scale_terms(language: str) -> frozenset[str]:
    return frozenset(terms(SCALES.get(language, ""), language))


@cache
def _day_terms(language: str) -> frozenset[str]:
    return frozenset(terms(DAYS.get(language, ""), language))


@cache
def _place_prepositions(language: str) -> frozenset[str]:
    return frozenset(BEFORE_PLACES.get(language, "").split())


def _find_foreign(language: str, word: str) -> WordFacts:
    found = terms_of_word(word, language)
    bare = without_elision(word, language)
    lower = bare.lower()
    day = not _day_terms(language).isdisjoint(found)
    capital = bare[:1].isupper() and bool(found) and not day
    time = day or bool(_YEAR.fullmatch(lower))
    scale = not _scale_terms(language).isdisjoint(found)
    figure = lower[:1].isdigit()
    number_word = bool(found) and (scale or lower in NUMBER_WORDS.get(language, ()))
    before_name = lower in _INSIDE_NAMES
    hints = hints_of(word)
    return WordFacts(
        terms=found,
        marks=_marks(hints, telling=time or capital or figure or number_word or before_name),
        capital=capital,
        time=time,
        figure=figure,
        number_word=number_word,
        place=False,
        before_name=before_name,
        before_place=lower in _place_prepositions(language),
        before_day=False,
        opens=hints & OPENING,
    )


def _marks(hints: int, *, telling: bool) -> int:
    return hints & ~OPENING | TELLING * telling


def _facts(word: str) -> WordFacts:
    lower = word.lower()
    found = terms_of_word(word)
    figure = lower[0].isdigit()
    time = lower in _TIMES or word in _MONTHS_BY_CAPITAL or bool(figure and _YEAR.fullmatch(lower))
    capital = word[0].isupper() and bool(found) and not time
    number_word = bool(found) and (lower in NUMBER_WORDS[DEFAULT] or lower in _SCALES)
    place = lower in _PLACES
    before_name = lower == "of"
    hints = hints_of(word)
    return WordFacts(
        terms=found,
        marks=_marks(hints, telling=time or capital or figure or number_word or place or before_name),
        capital=capital,
        time=time,
        figure=figure,
        number_word=number_word,
        place=place,
        before_name=before_name,
        before_place=lower in _BEFORE_PLACES,
        before_day=lower in _MONTHS or word in _MONTHS_BY_CAPITAL,
        opens=hints & OPENING,
    )


_foreign: dict[str, WordTable[WordFacts]] = {}
_facts_of = WordTable(_facts, _KEPT)
