"""Words of a question that no article has, read as those the articles have that are spelled nearly so."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from bot.retriever.alias_table import PEOPLE, SAME_NAME
from bot.retriever.asked import AskedWord
from bot.retriever.common_words import COMMON_TERMS
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.irregular import BASE_FORMS
from bot.retriever.related import RELATED
from bot.retriever.variants import Variant
from bot.retriever.word_facts import facts_of
from bot.retriever.words import terms

_SHORTEST: Final = 4
_TWO_EDITS_FROM: Final = 8
_ANY_FIRST_FROM: Final = 6
_CREDITS: Final = {1: 0.8, 2: 0.65}
_READINGS: Final = 3
"""How many words a misspelled one may stand for."""

_SELDOM: Final = 5
"""In how many passages a word must stand that no other reading is looked for: articles misspell words too."""

_LARGE: Final = 15_000
"""How many terms the shelves must have that a word none of them has is likely to be misspelled."""


@cache
def _right() -> frozenset[str]:
    """Terms that are spelled as they should be."""
    return frozenset({*COMMON_TERMS, *RELATED, *BASE_FORMS.values(), *terms(SAME_NAME), *terms(PEOPLE)})


def corrections(
    asked: Sequence[AskedWord], language: str, said: Collection[str], indexes: Sequence[ShelfIndex]
) -> Iterator[Variant]:
    """For each word of a question in `language` that no article has, those that may be meant.

    The terms `said` are known in another form. Names of countries, days and months are always meant.

    On a small shelf most ordinary words are missing; there, and where two edits lie between, only names are
    held to be meant.
    """
    large = sum(index.okapi.terms for index in indexes) >= _LARGE
    for word in asked:
        if len(word.terms) != 1 or facts_of(word.text, language).time:
            continue
        term = word.terms[0]
        if len(term) < _SHORTEST or not term.isalpha() or term in said:
            continue
        if not any(index.okapi.frequency(term) for index in indexes) and term not in _right():
            yield from _meant(term, indexes, large=large)


def _meant(term: str, indexes: Sequence[ShelfIndex], *, large: bool) -> Iterator[Variant]:
    """The words most likely meant by `term`: one edit away or, if there is none and it is long, two."""
    for most in (1, 2) if len(term) >= _TWO_EDITS_FROM else (1,):
        found: dict[str, int] = {}
        for index in indexes:
            for other in index.spellings.near(
                term, most, any_first=most == 1 and len(term) >= _ANY_FIRST_FROM
            ):
                frequency = index.okapi.frequency(other) if len(other) >= _SHORTEST else 0
                if frequency and ((large and most == 1) or index.is_name(other)):
                    found[other] = found.get(other, 0) + frequency
        likely = sorted(found, key=lambda other: -found[other])[:_READINGS]
        yield from (Variant((other,), (term,), _CREDITS[most]) for other in likely)
        if any(frequency >= _SELDOM for frequency in found.values()):
            return
