"""The components of a message, of both versions, drawn one below the other."""

from collections.abc import Sequence
from typing import Any

from docs.look.controls import BUTTON, ROW, button_width, draw_button, draw_row
from docs.look.markdown import draw_text
from docs.look.pictures import draw_file, draw_gallery, draw_thumbnail
from docs.look.sheet import Sheet
from docs.look.themes import Theme

Component = dict[str, Any]

SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
"""Types of components (reference, "Component Types")."""

GAP = 8
CARD = 600
"""The most pixels a container takes on a desktop."""

PADDING = 16
BAR = 4
"""Of a container, in pixels."""


def draw_components(sheet: Sheet, components: Sequence[Component], x: float, y: float, width: float) -> float:
    """Draw components from the top `y` down, and return the bottom of the last."""
    bottom = y
    for number, component in enumerate(components):
        bottom = _component(sheet, component, x, bottom + (GAP if number else 0), width)
    return bottom


def _component(sheet: Sheet, component: Component, x: float, y: float, width: float) -> float:
    match component["type"]:
        case kind if kind == ROW:
            return draw_row(sheet, component, x, y, width)
        case kind if kind == TEXT:
            return draw_text(sheet, component["content"], x, y, width)
        case kind if kind == SECTION:
            return _section(sheet, component, x, y, width)
        case kind if kind == SEPARATOR:
            return _separator(sheet, component, x, y, width)
        case kind if kind == GALLERY:
            return draw_gallery(sheet, component["items"], x, y, width)
        case kind if kind == FILE:
            return draw_file(sheet, component["file"]["url"], x, y, width)
        case kind if kind == CONTAINER:
            return _container(sheet, component, x, y, min(width, CARD))
        case kind:
            raise ValueError(f"no picture of a component of type {kind}")


def _container(sheet: Sheet, container: Component, x: float, y: float, width: float) -> float:
    theme = sheet.theme
    start = len(sheet.shapes)
    colour = container.get("accent_color")
    bar = BAR if colour is not None else 0
    inside = y + PADDING
    bottom = draw_components(
        sheet, container["components"], x + bar + PADDING, inside, width - bar - 2 * PADDING
    )
    height = bottom + PADDING - y
    sheet.shapes[start:start] = [_card(theme, x, y, width, height, colour)]
    return y + height


def _card(theme: Theme, x: float, y: float, width: float, height: float, colour: int | None) -> str:
    """A rounded ground with a border and, at its left, a bar of the container's colour."""
    frame = f'<rect x="{x + 0.5:g}" y="{y + 0.5:g}" width="{width - 1:g}" height="{height - 1:g}" rx="8"'
    ground = f'{frame} fill="{theme.card}" stroke="{theme.border}"/>'
    if colour is None:
        return ground
    side = f"M{x + BAR:g} {y:g}a8 8 0 0 0-{BAR} 7v{height - 14:g}a8 8 0 0 0 {BAR} 7z"
    return f'{ground}<path d="{side}" fill="#{colour:06x}"/>'


def _section(sheet: Sheet, section: Component, x: float, y: float, width: float) -> float:
    """Texts, and at their right a button or a small picture."""
    beside = section["accessory"]
    small = beside["type"] == BUTTON
    taken = button_width(beside) if small else 80
    bottom = draw_components(sheet, section["components"], x, y, width - taken - 16)
    left = x + width - taken
    if small:
        draw_button(sheet, beside, left, y, taken)
        return max(bottom, y + 32)
    draw_thumbnail(sheet, beside, left, y, taken)
    return max(bottom, y + taken)


def _separator(sheet: Sheet, separator: Component, x: float, y: float, width: float) -> float:
    height = 16 if separator.get("spacing") == 2 else 1
    if separator.get("divider") is not False:
        sheet.box(x, y + height // 2, width, 1, sheet.theme.border)
    return y + height
