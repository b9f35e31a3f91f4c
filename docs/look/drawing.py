"""A whole picture: messages and forms, one below the other, as one person sees them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from docs.look.form import draw_form
from docs.look.message import draw_message
from docs.look.seen import Form, Seen
from docs.look.sheet import Sheet
from docs.look.themes import Theme

DESKTOP: Final = 760
PHONE: Final = 390
"""Pixels."""


def draw(things: Sequence[Seen | Form], theme: Theme, width: int, now: datetime, title: str) -> str:
    """What somebody sees at `now` on a screen `width` pixels wide, as SVG; the same bytes everywhere."""
    sheet = Sheet(theme, width, now)
    y = 0.0
    for each in things:
        y = draw_form(sheet, each, y) if isinstance(each, Form) else draw_message(sheet, each, y + 4)
    return sheet.svg(title, round(y if isinstance(things[-1], Form) else y + 8))
