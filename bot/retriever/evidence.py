"""What a text offers to a question: its terms, names, amounts, times and places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate, chain, compress, islice
from operator import or_
from typing import Final, NamedTuple

from bot.retriever import signs as of
from bot.retriever.folding import readable, with_plain_quotes
from bot.retriever.people import is_place, likely_person
from bot.retriever.word_facts import TELLING, WordFacts, facts_in
from bot.retriever.words import DEFAULT, pieces_of

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

    `terms` in order; `names` the capitalised words as they stand together, without a lone one at the start of
    a sentence; `amounts`, `times` and `alone` the positions in `terms` of figures that count something, of
    words that say when, and of that lone one; `hints` what its words tell of its signs, and `found_signs`
    these signs, `None` before anyone looked.
    """

    text: str
    terms: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    place_noun: bool = False
    hints: int = of.UNREAD
    found_signs: int | None = None

    @property
    def capitals(self) -> set[str]:
        """The terms that are written with a capital."""
        return {self.terms[place] for place in self.alone}.union(*(name.terms for name in self.names))

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
    pieces = pieces_of(folded)
    facts = facts_in(pieces[1::2], language)
    opening = _words_of_dateline(folded, pieces)
    reading = _Reading(text, pieces, facts, opening)
    found = reading.evidence()
    if _stand_apart(pieces, text, folded):
        found.hints = reading.hints()
    return found


def _stand_apart(pieces: Sequence[str], text: str, folded: str) -> bool:
    """Whether the words of a text are words of it as it was written, with nothing else at their sides."""
    same = text is folded or (with_plain_quotes(text) == folded and "\u02bc" not in text)
    return same and "_" not in text and "" not in pieces[2:-1:2]


def _words_of_dateline(folded: str, pieces: Sequence[str]) -> int:
    """How many of the words of a text are those of the place and date that a report opens with."""
    dateline = _DATELINE.match(folded)
    if dateline is None:
        return 0
    ends = accumulate(map(len, pieces))
    starts = islice(ends, 0, len(pieces) - 1, 2)
    return sum(start < dateline.end() for start in starts)


class _Reading:
    """A text in pieces, as `pieces_of` parts it, and the facts of its words; `opening` ones say nothing."""

    def __init__(self, text: str, pieces: Sequence[str], facts: Sequence[WordFacts], opening: int) -> None:
        self._pieces = pieces
        self._facts = facts
        self._opening = opening
        said = [each.terms for each in facts]
        self._marks = [each.marks for each in facts]
        self._places = list(accumulate(map(len, said), initial=0))
        self._found = Evidence(text, list(chain.from_iterable(said)))

    def evidence(self) -> Evidence:
        """What is found in it by walking once over the words that tell something."""
        facts = self._facts
        name: list[int] = []
        last = 0
        for number in compress(range(self._opening, len(facts)), self._marks[self._opening :]):
            each = facts[number]
            if name and not (
                number == last + 1 and (each.capital or each.before_name) and self._joins(name[-1], number)
            ):
                self._note_name(name)
                name = []
            if each.capital:
                name.append(number)
            if each.time or each.figure or each.number_word:
                self._note_number(number, each)
            if each.place:
                self._found.place_noun = True
            last = number
        if name:
            self._note_name(name)
        return self._found

    def hints(self) -> int:
        """What its words tell of the signs of `bot.retriever.signs`."""
        if not self._marks:
            return 0
        return reduce(or_, self._marks) & ~TELLING | self._facts[0].opens

    def _joins(self, one: int, other: int) -> bool:
        """Whether word `other` may go on the name that has word `one`: "Gen. Ruth Cole", not "Cole, Ruth"."""
        gap = self._pieces[2 * other].strip()
        return gap in {"", "-"} or (gap == "." and len(self._facts[one].terms[-1]) <= _ABBREVIATION)

    def _note_name(self, words: Sequence[int]) -> None:
        """Close a name that consists of these words."""
        first, found = words[0], self._found
        position = self._places[first]
        if first == self._opening and len(words) == 1:
            found.alone.extend(range(position, self._places[first + 1]))
            return
        terms = tuple(chain.from_iterable(self._facts[word].terms for word in words))
        placed = first > self._opening and self._facts[first - 1].before_place
        before = found.terms[position - 1] if position else ""
        place = is_place(terms)
        found.names.append(
            Name(terms, position, placed, 0.0 if place else likely_person(terms, before), place)
        )

    def _note_number(self, number: int, facts: WordFacts) -> None:
        position = self._places[number]
        dated = number > self._opening and self._facts[number - 1].before_day
        if facts.time or (facts.figure and dated):
            self._found.times.extend(range(position, self._places[number + 1]))
        else:
            self._found.amounts.append(position)
