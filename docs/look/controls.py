"""Buttons and menus, drawn, and rows of them."""

from typing import Any

from docs.look.lines import one_line
from docs.look.sheet import Run, Sheet, Style
from docs.look.themes import BLURPLE, GREEN, RED, WHITE

Component = dict[str, Any]

ROW, BUTTON, STRING, USER, ROLE, MENTIONABLE, CHANNEL = 1, 2, 3, 5, 6, 7, 8
"""Types of components (reference, "Component Types")."""

MENUS = frozenset({STRING, USER, ROLE, MENTIONABLE, CHANNEL})

LINK = 5
GROUNDS = {1: BLURPLE, 3: GREEN, 4: RED}
"""Colours of button styles; all others look alike."""

HEIGHT, GAP = 32, 8
MENU_HEIGHT, MENU_WIDTH = 40, 400


def draw_row(sheet: Sheet, row: Component, x: float, y: float, width: float) -> float:
    """Draw buttons, in further lines where there is no room, or a menu; return the bottom."""
    left, top = x, y
    for component in row["components"]:
        if component["type"] in MENUS:
            return draw_menu(sheet, component, x, y, min(width, MENU_WIDTH))
        if left > x and left + button_width(component) > x + width:
            left, top = x, top + HEIGHT + GAP
        left = draw_button(sheet, component, left, top, width) + GAP
    return top + HEIGHT


def button_width(button: Component) -> float:
    """How wide a button would be, in pixels."""
    text = _label(button)
    return 32 + text.width + (22 if button["style"] == LINK else 0) + (24 if button.get("emoji") else 0)


def draw_button(sheet: Sheet, button: Component, x: float, y: float, room: float) -> float:
    """Draw a button; where it ends."""
    width = min(button_width(button), room)
    start = len(sheet.shapes)
    ground = GROUNDS.get(button["style"], sheet.theme.button)
    colour = WHITE if button["style"] in GROUNDS else sheet.theme.button_text
    sheet.box(x, y, width, HEIGHT, ground, radius=8)
    left = x + 16
    if emoji := button.get("emoji"):
        left = draw_emoji(sheet, emoji, left, y + 22) + (6 if button.get("label") else 0)
    label = _label(button, colour)
    sheet.write(one_line(label, x + width - left - 12), left, y + 21)
    if button["style"] == LINK:
        _opens_a_page(sheet, x + width - 29, y + 11, colour)
    if button.get("disabled"):
        sheet.shapes[start:] = ['<g opacity="0.5">', *sheet.shapes[start:], "</g>"]
    return x + width


def _label(button: Component, colour: str = "") -> Run:
    return Run(button.get("label") or "", Style(14, colour, bold=True))


def _opens_a_page(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """The mark of a link button: an arrow out of a box."""
    sheet.path("h-2.5v8.5h8.5v-2.5", x + 3, y + 2, colour)
    sheet.path("h5v5m0-5l-6.5 6.5", x + 7, y, colour)


def draw_emoji(sheet: Sheet, emoji: Component, x: float, y: float) -> float:
    """An emoji; one that a server made itself is a dot here. Where it ends."""
    if emoji.get("id"):
        sheet.circle(x + 9, y - 6, 8, sheet.theme.muted)
    else:
        sheet.write(Run(emoji.get("name") or "", sheet.style(16)), x, y)
    return x + 18


def draw_menu(sheet: Sheet, menu: Component, x: float, y: float, width: float) -> float:
    """Draw a closed menu, with what is chosen in it; return the bottom."""
    theme = sheet.theme
    start = len(sheet.shapes)
    sheet.box(x + 0.5, y + 0.5, width - 1, MENU_HEIGHT - 1, theme.field, radius=8, border=theme.border)
    chosen = chosen_in(sheet, menu)
    room = width - 48
    if not chosen:
        hint = Run(menu.get("placeholder") or "Make a selection", sheet.style(16, theme.muted))
        sheet.write(one_line(hint, room), x + 12, y + 26)
    elif len(chosen) == 1 and menu["type"] == STRING:
        sheet.write(one_line(Run(chosen[0], sheet.style()), room), x + 12, y + 26)
    else:
        _chips(sheet, chosen, x + 8, y + 8, room)
    sheet.path("l5 5l5-5", x + width - 26, y + 18, theme.muted, width=2)
    if menu.get("disabled"):
        sheet.shapes[start:] = ['<g opacity="0.5">', *sheet.shapes[start:], "</g>"]
    return y + MENU_HEIGHT


def chosen_in(sheet: Sheet, menu: Component) -> list[str]:
    """The labels of what a menu has chosen when it is first seen."""
    options = [each["label"] for each in menu.get("options", []) if each.get("default")]
    values = (str(each["id"]) for each in menu.get("default_values") or [])
    return options or [sheet.names.get(each, each) for each in values]


def _chips(sheet: Sheet, names: list[str], x: float, y: float, room: float) -> None:
    """What is chosen, side by side; what finds no room is counted."""
    left = x
    for number, name in enumerate(names):
        run = Run(name, sheet.style(14))
        if left + run.width + 16 > x + room - 24 and number:
            sheet.write(Run(f"+{len(names) - number}", sheet.style(14, sheet.theme.muted)), left + 2, y + 17)
            return
        run = one_line(run, room - 16)
        sheet.box(left, y, run.width + 16, 24, sheet.theme.button, radius=4)
        left = sheet.write(run, left + 8, y + 17) + 14
