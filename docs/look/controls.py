"""Buttons and menus, drawn, and rows of them."""

from typing import Any, Final

from docs.look.lines import one_line
from docs.look.place import Place
from docs.look.sheet import Run, Sheet, Style
from docs.look.themes import BLURPLE, GREEN, RED, WHITE

Component = dict[str, Any]

ROW, BUTTON, STRING, USER, ROLE, MENTIONABLE, CHANNEL = 1, 2, 3, 5, 6, 7, 8
"""Types of components (reference, "Component Types")."""

MENUS: Final = frozenset({STRING, USER, ROLE, MENTIONABLE, CHANNEL})

LINK: Final = 5
GROUNDS: Final = {1: BLURPLE, 3: GREEN, 4: RED}
"""Colours of button styles; all others look alike."""

HEIGHT, GAP = 32, 8
MENU_HEIGHT, MENU_WIDTH = 40, 400
PADDING, MARK, EMOJI = 14, 20, 18
"""Of a button: at its sides, for the mark of a link, for an emoji; all in pixels."""


def draw_row(sheet: Sheet, row: Component, place: Place) -> float:
    """Draw buttons, in further lines where there is no room, or a menu; return the bottom."""
    x, y = place.x, place.y
    for component in row["components"]:
        if component["type"] in MENUS:
            return draw_menu(sheet, component, place.at_most(MENU_WIDTH))
        if x > place.x and x + button_width(component) > place.x + place.width:
            x, y = place.x, y + HEIGHT + GAP
        x = draw_button(sheet, component, Place(x, y, place.width)) + GAP
    return y + HEIGHT


def button_width(button: Component) -> float:
    """How wide a button would be, in pixels."""
    mark = MARK if button["style"] == LINK else 0
    emoji = EMOJI + (6 if button.get("label") else 0) if button.get("emoji") else 0
    return 2 * PADDING + _label(button).width + mark + emoji


def draw_button(sheet: Sheet, button: Component, place: Place) -> float:
    """Draw a button, and return its right end."""
    place = place.at_most(button_width(button))
    start = len(sheet.shapes)
    colour = WHITE if button["style"] in GROUNDS else sheet.theme.button_text
    sheet.box(place, HEIGHT, GROUNDS.get(button["style"], sheet.theme.button), radius=8)
    x, end = place.x + PADDING, place.x + place.width
    if emoji := button.get("emoji"):
        x = _draw_emoji(sheet, emoji, x, place.y + 22) + 6
    room = end - x - PADDING + 1 - (MARK if button["style"] == LINK else 0)
    sheet.write(one_line(_label(button, colour), room), x, place.y + 21)
    if button["style"] == LINK:
        sheet.path("h-2.5v8.5h8.5v-2.5m-4.5-8.5h5v5m0-5l-6.5 6.5", end - 23, place.y + 13, colour)
    if button.get("disabled"):
        sheet.fade(start)
    return end


def _label(button: Component, colour: str = "") -> Run:
    return Run(button.get("label") or "", Style(14, colour, bold=True))


def _draw_emoji(sheet: Sheet, emoji: Component, x: float, y: float) -> float:
    """An emoji, and where it ends; one that a server made itself is a dot here."""
    if emoji.get("id"):
        sheet.circle(x + 9, y - 6, 8, sheet.theme.muted)
    else:
        sheet.write(Run(emoji["name"], sheet.style(15)), x, y - 1)
    return x + EMOJI


def draw_menu(sheet: Sheet, menu: Component, place: Place) -> float:
    """Draw a closed menu with what is chosen in it, and return its bottom."""
    theme = sheet.theme
    start = len(sheet.shapes)
    sheet.box(place, MENU_HEIGHT, theme.field, radius=8, border=theme.border)
    chosen = _chosen(sheet, menu)
    if len(chosen) > 1 or (chosen and menu["type"] != STRING):
        _chips(sheet, chosen, place.inside(8, 8, right=40))
    else:
        hint = menu.get("placeholder") or "Make a selection"
        style = sheet.style(16, "" if chosen else theme.muted)
        text = Run("".join(chosen) or hint, style)
        sheet.write(one_line(text, place.width - 52), place.x + 12, place.y + 26)
    sheet.path("l5 5l5-5", place.x + place.width - 26, place.y + 18, theme.muted, width=2)
    if menu.get("disabled"):
        sheet.fade(start)
    return place.y + MENU_HEIGHT


def _chosen(sheet: Sheet, menu: Component) -> list[str]:
    """The labels of what is chosen in a menu when it is first seen."""
    options = [each["label"] for each in menu.get("options", []) if each.get("default")]
    values = (str(each["id"]) for each in menu.get("default_values") or [])
    return options or [sheet.names.get(each, each) for each in values]


def _chips(sheet: Sheet, names: list[str], place: Place) -> None:
    """What is chosen, side by side; what finds no room is counted."""
    x = place.x
    for number, name in enumerate(names):
        run = one_line(Run(name, sheet.style(14)), place.width - 16)
        last = number == len(names) - 1
        if number and x + run.width + 16 > place.x + place.width - (0 if last else 24):
            sheet.write(
                Run(f"+{len(names) - number}", sheet.style(14, sheet.theme.muted)), x + 2, place.y + 17
            )
            return
        sheet.box(Place(x, place.y, run.width + 16), 24, sheet.theme.button, radius=4)
        x = sheet.write(run, x + 8, place.y + 17) + 14
