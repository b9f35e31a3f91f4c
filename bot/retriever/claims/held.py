"""A sentence held against a claim: the same numbers or others, the same deed or its opposite."""

from dataclasses import dataclass
from typing import Final

from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.claim_figures import Fit, fits_of
from bot.retriever.claims.direction import RIVALRY, Direction, direction_of
from bot.retriever.claims.polarity import denied_in, doubted, like, opposed
from bot.retriever.evidence import Evidence

_KNOWN: Final = (Direction.SAME, Direction.REVERSED)


@dataclass(frozen=True, slots=True)
class Held:
    """What a sentence makes of a claim.

    `fits` are those of the claim's figures; `turned` counts the ways in which it says the opposite; `told`
    are the terms of the claim of which it tells something in other words than the claim's, if only the
    opposite. `hedged`: it leaves open what the claim does not, or may tell of another deed; `doubtful`: one of
    both leaves something open.
    """

    fits: tuple[Fit, ...]
    turned: int
    told: frozenset[str]
    hedged: bool
    doubtful: bool


def hold(claim: ClaimRead, said: Evidence) -> Held:
    """Hold what a sentence says against a claim."""
    fits = fits_of(claim.figures, said.text)
    told = {
        term
        for figure, fit in zip(claim.figures, fits, strict=True)
        if fit is not Fit.ABSENT
        for term in figure.said
    }
    direction = direction_of(claim.text, claim.terms, said.text, said.terms, claim.names)
    opposite = opposed(claim.words, set(said.terms))
    if direction in _KNOWN:
        turned, told = int(direction is Direction.REVERSED), told | (claim.words & RIVALRY)
    else:
        turned = int(_denies(claim, said, opposite)) + bool(opposite)
    denied = denied_in(said.text).perhaps
    undenied = claim.denied.surely - denied.union(*map(like, denied))
    doubts = doubted(said.text)
    return Held(
        fits=tuple(fits),
        turned=turned + fits.count(Fit.OTHER),
        told=frozenset(told) | opposite,
        hedged=bool(doubts - claim.doubts)
        or bool(undenied)
        or not claim.words.isdisjoint(denied - claim.denied.perhaps)
        or direction is Direction.TURNED,
        doubtful=doubts != claim.doubts,
    )


def _denies(claim: ClaimRead, said: Evidence, opposite: frozenset[str]) -> bool:
    """Whether one of both denies what the other says, opposites aside."""
    denied, found = denied_in(said.text).surely, set(said.terms)
    return any(
        (term in claim.denied.surely) is not (not denied.isdisjoint(meant))
        for term in claim.words - opposite
        if (meant := like(term) & found)
    )
