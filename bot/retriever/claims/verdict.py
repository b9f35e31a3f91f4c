"""Whether a sentence supports a claim, contradicts it, or is only about it: precision goes first."""

from typing import Final

from bot.retriever.answer import Stance
from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.claim_figures import Fit, figures_in, fit_of
from bot.retriever.claims.direction import Direction, direction_of
from bot.retriever.claims.polarity import denied_in, doubted, like, opposed
from bot.retriever.claims.reach import Reach
from bot.retriever.evidence import Evidence

SUPPORTS: Final = Reach(0.5, 0.65, 1.0, 1.0)
CONTRADICTS: Final = Reach(0.6, 0.7, 1.0, 1.0)
ABOUT: Final = Reach(0.35, 0.5, 0.5, 1.0)
"""What a sentence has to reach to be taken for one that supports a claim, contradicts it, or is about it."""

BARE: Final = Reach(0.75, 0.75, 1.0, 1.0)
"""The same for a claim that names nothing: it may be about anything."""

_FEW: Final = 3
"""The words from which on such a claim can be told from others."""


def verdict_of(claim: ClaimRead, said: Evidence, reach: Reach) -> Stance | None:
    """How a sentence that reaches so far stands to a claim; None if it is not about it."""
    bare = not claim.names
    if said.heading or said.asks or not reach >= (BARE if bare else ABOUT):
        return None
    if bare and len(claim.words) < _FEW:
        return None
    fits = [fit_of(figure, figures_in(said.text), said.text) for figure in claim.figures]
    if Fit.ABSENT in fits or not _says(claim, said):
        return Stance.UNCLEAR
    turned = _turned(claim, said) + fits.count(Fit.OTHER)
    if not turned:
        return Stance.AGREES if reach >= SUPPORTS and not _hedged(claim, said) else Stance.UNCLEAR
    sure = turned == 1 and not bare and reach >= CONTRADICTS and doubted(said.text) == claim.doubts
    return Stance.DIFFERS if sure else Stance.UNCLEAR


def _turned(claim: ClaimRead, said: Evidence) -> int:
    """In how many ways the sentence turns the claim into its opposite."""
    direction = direction_of(claim.text, claim.terms, said.text, said.terms, claim.names)
    if direction in (Direction.SAME, Direction.REVERSED):
        return int(direction is Direction.REVERSED)
    denied, found = denied_in(said.text).surely, set(said.terms)
    opposite = opposed(claim.words, found)
    denies = False
    for term in claim.words - opposite:
        meant = like(term) & found
        denies |= bool(meant) and (term in claim.denied.surely) is not bool(meant & denied)
    return int(denies) + int(bool(opposite))


def _says(claim: ClaimRead, said: Evidence) -> bool:
    """Whether the sentence has the other numbers of a claim, and no other days."""
    if not claim.numbers <= set(said.terms):
        return False
    days = {said.terms[place] for place in said.times}
    return not claim.days or not days or not claim.days.isdisjoint(days)


def _hedged(claim: ClaimRead, said: Evidence) -> bool:
    """Whether the sentence leaves open what the claim does not, or may be told of another deed."""
    perhaps = denied_in(said.text).perhaps - claim.denied.perhaps
    return (
        bool(doubted(said.text) - claim.doubts)
        or not perhaps.isdisjoint(claim.words)
        or direction_of(claim.text, claim.terms, said.text, said.terms, claim.names) is Direction.TURNED
    )
