"""What the retriever gives back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.article import Quote, ServerId

DEFAULT_THRESHOLD: Final = 0.6
"""From this chance of being right a quote is given; below it, silence."""


class Stance(StrEnum):
    """How the facts of another quote stand to those of the best one, as far as the question asks for them."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote and how likely it is to be right, from 0 to 1; `stance` is how it stands to the best quote."""

    quote: Quote
    confidence: float
    stance: Stance = Stance.UNCLEAR


@dataclass(frozen=True, slots=True)
class Headline:
    """An article that comes close to the question."""

    server_id: ServerId
    article_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The best quote and other quotes that support or contradict it; or silence, with the closest headlines.

    `best` is None when nothing is likely enough to be right; `confidence` is then that of the best sentence
    that was passed over (0.0 if there was none), and `others` is empty. `closest` holds at most three.
    `newer` is an article on the same subject that came out weeks after the best quote's, if one is known.
    """

    question: str
    confidence: float
    best: Finding | None = None
    others: tuple[Finding, ...] = ()
    closest: tuple[Headline, ...] = ()
    newer: Headline | None = None
