"""Who did it to whom, of deeds that are not the same the other way round: one beats, the other is beaten."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Final

from bot.retriever.folding import fold
from bot.retriever.words import terms

_WON: Final = frozenset(terms("win won beat defeat victory overcome topple triumph thrash edge"))
_LOST: Final = frozenset(terms("lose lost loss"))
RIVALRY: Final = _WON | _LOST
"""The terms of who won and who lost."""

_DONE: Final = frozenset(
    terms("""
    accuse sue sued attack invade bomb kill shoot hit strike buy acquire criticise criticize blame replace
    succeed sanction threaten praise hire fire dismiss appoint nominate endorse arrest divorce marry
    warn tell ask
    """)
)
_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got)\b(?: \w+){1,3} by\b"
    r"|\b(?:beaten|defeated|overcome|toppled) by\b|\b(?:win|victory|triumph|loss|defeat) for\b",
    re.IGNORECASE,
)


_CLOSE: Final = 2
"""Terms, figures aside, within which someone stands before what they did: a cup is named further off."""


class Direction(Enum):
    """How a deed that two texts tell of is told."""

    SAME = "same"
    REVERSED = "reversed"
    """One has the winner lose."""
    TURNED = "turned"
    """The one who did it stands elsewhere; another deed may be meant."""
    UNKNOWN = "unknown"


def direction_of(
    claim: str, claimed: Sequence[str], text: str, said: Sequence[str], names: AbstractSet[str]
) -> Direction:
    """How `text`, whose terms are `said`, tells the deed of `claim`, whose terms are `claimed`.

    `names` are the terms of the claim that name someone.
    """
    at = _first(claimed, RIVALRY)
    rivals = at is not None
    if at is None:
        at = _first(claimed, _DONE)
    if at is None:
        return Direction.UNKNOWN
    there = _first(said, RIVALRY if rivals else {claimed[at]})
    doer = next((term for term in reversed(claimed[:at]) if term in names), None)
    if there is None or doer not in said:
        return Direction.UNKNOWN
    done_to = [said.index(term) for term in claimed[at + 1 :] if term in names - {doer} and term in said]
    ahead = said.index(doer) < there
    if not any((place > there) is ahead for place in done_to):
        return Direction.UNKNOWN if ahead or _is_passive(text) is not _is_passive(claim) else Direction.TURNED
    lost = (claimed[at] in _LOST) + (said[there] in _LOST)
    if (lost + _is_passive(claim) + _is_passive(text) + (not ahead)) % 2 == 0:
        return Direction.SAME
    before = [place for place in done_to if place < there]
    close = ahead or sum(term.isalpha() for term in said[max(before) : there]) <= _CLOSE
    return Direction.REVERSED if rivals and close else Direction.TURNED


def _first(terms: Sequence[str], wanted: AbstractSet[str]) -> int | None:
    return next((place for place, term in enumerate(terms) if term in wanted), None)


def _is_passive(text: str) -> bool:
    return bool(_PASSIVE.search(fold(text)))
