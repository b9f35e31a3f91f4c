"""A card when nobody waits for its buttons any more."""

from dataclasses import replace

from bot.formatter.card import Beside, Button, Card, Divider, Menu, Part, Row
from bot.formatter.message import Link


def settled(card: Card) -> Card:
    """The card without what can be pressed; its texts, pictures and links stay."""
    parts = [kept for part in card.parts if (kept := _settled(part)) is not None]
    while len(parts) > 1 and isinstance(parts[-1], Divider):
        parts.pop()
    below = [kept for part in card.below if (kept := _settled(part)) is not None]
    return replace(card, parts=tuple(parts), below=tuple(below))


def _settled(part: Part) -> Part | None:
    match part:
        case Row(buttons):
            links = tuple(button for button in buttons if isinstance(button, Link))
            return Row(links) if links else None
        case Menu():
            return None
        case Beside(text, Button()):
            return text
        case _:
            return part
