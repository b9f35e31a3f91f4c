"""A form (modal), drawn."""

from typing import Final

from docs.look.controls import ROW, Component
from docs.look.fields import draw_choice, draw_field, draw_small
from docs.look.markdown import draw_text
from docs.look.message import draw_avatar
from docs.look.place import Place
from docs.look.seen import Form
from docs.look.sheet import Run, Sheet
from docs.look.themes import BLURPLE, RED, WHITE

TEXT, LABEL, CHECKBOX = 10, 18, 23
"""Types of components (reference, "Component Types")."""

WIDTH: Final = 480
OUTSIDE: Final = 28
"""What is seen around a form, where it does not fill the screen."""

PADDING: Final = 20
GAP: Final = 18
BUTTON: Final = 40
"""All in pixels."""

WARNING: Final = (
    "This form will be submitted to **{bot}**. Do not share passwords or other sensitive information."
)
"""Discord's own, in every form."""


def draw_form(sheet: Sheet, form: Form, y: float) -> float:
    """Draw a form, and what it hides, from the top `y` down; return the bottom."""
    sheet.names, sheet.files = form.names, {}
    theme, start = sheet.theme, len(sheet.shapes)
    outside = 0 if sheet.narrow else OUTSIDE
    width = sheet.width if sheet.narrow else WIDTH
    frame = Place((sheet.width - width) / 2, y + outside, width)
    place = frame.inside(PADDING, PADDING)
    bottom = _title(sheet, form, place)
    for component in form.payload["components"]:
        bottom = _part(sheet, component, place.at(bottom + GAP))
    bottom = _end(sheet, place.at(bottom + PADDING)) + PADDING
    ground = theme.card if theme.name == "dark" else theme.ground
    sheet.box(frame, bottom - frame.y, ground, radius=8, under=start)
    sheet.box(Place(0, y, sheet.width), bottom + outside - y, theme.backdrop, radius=8, under=start)
    return bottom + outside


def _title(sheet: Sheet, form: Form, place: Place) -> float:
    """The title, and Discord's own warning beneath."""
    theme = sheet.theme
    draw_avatar(sheet, {"username": form.bot, "bot": True}, Place(place.x, place.y - 2, 32))
    title = Run(form.payload["title"], sheet.style(20, theme.strong, bold=True))
    sheet.write(title, place.x + 44, place.y + 21)
    sheet.path("l12 12m0-12l-12 12", place.x + place.width - 14, place.y + 8, theme.muted, width=2)
    start = len(sheet.shapes)
    box = place.at(place.y + 46)
    bottom = draw_text(sheet, WARNING.format(bot=form.bot), box.inside(12, 10), size=14) + 10
    sheet.box(box, bottom - box.y, theme.code_ground, radius=8, border=theme.border, under=start)
    return bottom


def _part(sheet: Sheet, component: Component, place: Place) -> float:
    match component["type"]:
        case kind if kind == TEXT:
            return draw_text(sheet, component["content"], place)
        case kind if kind == ROW:
            field = component["components"][0]
            return _labelled(sheet, field, field, place)
        case kind if kind == LABEL:
            return _labelled(sheet, component, component["component"], place)
        case kind:
            raise ValueError(f"no picture of a component of type {kind} in a form")


def _labelled(sheet: Sheet, label: Component, field: Component, place: Place) -> float:
    """A label, its description, and the field beneath."""
    theme = sheet.theme
    if field["type"] == CHECKBOX:
        return draw_choice(sheet, {**label, "default": field.get("default")}, place)
    name = Run(label["label"], sheet.style(16, theme.strong, bold=True))
    end = sheet.write(name, place.x, place.y + 16)
    if field.get("required") is not False:
        sheet.write(Run("*", name.style.but(colour=RED)), end + 4, place.y + 17)
    bottom = place.y + 24
    if description := label.get("description"):
        bottom = draw_small(sheet, description, place.at(bottom))
    return draw_field(sheet, field, place.at(bottom + 4))


def _end(sheet: Sheet, place: Place) -> float:
    """Cancel and Submit."""
    theme = sheet.theme
    side = (place.width - 8) / 2
    left, right = place.at_most(side), place.inside(side + 8, right=0)
    buttons = [("Cancel", left, theme.button, theme.button_text), ("Submit", right, BLURPLE, WHITE)]
    for label, button, ground, colour in buttons:
        sheet.box(button, BUTTON, ground, radius=8)
        run = Run(label, sheet.style(16, colour, bold=True))
        sheet.write(run, button.x + (side - run.width) / 2, button.y + 26)
    return place.y + BUTTON
