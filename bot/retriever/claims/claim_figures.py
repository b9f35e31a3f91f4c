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

_CLAUSE_END: Final = re.compile(r"[.;:()\"]|,(?!\d)| - ")
_OTHERWISE: Final = re.compile(
    r"\b(?:could|may|might|expect\w*|forecast|predict\w*|project\w*|unless|if|previous\w*|earlier"
    r"|last (?:year|month|season|time)|since|average|record|initially|originally|from|than|compared|instead of"
    r"|another|other|further|more|each|per|every)\b",
    re.IGNORECASE,
)
_ASIDE: Final = 30
"""Code points before a number in which words stand that make it another number than the one claimed."""


class Fit(Enum):
    """How the numbers of a sentence stand to one of a claim."""

    SAME = "same"
    OTHER = "other"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text with what it counts: the terms behind it; `said` are the terms of the number."""

    number: Quantity
    said: frozenset[str]
    things: frozenset[str]
    open: bool
    """Whether words before it leave open what it counts, or when."""

    def counts_like(self, other: "Figure") -> bool:
        """Whether both count the same kind of thing, as far as one can see."""
        if self.number.unit or other.number.unit:
            return self.number.unit == other.number.unit
        return not self.things.isdisjoint(other.things)


def figures_in(text: str) -> list[Figure]:
    """The numbers of a text that count or measure something, in order."""
    folded = fold(text)
    return [_figure(folded, number) for number in quantities(folded)]


def fit_of(claimed: Figure, stated: Sequence[Figure], text: str) -> Fit:
    """How a number of a claim stands to those `stated` in `text`.

    It is another only if exactly one number there counts the same thing, surely of the same time, and
    neither can be read as the other.
    """
    alike = [each for each in stated if each.counts_like(claimed)]
    denied = denied_in(text).surely
    same = [each for each in alike if each.number.agrees(claimed.number)]
    if same:
        return Fit.SAME if any(denied.isdisjoint(each.said) for each in same) else Fit.OTHER
    if len(alike) != 1 or alike[0].open or not alike[0].number.differs(claimed.number):
        return Fit.ABSENT
    return Fit.OTHER


def _figure(text: str, number: Quantity) -> Figure:
    end = _CLAUSE_END.search(text, number.end)
    behind = WORD.findall(text[number.end : end.start() if end else len(text)])
    counted = [term for word in behind[: 2 * _REACH] for term in terms_of_word(word)][:_REACH]
    before = text[max(0, number.start - _ASIDE) : number.start]
    return Figure(
        number,
        frozenset(terms(text[number.start : number.end])),
        frozenset().union(*map(like, counted)),
        bool(_OTHERWISE.search(before)),
    )
