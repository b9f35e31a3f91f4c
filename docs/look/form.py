"""A form (modal), drawn."""

from collections.abc import Mapping
from typing import Any, Final

from docs.look.controls import MENUS, ROW, Component, draw_menu
from docs.look.lines import lines
from docs.look.markdown import draw_text
from docs.look.seen import Form
from docs.look.sheet import Run, Sheet
from docs.look.themes import BLURPLE, RED, WHITE

TEXT_INPUT, TEXT, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 4, 10, 18, 19, 21, 22, 23
"""Types of components (reference, "Component Types")."""

PARAGRAPH: Final = 2
WIDTH: Final = 480
PADDING: Final = 20
LINES: Final = 4
"""Lines of a box for a paragraph, at least; and at most three times that."""


def draw_form(sheet: Sheet, form: Form, y: float) -> float:
    """Draw a form, over what it hides, from the top `y` down; return the bottom."""
    sheet.names, sheet.files = form.names, {}
    theme = sheet.theme
    start = len(sheet.shapes)
    outside = 0 if sheet.narrow else 28
    width = min(sheet.width - 2 * outside, WIDTH if not sheet.narrow else sheet.width)
    x, top = (sheet.width - width) / 2, y + outside
    left, room = x + PADDING, width - 2 * PADDING
    bottom = _title(sheet, form, left, top + PADDING, room)
    for component in form.payload["components"]:
        bottom = _part(sheet, component, left, bottom + 18, room)
    bottom = _end(sheet, left, bottom + 24, room) + PADDING
    ground = theme.card if theme.name == "dark" else theme.ground
    sheet.box(x, top, width, bottom - top, ground, radius=12, under=start)
    sheet.box(0, y, sheet.width, bottom + outside - y, theme.backdrop, radius=8, under=start)
    return bottom + outside


def _title(sheet: Sheet, form: Form, x: float, y: float, width: float) -> float:
    """The title, and Discord's own warning beneath."""
    theme = sheet.theme
    sheet.circle(x + 16, y + 14, 16, BLURPLE)
    sheet.write(Run("“", sheet.style(28, WHITE, bold=True)), x + 9, y + 30)
    sheet.write(Run(form.payload["title"], sheet.style(20, theme.strong, bold=True)), x + 44, y + 21)
    sheet.path("l12 12m0-12l-12 12", x + width - 14, y + 8, theme.muted, width=2)
    warning = (
        f"This form will be submitted to **{form.bot}**. "
        "Do not share passwords or other sensitive information."
    )
    start = len(sheet.shapes)
    bottom = draw_text(sheet, warning, x + 12, y + 56, width - 24, size=14)
    sheet.box(
        x, y + 46, width, bottom - y - 36, theme.code_ground, radius=8, border=theme.border, under=start
    )
    return bottom + 10


def _part(sheet: Sheet, component: Component, x: float, y: float, width: float) -> float:
    match component["type"]:
        case kind if kind == TEXT:
            return draw_text(sheet, component["content"], x, y, width)
        case kind if kind == ROW:
            field = component["components"][0]
            return _labelled(sheet, {"label": field["label"]}, field, x, y, width)
        case kind if kind == LABEL:
            return _labelled(sheet, component, component["component"], x, y, width)
        case kind:
            raise ValueError(f"no picture of a component of type {kind} in a form")


def _labelled(
    sheet: Sheet, label: Mapping[str, Any], field: Component, x: float, y: float, width: float
) -> float:
    """A label, its description, and the field beneath."""
    theme = sheet.theme
    if field["type"] == CHECKBOX:
        return _choice(
            sheet, label | {"description": label.get("description")}, field.get("default"), x, y, width
        )
    end = sheet.write(Run(label["label"], sheet.style(16, theme.strong, bold=True)), x, y + 16)
    if field.get("required") is not False:
        sheet.write(Run("*", sheet.style(16, RED, bold=True)), end + 4, y + 17)
    y += 24
    if description := label.get("description"):
        y = _small(sheet, description, x, y, width)
    return _field(sheet, field, x, y + 4, width)


def _small(sheet: Sheet, text: str, x: float, y: float, width: float) -> float:
    style = sheet.style(14, sheet.theme.muted)
    for line in lines([Run(text, style)], width):
        sheet.write(line[0], x, y + 13)
        y += 18
    return y


def _field(sheet: Sheet, field: Component, x: float, y: float, width: float) -> float:
    match field["type"]:
        case kind if kind == TEXT_INPUT:
            return _text_input(sheet, field, x, y, width)
        case kind if kind in MENUS:
            return draw_menu(sheet, field, x, y, width)
        case kind if kind == UPLOAD:
            return _upload(sheet, field, x, y, width)
        case kind if kind in (RADIO, CHECKBOXES):
            for option in field["options"]:
                y = _choice(sheet, option, option.get("default"), x, y, width, round_=kind == RADIO) + 8
            return y - 8
        case kind:
            raise ValueError(f"no picture of a field of type {kind}")


def _text_input(sheet: Sheet, field: Component, x: float, y: float, width: float) -> float:
    theme = sheet.theme
    text = field.get("value") or ""
    style = sheet.style(16, theme.text if text else theme.muted)
    shown = [line[0] for line in lines([Run(text or field.get("placeholder") or "", style)], width - 24)]
    paragraph = field["style"] == PARAGRAPH
    room = max(LINES, min(len(shown), 3 * LINES)) if paragraph else 1
    height = room * 22 + 18
    sheet.box(x + 0.5, y + 0.5, width - 1, height - 1, theme.field, radius=8, border=theme.border)
    for number, run in enumerate(shown[:room]):
        sheet.write(run, x + 12, y + 26 + 22 * number)
    if paragraph:
        left = Run(f"{(field.get('max_length') or 4000) - len(text)}", sheet.style(12, theme.muted))
        sheet.write(left, x + width - 10 - left.width, y + height - 8)
    return y + height


def _upload(sheet: Sheet, field: Component, x: float, y: float, width: float) -> float:
    theme = sheet.theme
    sheet.box(x + 0.5, y + 0.5, width - 1, 71, theme.field, radius=8, border=theme.border)
    most = field.get("max_values") or 1
    upper = Run("Drop files here or browse" if most > 1 else "Drop a file here or browse", sheet.style(14))
    sheet.write(upper, x + (width - upper.width) / 2, y + 33)
    lower = Run(f"Up to {most} file{'s' * (most > 1)}", sheet.style(12, theme.muted))
    sheet.write(lower, x + (width - lower.width) / 2, y + 52)
    return y + 72


def _choice(
    sheet: Sheet,
    option: Mapping[str, Any],
    chosen: object,
    x: float,
    y: float,
    width: float,
    *,
    round_: bool = False,
) -> float:
    """One of several choices, with the box that is ticked for it."""
    theme = sheet.theme
    ground = BLURPLE if chosen else theme.field
    sheet.box(x + 0.5, y + 2.5, 19, 19, ground, radius=10 if round_ else 4, border=theme.border)
    if chosen:
        sheet.path("l4 4l6-8", x + 5, y + 12, WHITE, width=2)
    sheet.write(Run(option["label"], sheet.style(16)), x + 30, y + 17)
    if description := option.get("description"):
        return _small(sheet, description, x + 30, y + 24, width - 30)
    return y + 24


def _end(sheet: Sheet, x: float, y: float, width: float) -> float:
    """Cancel and Submit."""
    theme = sheet.theme
    side = (width - 8) / 2
    for number, (label, ground, colour) in enumerate(
        [("Cancel", theme.button, theme.button_text), ("Submit", BLURPLE, WHITE)]
    ):
        left = x + number * (side + 8)
        sheet.box(left, y, side, 40, ground, radius=8)
        run = Run(label, sheet.style(16, colour, bold=True))
        sheet.write(run, left + (side - run.width) / 2, y + 26)
    return y + 40
