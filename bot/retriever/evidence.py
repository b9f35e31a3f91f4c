"""What a text offers to a question: its terms, names, amounts, times and places."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.retriever.words import NUMBER_WORDS, WORD, fold, terms_of_word

_SCALES: Final = frozenset(
    """
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half
    twice once
    """.split()
)
_DAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS: Final = frozenset(
    """
    january february april june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec
    """.split()
)
_WHEN: Final = frozenset(
    """
    yesterday today tomorrow tonight morning afternoon evening noon midnight century decade weekend
    spring summer autumn fall winter easter christmas
    """.split()
)
_PLACE_BEFORE: Final = frozenset(
    """
    in at near from to outside of across off into inside around through toward towards
    """.split()
)
_PLACE_NOUNS: Final = frozenset(
    """
    village town city county province region island district coast border river mountain lake street
    square airport harbour harbor port bridge stadium hospital school university park north south
    east west
    """.split()
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONEY = re.compile(r"[$£€¥]\s?\d|\b(?:dollars?|pounds?|euros?|cents?|yen|francs?)\b")
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|so that|in order to|as a result|after|since|caused|led to|thanks to|amid"
    r"|blamed|to (?:avoid|prevent|protect|help|make|get|allow|keep|stop|let|give))\b",
    re.IGNORECASE,
)
_MANNER = re.compile(r"\b(?:by|through|using|via|with)\b", re.IGNORECASE)

_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|yet|then|instead|also|later|however|meanwhile),? )?"
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|both|there|such|the two|the pair)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Evidence:
    """A text as matched against a question.

    `terms` in order; `names` the terms written with a capital; `runs` the names as they stand together, without
    a lone capital at the start of a sentence; `placed` those that follow a word like "in"; `amounts` the
    positions in `terms` of figures that count something; `times` the terms that say when.
    """

    text: str
    terms: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    runs: list[tuple[str, ...]] = field(default_factory=list)
    placed: list[tuple[str, ...]] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    times: set[str] = field(default_factory=set)
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
    """Read one sentence, title or question."""
    folded = fold(text)
    if folded.isupper():
        folded = folded.lower()
    reading = _Reading(Evidence(text), folded)
    for match in WORD.finditer(folded):
        reading.take(match)
    reading.end_run()
    return reading.found


class _Reading:
    """The state of walking once over the words of a text."""

    def __init__(self, found: Evidence, folded: str) -> None:
        self.found = found
        self._folded = folded
        self._run: list[str] = []
        self._run_words = 0
        self._run_starts_text = False
        self._run_is_placed = False
        self._end = 0
        self._before = ""
        self._month = False

    def take(self, match: re.Match[str]) -> None:
        word = match.group()
        gap = self._folded[self._end : match.start()]
        found = terms_of_word(word)
        lower = word.lower()
        capital = word[0].isupper() and bool(found) and not _says_when(lower)
        if (self._run and not (capital or lower == "of")) or not _joins(gap, self._before):
            self.end_run()
        if capital:
            self._grow_run(found)
        elif found and self._run:
            self.end_run()
        self._note_number(lower, found)
        self.found.terms.extend(found)
        self.found.place_noun = self.found.place_noun or lower in _PLACE_NOUNS
        self._before = lower
        self._end = match.end()

    def end_run(self) -> None:
        """Close the name being read, if any."""
        if self._run:
            run = tuple(self._run)
            self.found.names.update(run)
            if not (self._run_starts_text and self._run_words == 1):
                self.found.runs.append(run)
            if self._run_is_placed:
                self.found.placed.append(run)
        self._run = []
        self._run_words = 0

    def _grow_run(self, found: tuple[str, ...]) -> None:
        if not self._run:
            self._run_starts_text = not self.found.terms and not self._before
            self._run_is_placed = self._before in _PLACE_BEFORE or (self._before == "the")
        self._run.extend(found)
        self._run_words += 1

    def _note_number(self, lower: str, found: tuple[str, ...]) -> None:
        if _says_when(lower):
            self.found.times.update(found)
        elif lower[0].isdigit():
            if (_YEAR.fullmatch(lower[:4]) and lower.rstrip("s")[4:] == "") or self._before in _MONTHS:
                self.found.times.update(found)
            else:
                self.found.amounts.append(len(self.found.terms))
        elif found and (lower in NUMBER_WORDS or lower in _SCALES):
            self.found.amounts.append(len(self.found.terms))


def _says_when(lower: str) -> bool:
    return lower in _DAYS or lower in _MONTHS or lower in _WHEN


def _joins(gap: str, before: str) -> bool:
    """Whether two capitalised words with `gap` between them may belong to one name."""
    return gap.strip() in {"", "-"} or (gap.strip() == "." and len(before) <= 4)
