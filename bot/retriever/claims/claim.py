"""A sentence of a message as a claim: what it names, counts and denies."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from bot.retriever.claims.claim_figures import Figure, figures_in
from bot.retriever.claims.polarity import Denied, denied_in, doubted
from bot.retriever.question import Question
from bot.retriever.stated import TITLES
from bot.retriever.words import terms

_CHATTER_TEXT: Final = """
    lol lmao omg wtf imo imho tbh fyi btw idk apparently seriously really actually literally honestly
    basically think believe guess hear read source breaking news wow guys bro dude yeah yes nope hey please
    fact true nobody none nothing just now already still get got also even say tell
"""
_CHATTER: Final = frozenset(terms(_CHATTER_TEXT))
"""Words that are no part of what a message claims."""

_DAYS_TEXT: Final = """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
"""
_DAYS: Final = frozenset(terms(_DAYS_TEXT))


_RECENT: Final = re.compile(
    r"\b(?:today|yesterday|tonight|now|currently|recently|just|breaking|latest"
    r"|this (?:morning|week|weekend|month)|last (?:night|week|weekend))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class ClaimRead:
    """A claim as it is held against sentences; its parts are terms.

    `names` name someone or something, `unsure` ones may; `numbers` are terms of digits besides those of its
    `figures`, such as a time of day; `days` weekdays and months; `words` all others that carry matter.
    """

    text: str
    terms: tuple[str, ...]
    names: frozenset[str]
    unsure: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    figures: tuple[Figure, ...]
    denied: Denied
    doubts: frozenset[str]

    @property
    def recent(self) -> bool:
        """Whether it is claimed of these days."""
        return bool(_RECENT.search(self.text))

    @property
    def carrying(self) -> frozenset[str]:
        """All terms that carry what is claimed."""
        return self.names.union(self.words, self.numbers, *(figure.said for figure in self.figures))

    def naming(self, names: AbstractSet[str]) -> "ClaimRead":
        """The claim with these of its words as names."""
        return replace(self, names=self.names | names, words=self.words - names)


def read_claim(read: Question) -> ClaimRead:
    """Read a claim that was read as a question would be."""
    evidence = read.evidence
    figures = tuple(figures_in(evidence.text))
    counted = frozenset().union(*(figure.said for figure in figures))
    times = {evidence.terms[place] for place in evidence.times}
    names = {term for name in evidence.names for term in name.terms} - TITLES - times - counted
    numbers = {term for term in read.terms if term[0].isdigit()} - counted
    words = set(read.terms) - names - numbers - counted - times - _CHATTER - TITLES
    unsure = {evidence.terms[place] for place in evidence.alone} if evidence.names else words
    return ClaimRead(
        text=evidence.text,
        terms=tuple(evidence.terms),
        names=frozenset(names),
        unsure=frozenset(unsure & words),
        words=frozenset(words),
        numbers=frozenset(numbers),
        days=frozenset(times & _DAYS),
        figures=figures,
        denied=denied_in(evidence.text),
        doubts=frozenset(doubted(evidence.text)),
    )
