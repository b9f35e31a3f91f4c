"""What a text offers to a question: its terms, names, amounts, times and places."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.retriever.folding import readable
from bot.retriever.word_facts import WordFacts, facts_of
from bot.retriever.words import DEFAULT, WORD, terms_of_word

_ABBREVIATION: Final = 4
_MONEY = re.compile(r"[$£€¥]\s?\d|\b(?:dollars?|pounds?|euros?|cents?|yen|francs?)\b")
_AGE = re.compile(r", \d{1,3},|\baged? \d|\byears? old\b|-year-old\b", re.IGNORECASE)
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
_HEADING_WORDS: Final = 6
_HEADING: Final = re.compile(r"[^\d.!?…:;。！？؟।\"”’»」』)]+")
"""What has no figure, and nothing that ends a sentence or closes a quotation."""


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
    def age(self) -> bool:
        """Whether someone's or something's age seems to be given: "Cole, 61," or "61-year-old"."""
        return bool(_AGE.search(self.text))

    @property
    def cause(self) -> bool:
        """Whether a reason or a purpose seems to be given."""
        return bool(_CAUSE.search(self.text))

    @property
    def manner(self) -> bool:
        """Whether a means seems to be given."""
        return bool(_MANNER.search(self.text))

    @property
    def points_back(self) -> bool:
        """Whether it opens with a word that stands for something said before it."""
        return points_back(self.text)

    @property
    def asks(self) -> bool:
        """Whether it is itself a question."""
        return self.text.endswith("?")

    @property
    def heading(self) -> bool:
        """Whether it looks like a heading: a few words, no number, no full stop.

        Both counts of words matter: a script without spaces is one word, however much it says.
        """
        few = len(self.terms) <= _HEADING_WORDS and len(self.text.split()) <= _HEADING_WORDS
        return few and bool(_HEADING.fullmatch(self.text))


def points_back(text: str) -> bool:
    """Whether a sentence opens with a word that stands for something said before it."""
    return bool(_POINTS_BACK.match(text))


def evidence_of(text: str, language: str = DEFAULT) -> Evidence:
    """Read one sentence, title or question; the place and date a report opens with offer nothing."""
    folded = readable(text)
    reading = _Reading(Evidence(text), folded)
    dateline = _DATELINE.match(folded)
    told_from = dateline.end() if dateline else 0
    for match in WORD.finditer(folded):
        if match.start() < told_from:
            reading.found.terms.extend(terms_of_word(match.group(), language))
        else:
            reading.take(match, facts_of(match.group(), language))
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
        self._last: re.Match[str] | None = None
        self._before: WordFacts | None = None

    def take(self, match: re.Match[str], facts: WordFacts) -> None:
        """Read the next word."""
        if not facts.plain:
            self._take_telling(match, facts)
        elif self._name:
            self.end_name()
        self.found.terms.extend(facts.terms)
        self._before = facts
        self._last = match

    def _take_telling(self, match: re.Match[str], facts: WordFacts) -> None:
        if self._name and not ((facts.capital or facts.before_name) and self._joins(match.start())):
            self.end_name()
        if facts.capital:
            self._grow_name(facts.terms)
        self._note_number(facts)
        if facts.place:
            self.found.place_noun = True

    def end_name(self) -> None:
        """Close the name being read, if any."""
        if self._name:
            self.found.capitals.update(self._name)
            if not (self._name_opens and self._name_words == 1):
                name = Name(tuple(self._name), self._name_position, self._name_placed)
                self.found.names.append(name)
            self._name = []
            self._name_words = 0

    def _grow_name(self, terms: tuple[str, ...]) -> None:
        if not self._name:
            self._name_position = len(self.found.terms)
            self._name_opens = self._before is None
            self._name_placed = self._before is not None and self._before.before_place
        self._name.extend(terms)
        self._name_words += 1

    def _note_number(self, facts: WordFacts) -> None:
        position = len(self.found.terms)
        if facts.time or (facts.figure and self._before is not None and self._before.before_day):
            self.found.times.extend(range(position, position + len(facts.terms)))
        elif facts.figure or facts.number_word:
            self.found.amounts.append(position)

    def _joins(self, start: int) -> bool:
        """Whether the word at `start` may go on the name before it: "Gen. Ruth Cole", not "Cole, Ruth"."""
        gap = self._folded[self._last.end() if self._last else 0 : start].strip()
        return gap in {"", "-"} or (gap == "." and len(self._name[-1]) <= _ABBREVIATION)
