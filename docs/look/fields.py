"""The fields of a form, drawn."""

from typing import Final

from docs.look.controls import MENUS, Component, draw_menu
from docs.look.lines import lines, one_line
from docs.look.place import Place
from docs.look.sheet import Run, Sheet
from docs.look.themes import BLURPLE, WHITE

TEXT_INPUT, UPLOAD, RADIO, CHECKBOXES = 4, 19, 21, 22
"""Types of components (reference, "Component Types")."""

PARAGRAPH: Final = 2
FEWEST, MOST = 4, 12
"""Lines of a box for a paragraph."""

LINE: Final = 22
UPLOAD_HEIGHT: Final = 72
"""Pixels."""

MAX_LENGTH: Final = 4000
"""Characters in a text input that names no limit."""


def draw_field(sheet: Sheet, field: Component, place: Place) -> float:
    """Draw a field with what is in it, and return its bottom."""
    match field["type"]:
        case kind if kind == TEXT_INPUT:
            return _text_input(sheet, field, place)
        case kind if kind in MENUS:
            return draw_menu(sheet, field, place)
        case kind if kind == UPLOAD:
            return _upload(sheet, field, place)
        case kind if kind in (RADIO, CHECKBOXES):
            bottom = place.y - 8
            for option in field["options"]:
                bottom = draw_choice(sheet, option, place.at(bottom + 8), disc=kind == RADIO)
            return bottom
        case kind:
            raise ValueError(f"no picture of a field of type {kind}")


def _text_input(sheet: Sheet, field: Component, place: Place) -> float:
    theme = sheet.theme
    value = field.get("value") or ""
    text = Run(value or field.get("placeholder") or "", sheet.style(16, "" if value else theme.muted))
    paragraph = field["style"] == PARAGRAPH
    room = place.width - 24
    shown = [line[0] for line in lines([text], room)] if paragraph else [one_line(text, room)]
    count = max(FEWEST, min(len(shown), MOST)) if paragraph else 1
    height = count * LINE + 18
    sheet.box(place, height, theme.field, radius=8, border=theme.border)
    for number, run in enumerate(shown[:count]):
        sheet.write(run, place.x + 12, place.y + 26 + LINE * number)
    if paragraph:
        left = Run(f"{(field.get('max_length') or MAX_LENGTH) - len(value)}", sheet.style(12, theme.muted))
        sheet.write(left, place.x + place.width - 10 - left.width, place.y + height - 8)
    return place.y + height


def _upload(sheet: Sheet, field: Component, place: Place) -> float:
    theme = sheet.theme
    sheet.box(place, UPLOAD_HEIGHT, theme.field, radius=8, border=theme.border)
    most = field.get("max_values") or 1
    what, count = ("files", f"Up to {most} files") if most > 1 else ("a file", "One file")
    for text, style, y in [
        (f"Drop {what} here or browse", sheet.style(14), 33),
        (count, sheet.style(12, theme.muted), 52),
    ]:
        run = Run(text, style)
        sheet.write(run, place.x + (place.width - run.width) / 2, place.y + y)
    return place.y + UPLOAD_HEIGHT


def draw_choice(sheet: Sheet, option: Component, place: Place, *, disc: bool = False) -> float:
    """One of several choices, or a single one, with its box or disc; return the bottom."""
    theme = sheet.theme
    chosen = option.get("default")
    tick = Place(place.x, place.y + 2, 20)
    sheet.box(tick, 20, BLURPLE if chosen else theme.field, radius=10 if disc else 4, border=theme.border)
    if chosen:
        sheet.path("l4 4l6-8", tick.x + 5, tick.y + 10, WHITE, width=2)
    sheet.write(Run(option["label"], sheet.style()), place.x + 30, place.y + 17)
    if description := option.get("description"):
        return draw_small(sheet, description, place.inside(30, 24, right=0))
    return place.y + 24


def draw_small(sheet: Sheet, text: str, place: Place) -> float:
    """A description, in small print; return its bottom."""
    bottom = place.y
    for line in lines([Run(text, sheet.style(14, sheet.theme.muted))], place.width):
        sheet.write(line[0], place.x, bottom + 13)
        bottom += 18
    return bottom
