"""Signs that a text gives by its wording alone: a sum of money, a reason, a word that points back, ..."""

import re
from collections.abc import Sequence
from typing import Final

from bot.retriever.folding import with_plain_quotes

MONEY: Final = 1 << 0
AGE: Final = 1 << 1
CAUSE: Final = 1 << 2
MANNER: Final = 1 << 3
POINTS_BACK: Final = 1 << 4
ASKS: Final = 1 << 5
HEADING: Final = 1 << 6
PERCENT: Final = 1 << 7
CALLED: Final = 1 << 8
QUOTED: Final = 1 << 9
TITLED: Final = 1 << 10

_CURRENCIES: Final = r"\b(?:dollars?|pounds?|euros?|cents?|yen|francs?)\b"
_MEANS: Final = r"\b(?:by|through|using|via|with)\b"
_PURPOSES: Final = "avoid|prevent|protect|help|make|get|allow|keep|stop|let|give"
_CONNECTIVES: Final = "and|but|so|yet|then|instead|also|later|however|meanwhile"
_PRONOUNS: Final = "he|she|it|they|his|her|its|their|this|that|these|those|both|there|such"

_PATTERNS: Final = {
    MONEY: re.compile(rf"[$£€¥]\s?\d|{_CURRENCIES}"),
    AGE: re.compile(r", \d{1,3},|\baged? \d|\byears? old\b|-year-old\b", re.IGNORECASE),
    CAUSE: re.compile(
        r"\b(?:because|due to|owing to|so that|in order to|as a result|after|since|caused|led to|thanks to"
        rf"|amid|blamed|to (?:{_PURPOSES}))\b",
        re.IGNORECASE,
    ),
    MANNER: re.compile(_MEANS, re.IGNORECASE),
    POINTS_BACK: re.compile(
        rf"\A\W*(?:(?:{_CONNECTIVES}),? )?(?:{_PRONOUNS}|the two|the pair)\b", re.IGNORECASE
    ),
    PERCENT: re.compile(r"%|\bper ?cent\b"),
    CALLED: re.compile(
        r"\b(?:called|known as|named|nicknamed|dubbed|titled|entitled|stands for|so-called|referred to as)\b"
        r"|\([A-Z]{2,6}\)"
    ),
}
_HINTS: Final = {
    MONEY: re.compile(_CURRENCIES),
    AGE: re.compile(r"\bold\b", re.IGNORECASE),
    CAUSE: re.compile(
        r"\b(?:because|due|owing|so|order|result|after|since|caused|led|thanks|amid|blamed"
        rf"|{_PURPOSES})\b",
        re.IGNORECASE,
    ),
    MANNER: re.compile(_MEANS, re.IGNORECASE),
    POINTS_BACK: re.compile(rf"\A\W*(?:{_CONNECTIVES}|{_PRONOUNS}|the)\b", re.IGNORECASE),
    PERCENT: re.compile(r"cent\b"),
    CALLED: re.compile(
        r"\b(?:called|known|named|nicknamed|dubbed|titled|entitled|stands|referred)\b",
    ),
}
"""For each of the patterns what some word of every match of it has, or a figure or bracket does."""

_BY_FIGURE: Final = MONEY | AGE
ALL: Final = sum(_PATTERNS)
"""All signs that are looked for by words."""

_QUOTATION: Final = re.compile(r"[\"“]([^\"”“]{2,80})[\"”]|(?<!\w)['‘]([A-Z][^'’‘]{2,60})['’](?!\w)")

_HEADING_WORDS: Final = 6
_HEADING: Final = re.compile(r"[^\d.!?…:;。！？؟।\"”’»」』)]+")
"""What has no figure, and nothing that ends a sentence or closes a quotation."""


def hints_of(word: str) -> int:
    """The signs a text may give that has `word`, a match of `WORD`; `POINTS_BACK` one that begins with it."""
    hints = _BY_FIGURE if word[0].isdigit() else 0
    for sign, pattern in _HINTS.items():
        if pattern.search(word):
            hints |= sign
    return hints


def signs_of(text: str, terms: int, hints: int = ALL) -> int:
    """The signs that `text`, of so many terms, gives; only those of `hints` are looked for by its words."""
    if "(" in text:
        hints |= CALLED
    if "%" in text:
        hints |= PERCENT
    signs = ASKS if text.endswith("?") else 0
    for sign, pattern in _PATTERNS.items():
        if hints & sign and pattern.search(text):
            signs |= sign
    if terms <= _HEADING_WORDS and _HEADING.fullmatch(text) and len(text.split()) <= _HEADING_WORDS:
        signs |= HEADING
    return signs | _quotation(text)


def trusted(hints: int, text: str, folded: str, gaps: Sequence[str]) -> int:
    """`hints`, if they tell of all signs that may be found in `text`; else all signs there are.

    They do if its words, which `gaps` part, were found in what reads like it: the patterns look at `text`.
    """
    if (text is folded or with_plain_quotes(text) == folded) and "" not in gaps:
        return hints
    return ALL


def _quotation(text: str) -> int:
    """Whether something stands in quotation marks, and whether it is written like a title."""
    if not ('"' in text or "“" in text or "'" in text or "‘" in text):
        return 0
    signs = 0
    for match in _QUOTATION.finditer(text):
        signs = signs or QUOTED
        said = match.group(1) or match.group(2)
        if said[0].isupper() and not said.endswith((",", ".")):
            return QUOTED | TITLED
    return signs
