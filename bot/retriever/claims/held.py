"""A sentence held against a claim: the same numbers or others, the same deed or its opposite."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.claim_figures import Fit, fits_of
from bot.retriever.claims.direction import RIVALRY, Direction, direction_of
from bot.retriever.claims.polarity import denied_in, doubted, like, opposed
from bot.retriever.evidence import Evidence
from bot.retriever.folding import fold
from bot.retriever.stated import days_in

_KNOWN: Final = (Direction.SAME, Direction.REVERSED)
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Held:
    """What a sentence makes of a claim.

    `turned` counts the ways in which it says the opposite, or another number than the claim's, as
    `other_numbers` does; `told` are the terms of the claim of which it
    tells something in other words than the claim's, if only the opposite. `lacking`: it lacks a number of the
    claim, or names another day. `hedged`: it leaves open what the claim does not, or may tell of another
    deed; `doubtful`: one of both leaves something open.
    """

    turned: int
    other_numbers: int
    told: frozenset[str]
    lacking: bool
    hedged: bool
    doubtful: bool


def hold(claim: ClaimRead, said: Evidence, year: str) -> Held:
    """Hold what a sentence of an article of this `year` says against a claim."""
    found = {*said.terms, year}
    fits = fits_of(claim.figures, said.text)
    figures = zip(claim.figures, fits, strict=True)
    told = (claim.numbers & found).union(*(figure.said for figure, fit in figures if fit is not Fit.ABSENT))
    direction = direction_of(claim.text, claim.terms, said.text, said.terms, claim.names)
    opposite = opposed(claim.words, found)
    denied, doubts = denied_in(said.text), doubted(said.text)
    others = fits.count(Fit.OTHER)
    if direction in _KNOWN:
        turned, told = int(direction is Direction.REVERSED), told | (claim.words & RIVALRY)
    else:
        turned = int(_denies(claim, denied.surely, found, opposite)) + bool(opposite)
    return Held(
        turned=turned + others,
        other_numbers=others,
        told=told | opposite,
        lacking=Fit.ABSENT in fits
        or not claim.numbers <= found
        or _other_year(claim, denied.perhaps)
        or _other_day(claim, said),
        hedged=bool(doubts - claim.doubts)
        or direction is Direction.TURNED
        or (direction is Direction.UNKNOWN and not RIVALRY.isdisjoint(claim.words - found))
        or _may_deny(claim, denied.perhaps),
        doubtful=doubts != claim.doubts,
    )


def _may_deny(claim: ClaimRead, denied: frozenset[str]) -> bool:
    """Whether one of both may deny something that the other does not; `denied` the sentence may deny."""
    alike = denied.union(*map(like, denied))
    mine = claim.denied
    if not mine.surely.keys() <= alike or (mine.perhaps and mine.perhaps.isdisjoint(alike)):
        return True
    return not claim.words.isdisjoint(denied - mine.perhaps)


def _denies(
    claim: ClaimRead, denied: Mapping[str, tuple[str, ...]], found: set[str], opposite: frozenset[str]
) -> bool:
    """Whether one of both denies what the other says, and not just of something else; opposites aside."""
    for term in claim.words - opposite:
        here, there = claim.denied.surely.get(term), [denied[each] for each in like(term) & denied.keys()]
        if here is not None and not there and not like(term).isdisjoint(found):
            return _shared(here, found)
        if here is None and there:
            return _shared(there[0], frozenset(claim.terms))
    return False


def _shared(of: tuple[str, ...], others: set[str] | frozenset[str]) -> bool:
    """Whether half of what something is denied of is spoken of by the others, too."""
    return sum(not like(term).isdisjoint(others) for term in of) >= _HALF * len(of)


def _other_year(claim: ClaimRead, denied: frozenset[str]) -> bool:
    """Whether what a sentence may deny has a number of the claim that counts nothing: "in 2012, not 2014"."""
    counting = frozenset[str]().union(*(figure.said for figure in claim.figures))
    return not (claim.numbers - counting).isdisjoint(denied - claim.denied.perhaps)


def _other_day(claim: ClaimRead, said: Evidence) -> bool:
    claimed, stated = ({day for day, _ in days_in(fold(text))} for text in (claim.text, said.text))
    if not claimed <= stated:  # the "5" of "March 5" is no "five hours"
        return True
    days = {said.terms[place] for place in said.times}
    return bool(claim.days and days) and claim.days.isdisjoint(days)
