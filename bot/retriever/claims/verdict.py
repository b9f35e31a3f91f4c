"""Whether a sentence supports a claim, contradicts it, or is only about it: precision goes first."""

from typing import Final

from bot.retriever.answer import Stance
from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.claim_figures import Fit
from bot.retriever.claims.held import Held
from bot.retriever.claims.reach import Reach
from bot.retriever.evidence import Evidence

SUPPORTS: Final = Reach(0.5, 0.65, 1.0, 1.0)
CONTRADICTS: Final = Reach(0.55, 0.55, 1.0, 1.0)
ABOUT: Final = Reach(0.35, 0.5, 0.5, 1.0)
"""What a sentence has to reach to be taken for one that supports a claim, contradicts it, or is about it."""

CONTRADICTS_LONG_AGO: Final = Reach(0.8, 0.8, 1.0, 1.0)
"""The same for an article that is not recent: what it tells may have happened again since."""

BARE: Final = Reach(0.75, 0.75, 1.0, 1.0)
"""The same for a claim that names nothing: it may be about anything."""

_RECENT: Final = 30
"""Days for which an article is recent."""

_FEW: Final = 3
"""The words from which on such a claim can be told from others, if it counts something; without a figure it takes more."""

_SOME: Final = 4


def verdict_of(claim: ClaimRead, said: Evidence, held: Held, reach: Reach, age: int) -> Stance | None:
    """How a sentence, held against a claim and reaching so far, stands to it; None if it is not about it.

    `age` is how many days its article is old.
    """
    bare = not claim.names
    if said.heading or said.asks or not reach >= (BARE if bare else ABOUT):
        return None
    if bare and (len(claim.words) < _FEW or not (claim.figures or len(claim.words) > _SOME)):
        return None
    if Fit.ABSENT in held.fits or not _says(claim, said) or (claim.recent and age > _RECENT):
        return Stance.UNCLEAR
    if not held.turned:
        return Stance.AGREES if reach >= SUPPORTS and not held.hedged else Stance.UNCLEAR
    least = CONTRADICTS if age <= _RECENT else CONTRADICTS_LONG_AGO
    sure = held.turned == 1 and not bare and not held.doubtful and reach >= least
    return Stance.DIFFERS if sure else Stance.UNCLEAR


def _says(claim: ClaimRead, said: Evidence) -> bool:
    """Whether the sentence has the other numbers of a claim, and no other days."""
    if not claim.numbers <= set(said.terms):
        return False
    days = {said.terms[place] for place in said.times}
    return not claim.days or not days or not claim.days.isdisjoint(days)
