"""What a text offers to a question: its terms, names, amounts, times and places."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.retriever.words import NUMBER_WORDS, WORD, fold, terms_of_word

_SCALES_TEXT: Final = """
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half
    twice once
"""
_SCALES: Final = frozenset(_SCALES_TEXT.split())
_DAYS_TEXT: Final = """
    monday tuesday wednesday thursday friday saturday sunday
"""
_DAYS: Final = frozenset(_DAYS_TEXT.split())
_MONTHS_TEXT: Final = """
    january february april june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec
"""
_MONTHS: Final = frozenset(_MONTHS_TEXT.split())
_WHEN_TEXT: Final = """
    yesterday today tomorrow tonight morning afternoon evening noon midnight century decade weekend
    spring summer autumn fall winter easter christmas
"""
_WHEN: Final = frozenset(_WHEN_TEXT.split())
_PLACE_BEFORE_TEXT: Final = """
    in at near from to outside of across off into inside around through toward towards
"""
_PLACE_BEFORE: Final = frozenset(_PLACE_BEFORE_TEXT.split())
_PLACE_NOUNS_TEXT: Final = """
    village town city county province region island district coast border river mountain lake street
    square airport harbour harbor port bridge stadium hospital school university park north south
    east west
"""
_PLACE_NOUNS: Final = frozenset(_PLACE_NOUNS_TEXT.split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?")
_MONEY = re.compile(r"[$£€¥]\s?\d|\b(?:dollars?|pounds?|euros?|cents?|yen|francs?)\b")
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|so that|in order to|as a result|after|since|caused|led to|thanks to|amid"
    r"|blamed|to (?:avoid|prevent|protect|help|make|get|allow|keep|stop|let|give))\b",
    re.IGNORECASE,
)
_MANNER = re.compile(r"\b(?:by|through|using|via|with)\b", re.IGNORECASE)

_DATELINE = re.compile(r"(?:[A-Z][A-Z .'-]+\b[^-]{0,40}|\([A-Z]+\)) ?-+ |\([A-Z]{2,8}\) ")
_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|yet|then|instead|also|later|however|meanwhile),? )?"
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|both|there|such|the two|the pair)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """Capitalised words that stand together: their terms, and the position of the first of them."""

    terms: tuple[str, ...]
    position: int
    placed: bool


@dataclass(slots=True)
class Evidence:
    """A text as matched against a question.

    `terms` in order; `capitals` those written with a capital; `names` the capitalised words as they stand
    together, without a lone one at the start of a sentence (`placed`: after a word like "in"); `amounts` and
    `times` the positions in `terms` of figures that count something and of words that say when.
    """

    text: str
    terms: list[str] = field(default_factory=list)
    capitals: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    place_noun: bool = False

    @property
    def money(self) -> bool:
        """Whether a sum of money is named."""
        return bool(_MONEY.search(self.text))

    @property
    def cause(self) -> bool:
        """Whether a reason or a purpose seems to be given."""
        return bool(_CAUSE.search(self.text))

    @property
    def manner(self) -> bool:
        """Whether a means seems to be given."""
        return bool(_MANNER.search(self.text))


def points_back(text: str) -> bool:
    """Whether a sentence opens with a word that stands for something said before it."""
    return bool(_POINTS_BACK.match(text))


def evidence_of(text: str) -> Evidence:
    """Read one sentence, title or question; the place and date a report opens with offer nothing."""
    folded = fold(text)
    if folded.isupper():
        folded = folded.lower()
    reading = _Reading(Evidence(text), folded)
    dateline = _DATELINE.match(folded)
    told_from = dateline.end() if dateline else 0
    for match in WORD.finditer(folded):
        if match.start() < told_from:
            reading.found.terms.extend(terms_of_word(match.group()))
        else:
            reading.take(match)
    reading.end_name()
    return reading.found


class _Reading:
    """The state of walking once over the words of a text."""

    def __init__(self, found: Evidence, folded: str) -> None:
        self.found = found
        self._folded = folded
        self._name: list[str] = []
        self._name_words = 0
        self._name_position = 0
        self._name_opens = False
        self._name_placed = False
        self._end = 0
        self._before = ""

    def take(self, match: re.Match[str]) -> None:
        """Read the next word."""
        word = match.group()
        lower = word.lower()
        found = terms_of_word(word)
        capital = word[0].isupper() and bool(found) and not _says_when(lower)
        joined = _joins(self._folded[self._end : match.start()], self._before)
        if not joined or not (capital or lower == "of"):
            self.end_name()
        if capital:
            self._grow_name(found)
        self._note_number(lower, found)
        self.found.terms.extend(found)
        self.found.place_noun = self.found.place_noun or lower in _PLACE_NOUNS
        self._before = lower
        self._end = match.end()

    def end_name(self) -> None:
        """Close the name being read, if any."""
        if self._name:
            self.found.capitals.update(self._name)
            if not (self._name_opens and self._name_words == 1):
                name = Name(tuple(self._name), self._name_position, self._name_placed)
                self.found.names.append(name)
        self._name = []
        self._name_words = 0

    def _grow_name(self, found: tuple[str, ...]) -> None:
        if not self._name:
            self._name_position = len(self.found.terms)
            self._name_opens = not self._before
            self._name_placed = self._before in _PLACE_BEFORE
        self._name.extend(found)
        self._name_words += 1

    def _note_number(self, lower: str, found: tuple[str, ...]) -> None:
        position = len(self.found.terms)
        if _says_when(lower) or _YEAR.fullmatch(lower) or (lower[0].isdigit() and self._before in _MONTHS):
            self.found.times.extend(range(position, position + len(found)))
        elif lower[0].isdigit() or (found and (lower in NUMBER_WORDS or lower in _SCALES)):
            self.found.amounts.append(position)


def _says_when(lower: str) -> bool:
    return lower in _DAYS or lower in _MONTHS or lower in _WHEN


def _joins(gap: str, before: str) -> bool:
    """Whether two capitalised words with `gap` between them may belong to one name."""
    return gap.strip() in {"", "-"} or (gap.strip() == "." and len(before) <= 4)
