"""Whether a sentence supports a claim, contradicts it, or is only about it: precision goes first."""

from dataclasses import dataclass
from typing import Final

from bot.retriever.answer import Stance
from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.claim_figures import Fit, figures_in, fit_of
from bot.retriever.claims.direction import Direction, direction_of
from bot.retriever.claims.polarity import denied_in, doubted, like, opposed
from bot.retriever.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a sentence says a claim, each from 0 to 1.

    `words`: the share of its words that the sentence says, by weight; `context`: the same with what stands
    around it and the title. `named`: the share of its names that the sentence, the title or the sentence it
    points back to has; `near`: the share that its article has.
    """

    words: float
    context: float
    named: float
    near: float


SUPPORTS: Final = Reach(0.5, 0.7, 1.0, 1.0)
CONTRADICTS: Final = Reach(0.6, 0.75, 1.0, 1.0)
ABOUT: Final = Reach(0.35, 0.55, 0.5, 1.0)
"""What a sentence has to reach to be taken for one that supports a claim, contradicts it, or is about it."""


def verdict_of(claim: ClaimRead, said: Evidence, reach: Reach, *, bare: bool) -> Stance | None:
    """How a sentence that reaches so far stands to a claim; None if it is not about it.

    A claim that is `bare` names nothing: nobody can tell what it is about.
    """
    if not _reaches(reach, ABOUT):
        return None
    fits = [fit_of(figure, figures_in(said.text), said.text) for figure in claim.figures]
    turned = _turned(claim, said)
    others = fits.count(Fit.OTHER)
    if turned + others == 1 and Fit.ABSENT not in fits:
        sure = _reaches(reach, CONTRADICTS) and not bare and _says(claim, said) and not _differs_in_doubt(claim, said)
        return Stance.DIFFERS if sure else Stance.UNCLEAR
    if turned or others or Fit.ABSENT in fits:
        return Stance.UNCLEAR
    if _reaches(reach, SUPPORTS) and _says(claim, said) and not _hedged(claim, said):
        return Stance.AGREES
    return Stance.UNCLEAR


def _reaches(reach: Reach, least: Reach) -> bool:
    return (
        reach.words >= least.words
        and reach.context >= least.context
        and reach.named >= least.named
        and reach.near >= least.near
    )


def _turned(claim: ClaimRead, said: Evidence) -> int:
    """How many things the sentence turns into their opposite."""
    direction = direction_of(claim.text, claim.terms, said.text, said.terms, claim.names)
    if direction is not Direction.UNKNOWN:
        return int(direction is Direction.REVERSED)
    denied, terms = denied_in(said.text), set(said.terms)
    opposite = opposed(claim.words, terms)
    flipped = 0
    for term in claim.words - opposite:
        meant = like(term) & terms
        if meant and (term in claim.denied.surely) is not bool(meant & denied.surely):
            flipped += 1
    return flipped + len(opposite)


def _says(claim: ClaimRead, said: Evidence) -> bool:
    """Whether the sentence has the other numbers of a claim, and no other days."""
    if not claim.numbers <= set(said.terms):
        return False
    days = {said.terms[place] for place in said.times}
    return not (claim.days and days and claim.days.isdisjoint(days))


def _hedged(claim: ClaimRead, said: Evidence) -> bool:
    """Whether the sentence leaves open what the claim does not, or turns it round some other way."""
    perhaps = denied_in(said.text).perhaps - claim.denied.perhaps
    return (
        bool(doubted(said.text) - claim.doubts)
        or not perhaps.isdisjoint(claim.words)
        or direction_of(claim.text, claim.terms, said.text, said.terms, claim.names) is Direction.TURNED
    )


def _differs_in_doubt(claim: ClaimRead, said: Evidence) -> bool:
    return bool(doubted(said.text) ^ claim.doubts)
