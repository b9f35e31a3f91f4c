"""What a text offers to a question: its terms, names, amounts, times and places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bot.retriever import signs as of
from bot.retriever.folding import readable
from bot.retriever.people import is_place, likely_person
from bot.retriever.word_facts import WordFacts, facts_in
from bot.retriever.words import DEFAULT, PIECES

_ABBREVIATION: Final = 4
_DATELINE = re.compile(r"(?:[A-Z][A-Z .'-]+\b[^-]{0,40}|\([A-Z]+\)) ?-+ |\([A-Z]{2,8}\) ")


class Name(NamedTuple):
    """Capitalised words that stand together: their terms, and the position of the first of them.

    `placed`: whether it stands after a word like "in"; `person`: how surely it is a person's, from 0 to 1;
    `place`: whether it is that of a country, a state, a city or a continent.
    """

    terms: tuple[str, ...]
    position: int
    placed: bool
    person: float
    place: bool


@dataclass(slots=True)
class Evidence:
    """A text as matched against a question.

    `terms` in order; `capitals` those written with a capital; `names` the capitalised words as they stand
    together, without a lone one at the start of a sentence; `amounts` and `times` the positions in `terms` of
    figures that count something and of words that say when; `hints` the signs that may be found in it, and
    `found_signs` those that were, `None` before anyone looked.
    """

    text: str
    terms: list[str] = field(default_factory=list)
    capitals: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    place_noun: bool = False
    hints: int = of.ALL
    found_signs: int | None = None

    @property
    def signs(self) -> int:
        """The signs of `bot.retriever.signs` that it gives, looked for when first needed."""
        if self.found_signs is None:
            self.found_signs = of.signs_of(self.text, len(self.terms), self.hints)
        return self.found_signs

    @property
    def money(self) -> bool:
        """Whether a sum of money is named."""
        return bool(self.signs & of.MONEY)

    @property
    def age(self) -> bool:
        """Whether someone's or something's age seems to be given: "Cole, 61," or "61-year-old"."""
        return bool(self.signs & of.AGE)

    @property
    def cause(self) -> bool:
        """Whether a reason or a purpose seems to be given."""
        return bool(self.signs & of.CAUSE)

    @property
    def manner(self) -> bool:
        """Whether a means seems to be given."""
        return bool(self.signs & of.MANNER)

    @property
    def points_back(self) -> bool:
        """Whether it opens with a word that stands for something said before it."""
        return bool(self.signs & of.POINTS_BACK)

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return bool(self.signs & of.ASKS)

    @property
    def heading(self) -> bool:
        """Whether it looks like a heading: a few words, no figure, nothing that ends a sentence."""
        return bool(self.signs & of.HEADING)

    @property
    def percent(self) -> bool:
        """Whether a share in percent is named."""
        return bool(self.signs & of.PERCENT)

    @property
    def called(self) -> bool:
        """Whether something is said to be called something."""
        return bool(self.signs & of.CALLED)

    @property
    def quoted(self) -> bool:
        """Whether something stands in quotation marks."""
        return bool(self.signs & of.QUOTED)

    @property
    def titled(self) -> bool:
        """Whether what stands in quotation marks is written like a title."""
        return bool(self.signs & of.TITLED)


def evidence_of(text: str, language: str = DEFAULT) -> Evidence:
    """Read one sentence, title or question; the place and date a report opens with offer nothing."""
    folded = readable(text)
    pieces = PIECES.split(folded)
    facts = facts_in(pieces[1::2], language)
    reading = _Reading(Evidence(text), pieces)
    opening = _words_of_dateline(folded, pieces)
    reading.skip(facts[:opening])
    for number in range(opening, len(facts)):
        reading.take(number, facts[number])
    reading.end_name()
    found = reading.found
    hints = reading.hints
    if facts:
        hints |= facts[0].hints & of.POINTS_BACK
    found.hints = of.trusted(hints, text, folded, pieces[2:-1:2])
    return found


def _words_of_dateline(folded: str, pieces: Sequence[str]) -> int:
    """How many of the words of a text are those of the place and date that a report opens with."""
    dateline = _DATELINE.match(folded)
    if dateline is None:
        return 0
    place, words = 0, 0
    for number in range(1, len(pieces), 2):
        place += len(pieces[number - 1])
        if place >= dateline.end():
            break
        place += len(pieces[number])
        words += 1
    return words


class _Reading:
    """The state of walking once over the words of a text.

    `pieces` are these words with what stands before and between them and after the last.
    """

    def __init__(self, found: Evidence, pieces: Sequence[str]) -> None:
        self.found = found
        self.hints = 0
        self._pieces = pieces
        self._name: list[str] = []
        self._name_words = 0
        self._name_position = 0
        self._name_opens = False
        self._name_placed = False
        self._before: WordFacts | None = None

    def skip(self, facts: Sequence[WordFacts]) -> None:
        """Pass over the words of a dateline: they are terms, and that is all."""
        for each in facts:
            self.found.terms.extend(each.terms)
            self.hints |= each.inner_hints

    def take(self, number: int, facts: WordFacts) -> None:
        """Read the next word, which is `number` of the text."""
        if not facts.plain:
            self._take_telling(number, facts)
        elif self._name:
            self.end_name()
        self.found.terms.extend(facts.terms)
        self.hints |= facts.inner_hints
        self._before = facts

    def _take_telling(self, number: int, facts: WordFacts) -> None:
        if self._name and not ((facts.capital or facts.before_name) and self._joins(number)):
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
                self.found.names.append(self._named())
            self._name = []
            self._name_words = 0

    def _named(self) -> Name:
        terms, position = tuple(self._name), self._name_position
        before = self.found.terms[position - 1] if position else ""
        return Name(terms, position, self._name_placed, likely_person(terms, before), is_place(terms))

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

    def _joins(self, number: int) -> bool:
        """Whether word `number` may go on the name before it: "Gen. Ruth Cole", not "Cole, Ruth"."""
        gap = self._pieces[2 * number].strip()
        return gap in {"", "-"} or (gap == "." and len(self._name[-1]) <= _ABBREVIATION)
