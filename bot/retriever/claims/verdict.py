"""Whether a sentence supports a claim, contradicts it, or is only about it: precision goes first."""

from typing import Final

from bot.retriever.answer import Stance
from bot.retriever.claims.claim import ClaimRead
from bot.retriever.claims.held import Held
from bot.retriever.claims.reach import Reach

ABOUT: Final = Reach(0.4, 0.5, 0.6)
SUPPORTS: Final = Reach(0.5, 0.65, 1.0)
CONTRADICTS: Final = Reach(0.55, 0.55, 1.0)
"""What a sentence has to reach to be taken for one that is about a claim, supports it, or contradicts it."""

CONTRADICTS_BY_NUMBER: Final = Reach(0.6, 0.65, 1.0)
"""The same with another number, which may count a part or something else."""

CONTRADICTS_LONG_AGO: Final = Reach(0.8, 0.8, 1.0)
"""The same in an article that is not recent: what it tells may have happened again since."""

BARE: Final = Reach(0.75, 0.75, 1.0)
BARE_WITH_FIGURE: Final = Reach(0.5, 0.8, 1.0)
"""What it has to reach for a claim that names nothing, and may be about anything."""

_RECENT: Final = 30
"""Days for which an article is recent."""

_THESE_DAYS: Final = 14
"""Days for which it may tell what is claimed of these days."""

_FEW: Final = 3
_SOME: Final = 5
"""The words it takes to tell a claim that names nothing from others, with a figure and without one."""


def least_of(claim: ClaimRead) -> Reach | None:
    """What a sentence has to reach to be about a claim; None if nobody can tell what the claim is about."""
    if claim.names:
        return ABOUT
    if claim.figures:
        return BARE_WITH_FIGURE if len(claim.words) >= _FEW else None
    return BARE if len(claim.words) >= _SOME else None


def verdict_of(claim: ClaimRead, held: Held, reach: Reach, age: int) -> Stance | None:
    """How a sentence, held against a claim and reaching so far, stands to it; None if it is not about it.

    `age` is how many days its article is old. What is claimed of these days no old article is about.
    """
    least, recent = least_of(claim), age <= _RECENT
    if least is None or not reach >= least or (claim.recent and age > _THESE_DAYS):
        return None
    if not claim.names and (held.lacking or held.turned):
        return None
    if held.lacking or (not claim.names and not recent):
        return Stance.UNCLEAR
    if not held.turned:
        return Stance.AGREES if reach >= SUPPORTS and not held.hedged else Stance.UNCLEAR
    sure = held.turned == 1 and not held.doubtful
    return Stance.DIFFERS if sure and reach >= _to_contradict(held, recent=recent) else Stance.UNCLEAR


def _to_contradict(held: Held, *, recent: bool) -> Reach:
    if not recent:
        return CONTRADICTS_LONG_AGO
    return CONTRADICTS_BY_NUMBER if held.other_numbers else CONTRADICTS
