"""Signs that a text gives by its wording alone: a sum of money, a reason, a word that points back, ..."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

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


class _Rule(NamedTuple):
    """A text that `found_in` finds something in gives `sign`.

    In every such text stands a word in which `likely` finds something: the first word, if it is of `opening`.
    Of words of letters alone these are at most the alternatives `words`. A word that `sure` matches will do.
    """

    sign: int
    found_in: Callable[[str], object]
    words: str
    likely: re.Pattern[str]
    sure: re.Pattern[str] | None = None


def _by_word(sign: int, words: str, flags: int = 0) -> _Rule:
    """The rule that any of `words` is a sign."""
    whole = re.compile(rf"\b(?:{words})\b", flags)
    return _Rule(sign, whole.search, words, whole, re.compile(words, flags))


def _with_word(sign: int, pattern: str, words: str, flags: int = 0) -> _Rule:
    """The rule that `pattern` is a sign, in which one of `words` must stand."""
    return _Rule(sign, re.compile(pattern, flags).search, words, re.compile(rf"\b(?:{words})\b", flags))


def _with_figure(sign: int, pattern: str, figure: str) -> _Rule:
    """The rule that `pattern` is a sign, in which a word must stand that begins with `figure`."""
    return _Rule(sign, re.compile(pattern).search, "", re.compile(rf"\A{figure}"))


_RULES: Final = (
    _by_word(MONEY, _CURRENCIES),
    _with_figure(MONEY, r"[$£€¥]\s?\d", r"\d"),
    _with_figure(AGE, r", \d{1,3},", r"\d{1,3}(?!\d)"),
    _with_word(AGE, r"\baged? \d|\byears? old\b|-year-old\b", "old|aged?", re.IGNORECASE),
    _by_word(CAUSE, _CAUSES, re.IGNORECASE),
    _with_word(
        CAUSE,
        rf"\b(?:(?:due|owing|led|thanks|in order) to|so that|as a result|to (?:{_PURPOSES}))\b",
        f"due|owing|led|thanks|order|so|result|{_PURPOSES}",
        re.IGNORECASE,
    ),
    _by_word(MANNER, _MEANS, re.IGNORECASE),
    _by_word(PERCENT, "percent"),
    _with_word(PERCENT, r"\bper cent\b", "cent"),
    _by_word(CALLED, _CALLED),
    _with_word(CALLED, r"\b(?:known as|stands for|referred to as)\b", "known|stands|referred"),
    _Rule(
        POINTS_BACK,
        re.compile(rf"\W*(?:(?:{_CONNECTIVES}),? )?(?:{_PRONOUNS}|the two|the pair)\b", re.IGNORECASE).match,
        f"{_CONNECTIVES}|{_PRONOUNS}|the",
        re.compile(rf"(?:{_CONNECTIVES}|{_PRONOUNS}|the)\b", re.IGNORECASE),
    ),
)

_SURE: Final = 0x7F
_LATER: Final = 8
_CHECKED: Final = tuple((1 << number, rule) for number, rule in enumerate(_RULES, start=_LATER))

UNREAD: Final = sum(bit for bit, _ in _CHECKED)
"""The hints of a text of which nothing is known: any rule may find something in it."""

OPENING: Final = _CHECKED[-1][0]
"""A hint that counts in the first word of a text alone."""

_TELLING: Final = frozenset(
    word
    for _, rule in _CHECKED
    for words in rule.words.split("|")
    for word in (words.replace("?", ""), re.sub(r".\?", "", words))
)
"""Every word of ASCII letters alone that tells of a rule, in lower case: most words tell of none."""

_LONGEST_WORD: Final = 100

_SHORT: Final = re.compile(r"\([A-Z]{2,6}\)")
_QUOTATION: Final = re.compile(
    r"[\"“'‘](?:(?<=[\"“])([^\"”“]{2,80})[\"”]|(?<=['‘])(?<!\w.)([A-Z][^'’‘]{2,60})['’](?!\w))"
)
_HEADING_WORDS: Final = 6
_HEADING: Final = re.compile(r"[^\d.!?…:;。！？؟।\"”’»」』)]+")
"""What has no figure, and nothing that ends a sentence or closes a quotation."""


def hints_of(word: str) -> int:
    """What `word`, a match of `WORD`, tells of a text: in the lowest bits sure signs, above likely rules.

    This holds where nothing stands at either side of the word that could be a part of it.
    """
    if len(word) > _LONGEST_WORD:  # a run of what is no word; some rules take the square of its length
        return UNREAD
    if word.isascii() and word.isalpha() and word.lower() not in _TELLING:
        return 0
    hints = 0
    for bit, rule in _CHECKED:
        if rule.sure and rule.sure.fullmatch(word):
            hints |= rule.sign
        elif rule.likely.search(word):
            hints |= bit
    return hints


def signs_of(text: str, terms: int, hints: int) -> int:
    """The signs that `text`, of so many terms, gives; `hints` are those of its words together."""
    signs = hints & _SURE
    if hints >> _LATER:
        for bit, rule in _CHECKED:
            if hints & bit and not signs & rule.sign and rule.found_in(text):
                signs |= rule.sign
    if "%" in text:
        signs |= PERCENT
    if "(" in text and _SHORT.search(text):
        signs |= CALLED
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
