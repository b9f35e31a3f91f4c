"""The numbers and days of a claim, held against those of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.retriever.claims.polarity import denied_in, like
from bot.retriever.folding import fold
from bot.retriever.quantities import Quantity, quantities
from bot.retriever.words import WORD, terms, terms_of_word

_REACH: Final = 2
"""How many terms behind a number say what it counts."""

_TELLING: Final = 3
"""Digits from which on a number that stands alone is the same number."""

_CLAUSE_END: Final = re.compile(r"[.;:()\"]|,(?!\d)| - ")
_NAMING: Final = re.compile(
    r"(?<=[\w,] )(?-i:[A-Z])[\w'-]*\s\Z"
    r"|\b(?:category|level|stage|phase|grade|class|type|article|section|chapter|game|round|no\.?|number|version"
    r"|route|highway|model|group|division|district|tier)\s\Z",
    re.IGNORECASE,
)
"""What stands before a number that is part of a name: "Category 5", "Model 3"."""

_OTHERWISE: Final = re.compile(
    r"\b(?:could|(?-i:may)|might|expect\w*|forecast|predict\w*|project\w*|unless|if|previous\w*|earlier"
    r"|last (?:year|month|season|time)|since|average|record|initially|originally"
    r"|from|than|compared|instead of|another|other|further|more|each|per|every)\b",
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(r"(?:(?<=%)|(?<= percent)|(?<=er cent)) of\b", re.IGNORECASE)
_AGE_BEFORE: Final = re.compile(r"[A-Z][\w'-]*, \Z|\b(?:at )?aged? \Z")
"""What stands before someone's age: "Ruth Cole, 61,", "aged 61"."""

_ASIDE: Final = 30
"""Code points before a number in which words stand that make it another number than the one claimed."""


class Fit(Enum):
    """How the numbers of a sentence stand to one of a claim."""

    SAME = "same"
    OTHER = "other"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text, as it is `written`, in terms that are `said`, with what it counts.

    That is the first term behind it, or one of the first two.
    """

    number: Quantity
    said: frozenset[str]
    written: str
    thing: frozenset[str]
    things: frozenset[str]
    aside: frozenset[str]
    """The words before it that leave open what it counts, or when."""

    def among(self, stated: "Sequence[Figure]") -> "list[Figure]":
        """Those that count the same kind of thing, as far as one can see."""
        if self.number.unit:
            return [each for each in stated if each.number.unit == self.number.unit]
        bare = [each for each in stated if not each.number.unit]
        same = [each for each in bare if not each.thing.isdisjoint(self.thing)]
        return same or [each for each in bare if not each.things.isdisjoint(self.things)]

    def stands_in(self, text: str) -> bool:
        """Whether a folded text has it just as it is written."""
        return bool(re.search(rf"(?<![\d.,]){re.escape(self.written)}(?![\d]|[.,]\d)", text))

    @property
    def telling(self) -> bool:
        """Whether a number written just like it can hardly be another."""
        digits = sum(map(str.isdigit, self.written))
        return bool(self.number.unit) or "." in self.written or digits >= _TELLING


def figures_in(text: str) -> list[Figure]:
    """The numbers of a text that count or measure something, in order."""
    folded = _SHARE_OF.sub(" in", fold(text))  # "of" tells `quantities` that nothing is counted
    numbers = (number for number in quantities(folded) if not _NAMING.search(folded[: number.start]))
    return [_figure(folded, number) for number in numbers]


def fits_of(claimed: Sequence[Figure], text: str) -> list[Fit]:
    """How the numbers in `text` stand to each of a claim."""
    stated = figures_in(text) if claimed else []
    return [_fit(figure, _left_to(figure, claimed, stated), text) for figure in claimed]


def _left_to(figure: Figure, claimed: Sequence[Figure], stated: Sequence[Figure]) -> list[Figure]:
    """Those of `stated` that are not, as they are written, other numbers of the claim."""
    others = {each.written for each in claimed} - {figure.written}
    return [each for each in stated if each.written not in others]


def _fit(claimed: Figure, stated: Sequence[Figure], text: str) -> Fit:
    """How a number of a claim stands to those `stated` in `text`.

    It is another only if exactly one number there counts the same thing, surely of the same time, and
    neither can be read as the other.
    """
    alike = claimed.among(stated)
    same = [each for each in alike if each.number.agrees(claimed.number)]
    written = claimed.telling and claimed.stands_in(fold(text))
    if same or written:
        denied = denied_in(text)
        said = claimed.said.union(*(each.said for each in same))
        if said.isdisjoint(denied.perhaps):
            return Fit.SAME
        return Fit.ABSENT if said.isdisjoint(denied.surely) else Fit.OTHER
    if claimed.stands_in(fold(text)):
        return Fit.ABSENT
    if len(alike) != 1 or alike[0].aside - claimed.aside or not alike[0].number.differs(claimed.number):
        return Fit.ABSENT
    return Fit.OTHER


def _figure(text: str, number: Quantity) -> Figure:
    end = _CLAUSE_END.search(text, number.end)
    behind = WORD.findall(text[number.end : end.start() if end else len(text)])
    counted = [term for word in behind[: 2 * _REACH] for term in terms_of_word(word)][:_REACH]
    *_, before = _CLAUSE_END.split(text[max(0, number.start - _ASIDE) : number.start])
    if not counted and _AGE_BEFORE.search(text[: number.start]):
        counted = ["age"]
    return Figure(
        number,
        frozenset(terms(text[number.start : number.end])),
        text[number.start : number.end].strip(),
        like(counted[0]) if counted else frozenset(),
        frozenset().union(*map(like, counted)),
        frozenset(word.lower() for word in _OTHERWISE.findall(before)),
    )
