"""Signs that a text gives by its wording alone: a sum of money, a reason, a word that points back, ..."""

import re
from collections.abc import Callable, Mapping
from typing import Final

MONEY: Final = 1 << 0
AGE: Final = 1 << 1
CAUSE: Final = 1 << 2
MANNER: Final = 1 << 3
POINTS_BACK: Final = 1 << 4
PERCENT: Final = 1 << 5
CALLED: Final = 1 << 6
ASKS: Final = 1 << 7
HEADING: Final = 1 << 8
QUOTED: Final = 1 << 9
TITLED: Final = 1 << 10

_CURRENCIES: Final = "dollars?|pounds?|euros?|cents?|yen|francs?"
_CAUSES: Final = "because|after|since|caused|amid|blamed"
_PURPOSES: Final = "avoid|prevent|protect|help|make|get|allow|keep|stop|let|give"
_MEANS: Final = "by|through|using|via|with"
_CONNECTIVES: Final = "and|but|so|yet|then|instead|also|later|however|meanwhile"
_PRONOUNS: Final = "he|she|it|they|his|her|its|their|this|that|these|those|both|there|such"
_CALLED: Final = "called|named|nicknamed|dubbed|titled|entitled"

_FOUND_BY: Final[Mapping[int, Callable[[str], object]]] = {
    MONEY: re.compile(rf"[$£€¥]\s?\d|\b(?:{_CURRENCIES})\b").search,
    AGE: re.compile(r", \d{1,3},|\baged? \d|\byears? old\b|-year-old\b", re.IGNORECASE).search,
    CAUSE: re.compile(
        rf"\b(?:{_CAUSES}|due to|owing to|so that|in order to|as a result|led to|thanks to"
        rf"|to (?:{_PURPOSES}))\b",
        re.IGNORECASE,
    ).search,
    MANNER: re.compile(rf"\b(?:{_MEANS})\b", re.IGNORECASE).search,
    POINTS_BACK: re.compile(
        rf"\W*(?:(?:{_CONNECTIVES}),? )?(?:{_PRONOUNS}|the two|the pair)\b", re.IGNORECASE
    ).match,
    PERCENT: re.compile(r"%|\bper ?cent\b").search,
    CALLED: re.compile(
        rf"\b(?:{_CALLED}|known as|stands for|so-called|referred to as)\b|\([A-Z]{{2,6}}\)"
    ).search,
}
_BY_WORDS: Final = sum(_FOUND_BY)

_SURE: Final = {
    MONEY: re.compile(_CURRENCIES),
    CAUSE: re.compile(_CAUSES, re.IGNORECASE),
    MANNER: re.compile(_MEANS, re.IGNORECASE),
    PERCENT: re.compile("percent"),
    CALLED: re.compile(_CALLED),
}
"""Words each of which is a match by itself."""

_LIKELY: Final = {
    MONEY: re.compile(rf"\b(?:{_CURRENCIES})\b|\A\d"),
    AGE: re.compile(r"\b(?:old|aged?)\b|\A\d{1,3}(?!\d)", re.IGNORECASE),
    CAUSE: re.compile(rf"\b(?:{_CAUSES}|due|owing|so|order|result|led|thanks|{_PURPOSES})\b", re.IGNORECASE),
    MANNER: re.compile(rf"\b(?:{_MEANS})\b", re.IGNORECASE),
    POINTS_BACK: re.compile(rf"\W*(?:{_CONNECTIVES}|{_PRONOUNS}|the)\b", re.IGNORECASE),
    PERCENT: re.compile(r"cent\b"),
    CALLED: re.compile(rf"\b(?:{_CALLED}|known|stands|referred)\b"),
}
"""One of these stands in every match, but for those that a bracket or a "%" shows."""

_LATER: Final = 16
UNREAD: Final = _BY_WORDS << _LATER
"""The hints of a text of which nothing is known: any sign may be found in it."""

OPENING: Final = POINTS_BACK << _LATER
"""A hint that counts in the first word alone."""

_QUOTATION: Final = re.compile(
    r"[\"“'‘](?:(?<=[\"“])([^\"”“]{2,80})[\"”]|(?<=['‘])(?<!\w.)([A-Z][^'’‘]{2,60})['’](?!\w))"
)
_HEADING_WORDS: Final = 6
_HEADING: Final = re.compile(r"[^\d.!?…:;。！？؟।\"”’»」』)]+")
"""What has no figure, and nothing that ends a sentence or closes a quotation."""


def hints_of(word: str) -> int:
    """What `word`, a match of `WORD`, tells of the text it stands in: signs, and above them likely ones.

    This holds where nothing stands at either side of the word that could be a part of it.
    """
    hints = sum(sign for sign, pattern in _SURE.items() if pattern.fullmatch(word))
    return hints | sum(sign for sign, pattern in _LIKELY.items() if pattern.search(word)) << _LATER


def signs_of(text: str, terms: int, hints: int) -> int:
    """The signs that `text`, of so many terms, gives; `hints` are those of its words."""
    signs = hints & _BY_WORDS
    likely = hints >> _LATER & ~signs
    if "(" in text:
        likely |= CALLED & ~signs
    if "%" in text:
        signs |= PERCENT
    if likely:
        for sign, found_in in _FOUND_BY.items():
            if likely & sign and found_in(text):
                signs |= sign
    if text.endswith("?"):
        signs |= ASKS
    elif terms <= _HEADING_WORDS and _HEADING.fullmatch(text) and len(text.split()) <= _HEADING_WORDS:
        signs |= HEADING
    return signs | _quotation(text)


def _quotation(text: str) -> int:
    """Whether something stands in quotation marks, and whether it is written like a title."""
    signs = 0
    for match in _QUOTATION.finditer(text):
        signs = QUOTED
        said = match.group(1) or match.group(2)
        if said[0].isupper() and not said.endswith((",", ".")):
            return QUOTED | TITLED
    return signs
