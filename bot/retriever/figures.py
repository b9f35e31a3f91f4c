"""Numbers that are written in more than one way: "twenty-five" and 25, "1.5 million" and 1,500,000."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from bot.retriever.asked import AskedWord
from bot.retriever.variants import Variant
from bot.retriever.words import terms

_CREDIT: Final = 0.9
_ORDINAL_CREDIT: Final = 0.5
"""What a figure counts for an ordinal in words: most figures are no ordinals."""

_SCALES: Final = {
    scale: 10**power
    for power, word in ((3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion"))
    for scale in terms(word)
}
_ORDINAL_WORDS: Final = """
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS: Final = {term: str(value) for value, term in enumerate(terms(_ORDINAL_WORDS), start=3)}
_FIGURES: Final = {figure: term for term, figure in _ORDINALS.items()}
_DOZEN: Final = {one: other for word in terms("dozen") for one, other in ((word, "12"), ("12", word))}
_MILLION: Final = 10**6
"""From here on a round number is more often written with its scale in words."""

_TENS: Final = frozenset(str(value) for value in range(20, 100, 10))
_UNITS: Final = frozenset("123456789")


def other_figures(asked: Sequence[AskedWord]) -> Iterator[Variant]:
    """Other ways to write the numbers of a question."""
    for one, other in pairwise(term for word in asked for term in word.terms):
        value = _value(one)
        if one in _TENS and other in _UNITS:
            yield Variant((str(int(one) + int(other)),), (one, other), _CREDIT)
        if value and other in _SCALES and (whole := value * _SCALES[other]) == int(whole):
            yield Variant((str(int(whole)),), (one, other), _CREDIT)
    for word in asked:
        for term in word.terms:
            if term in _FIGURES and word.text[0].isdigit() and not word.text.isdigit():
                yield Variant((_FIGURES[term],), word.terms, _CREDIT)
            yield from (Variant(other, (term,), credit) for other, credit in _alone(term))


def _alone(term: str) -> Iterator[tuple[tuple[str, ...], float]]:
    value = _value(term)
    if term in _ORDINALS:
        yield (_ORDINALS[term],), _ORDINAL_CREDIT
    elif term in _DOZEN:
        yield (_DOZEN[term],), _CREDIT
    elif value and value == int(value):
        if 20 < value < 100 and value % 10:
            yield (str(int(value - value % 10)), str(int(value % 10))), _CREDIT
        for scale, size in _SCALES.items():
            if _MILLION <= size <= value < 1000 * size and value * 100 % size == 0:
                yield (f"{value / size:f}", scale), _CREDIT


def _value(term: str) -> Decimal | None:
    try:
        return Decimal(term) if term[0].isdigit() and term.isascii() else None
    except InvalidOperation:
        return None
