"""The button under what only one person sees, which shows it to everyone."""

from dataclasses import replace
from typing import Final

from bot.formatter.card import Button, Card, Row
from bot.translation import ENGLISH, Language

SHARE: Final = "share"
SHARE_SOURCES: Final = "share-sources"
"""What the button says: for an answer, and for sources that were found."""


def with_share(card: Card, press: str, to: Language = ENGLISH) -> Card:
    """The card with the button under its frame."""
    return replace(card, below=(*card.below, Row((Button(to.say("Share"), press),))))
