"""The components of a message, of both versions, drawn one below the other."""

from collections.abc import Sequence
from typing import Final

from docs.look.controls import BUTTON, ROW, Component, button_width, draw_button, draw_row
from docs.look.markdown import draw_text
from docs.look.pictures import draw_file, draw_gallery, draw_thumbnail
from docs.look.place import Place
from docs.look.sheet import Sheet

SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
"""Types of components (reference, "Component Types")."""

GAP: Final = 8
CARD: Final = 600
"""The most that a container takes on a desktop."""

PADDING: Final = 16
BAR: Final = 4
"""At the left of a container that has a colour; all in pixels."""

THUMBNAIL_SIDE: Final = 80
LARGE: Final = 2
"""The larger of a separator's two spacings."""


def draw_components(sheet: Sheet, components: Sequence[Component], place: Place) -> float:
    """Draw components, and return the bottom of the last."""
    bottom = place.y - GAP
    for component in components:
        bottom = _draw(sheet, component, place.at(bottom + GAP))
    return max(bottom, place.y)


def _draw(sheet: Sheet, component: Component, place: Place) -> float:
    kind = component["type"]
    if kind not in _DRAWN:
        raise ValueError(f"no picture of a component of type {kind} in a message")
    return _DRAWN[kind](sheet, component, place)


def _text(sheet: Sheet, text: Component, place: Place) -> float:
    return draw_text(sheet, text["content"], place)


def _gallery(sheet: Sheet, gallery: Component, place: Place) -> float:
    return draw_gallery(sheet, gallery["items"], place)


def _file(sheet: Sheet, file: Component, place: Place) -> float:
    return draw_file(sheet, file["file"]["url"], place)


def _container(sheet: Sheet, container: Component, place: Place) -> float:
    place = place.at_most(CARD)
    start = len(sheet.shapes)
    colour = container.get("accent_color")
    bar = 0 if colour is None else BAR
    inside = place.inside(bar + PADDING, PADDING, right=PADDING)
    height = draw_components(sheet, container["components"], inside) + PADDING - place.y
    if colour is not None:
        round_ = f"a8 8 0 0 0-8 8v{height - 16:g}a8 8 0 0 0 8 8"
        edge = f"{round_}a4 8 0 0 1-4-8v{16 - height:g}a4 8 0 0 1 4-8z"
        sheet.path(edge, place.x + 8, place.y, "none", fill=f"#{colour:06x}", under=start)
    sheet.box(place, height, sheet.theme.card, radius=8, border=sheet.theme.border, under=start)
    return place.y + height


def _section(sheet: Sheet, section: Component, place: Place) -> float:
    """Texts, and at their right a button or a small picture."""
    beside = section["accessory"]
    small = beside["type"] == BUTTON
    taken = button_width(beside) if small else THUMBNAIL_SIDE
    bottom = draw_components(sheet, section["components"], place.inside(0, right=taken + 16))
    corner = Place(place.x + place.width - taken, place.y, taken)
    if small:
        draw_button(sheet, beside, corner)
        return max(bottom, place.y + 32)
    draw_thumbnail(sheet, beside, corner)
    return max(bottom, place.y + taken)


def _separator(sheet: Sheet, separator: Component, place: Place) -> float:
    height = 17 if separator.get("spacing") == LARGE else 1
    if separator.get("divider") is not False:
        sheet.box(place.at(place.y + height // 2), 1, sheet.theme.border)
    return place.y + height


_DRAWN: Final = {
    ROW: draw_row,
    SECTION: _section,
    TEXT: _text,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
