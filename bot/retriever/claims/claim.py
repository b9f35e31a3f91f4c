"""A sentence of a message as a claim: what it names, counts and denies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.retriever.claims.claim_figures import Figure, figures_in
from bot.retriever.claims.polarity import Denied, denied_in, doubted
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.question import Question
from bot.retriever.stated import TITLES
from bot.retriever.words import terms

_CHATTER_TEXT: Final = """
    lol lmao omg wtf imo imho tbh fyi btw idk btw apparently seriously really actually literally honestly basically
    think believe guess heard hear read saw source breaking news wow guys bro dude yeah yes nope hey please
    know fact true just
"""
_CHATTER: Final = frozenset(terms(_CHATTER_TEXT))
"""Words of a chat that are no part of what is claimed."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimRead:
    """A claim as it is held against sentences.

    `names` are the terms that name someone or something; `numbers` other terms of digits, such as of a time
    of day; `words` all others that carry matter, times aside.
    """

    text: str
    terms: tuple[str, ...]
    names: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    figures: tuple[Figure, ...]
    denied: Denied
    doubts: frozenset[str]


def read_claim(read: Question, shelves: Sequence[ShelfIndex]) -> ClaimRead:
    """Read a claim that was read as a question would be."""
    evidence = read.evidence
    text = evidence.text
    figures = tuple(figures_in(text))
    counted = frozenset().union(*(figure.said for figure in figures))
    times = {evidence.terms[place] for place in evidence.times}
    names = _names(read, shelves) - times - counted
    numbers = {term for term in read.terms if term[0].isdigit()} - counted
    return ClaimRead(
        text=text,
        terms=tuple(evidence.terms),
        names=names,
        words=frozenset(read.terms) - names - numbers - counted - times - _CHATTER,
        numbers=frozenset(numbers),
        days=frozenset(times - numbers),
        figures=figures,
        denied=denied_in(text),
        doubts=frozenset(doubted(text)),
    )


def _names(read: Question, shelves: Sequence[ShelfIndex]) -> frozenset[str]:
    """The terms that are names: within a sentence by their capital, else by how articles write them."""
    evidence = read.evidence
    named = frozenset(term for name in evidence.names for term in name.terms) - TITLES
    unsure = {evidence.terms[place] for place in evidence.alone} if evidence.names else set(read.terms)
    return named | {
        term
        for term in unsure - TITLES - named - _CHATTER
        if not term[0].isdigit() and _is_name(term, shelves)
    }


def _is_name(term: str, shelves: Sequence[ShelfIndex]) -> bool:
    holding = [shelf for shelf in shelves if shelf.okapi.frequency(term)]
    return bool(holding) and all(shelf.is_name(term) for shelf in holding)
