"""What the retriever finds for and against the claims of a message."""

from dataclasses import dataclass
from typing import Final

from bot.retriever.answer import Finding, Headline

MAX_CLAIMS: Final = 3
"""Claims of one message for which something is shown."""

MAX_FINDINGS: Final = 3
"""Quotes shown for one claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a message at `[start, end)`, in code points, and what articles say of it.

    Of its findings, `Stance.AGREES` supports it, `DIFFERS` contradicts it, and `UNCLEAR` is about it; they
    come in this order, the newest first within a stance, at most `MAX_FINDINGS`. The confidence of a finding
    is the share of the claim that it says. A sentence that asks is no claim, but may be answered: its one
    finding, of no stance, is the answer, with the answer's confidence.
    """

    text: str
    start: int
    end: int
    findings: tuple[Finding, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The claims of a message that any article is about, in its order, at most `MAX_CLAIMS`.

    Where there is none, `closest` holds the headlines that come closest, at most three.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    closest: tuple[Headline, ...] = ()
