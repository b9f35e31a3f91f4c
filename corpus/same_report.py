"""Whether two nearly equal texts report the same facts."""

import re
from typing import Final

_TOKEN: Final = re.compile(r"\d+(?:[.,:/–-]\d+)*|\w+")  # "2-1" and "1,200.50" are one figure each
_NUMBER_WORDS: Final = frozenset(
    [
        *("no", "not", "never", "none", "first", "second", "third", "half", "double", "dozen"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        *("hundred", "thousand", "million", "billion", "trillion"),
    ]
)


def same_report(one: str, other: str) -> bool:
    """Whether the facts of the one text stand, in the same order, among those of the other.

    Facts are figures, numbers and denials in English words, and whatever begins with a capital letter: the
    names. For texts that are nearly equal as it is, this tells a copy (a caption more, a typing error less)
    from another story told in the same words, such as the next football result. In doubt it says no.
    """
    fewer, more = sorted((_facts(one), _facts(other)), key=len)
    rest = iter(more)
    return all(fact in rest for fact in fewer)


def _facts(text: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(text) if _is_fact(token)]


def _is_fact(token: str) -> bool:
    return token[0].isupper() or token[0].isdigit() or token in _NUMBER_WORDS
