"""A message, drawn: who it is by, what it answers, what it says, and who sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from docs.look.inline import plain
from docs.look.layout import draw_components
from docs.look.lines import one_line
from docs.look.markdown import draw_text
from docs.look.moments import message_time
from docs.look.pictures import draw_file
from docs.look.place import Place
from docs.look.seen import Seen
from docs.look.sheet import Run, Sheet
from docs.look.themes import BLURPLE, WHITE
from tests.discord.messages import COMPONENTS_V2

ABOVE: Final = 10
LINE: Final = 22
AVATAR: Final = 40
"""All in pixels."""

NO_TEXT: Final = "Click to see attachment"
"""What stands for a message without content, as cards are."""

PEOPLE: Final = ("#c27c0e", "#1a8a6f", "#a0398a", "#3b7dd8", "#c0483a")
"""Colours of the circles that stand for people."""


def draw_message(sheet: Sheet, message: Seen, y: float) -> float:
    """Draw a message from the top `y` down, and return its bottom."""
    sheet.names, sheet.files = message.names, message.files
    left, right = (64, 12) if sheet.narrow else (72, 28)
    place = Place(left, y + ABOVE, sheet.width - left - right)
    start = len(sheet.shapes)
    if message.payload.get("referenced_message"):
        place = place.at(_replies(sheet, message.payload["referenced_message"], place))
    elif message.command:
        place = place.at(_commanded(sheet, message, place))
    _heading(sheet, message.payload, place)
    bottom = _body(sheet, message, place.at(place.y + LINE + 2))
    if message.private:
        bottom = _for_one_alone(sheet, place.at(bottom + 4))
        sheet.box(Place(0, y + 4, sheet.width), bottom - y, sheet.theme.private, under=start)
    return bottom + 6


def _replies(sheet: Sheet, other: Mapping[str, Any], place: Place) -> float:
    """The line above a reply, with what it replies to."""
    x = _above(sheet, other["author"], place)
    style = sheet.style(14, sheet.theme.muted)
    said = Run(plain(sheet, other["content"]), style)
    if not said.text:
        said = Run(NO_TEXT, style.but(italic=True))
    sheet.write(one_line(said, place.x + place.width - x), x, place.y + 14)
    return place.y + LINE + 2


def _commanded(sheet: Sheet, message: Seen, place: Place) -> float:
    """The line above the answer to a command."""
    x = _above(sheet, message.payload["interaction_metadata"]["user"], place)
    x = sheet.write(Run("used ", sheet.style(14, sheet.theme.muted)), x, place.y + 14)
    sheet.write(Run(message.command, sheet.style(14, sheet.theme.link)), x, place.y + 14)
    return place.y + LINE + 2


def _above(sheet: Sheet, author: Mapping[str, Any], place: Place) -> float:
    """Whom a message answers; where the line goes on."""
    sheet.path("v-4a6 6 0 0 1 6-6h14", place.x - 36, place.y + 19, sheet.theme.bar, width=2)
    draw_avatar(sheet, author, Place(place.x, place.y + 1, 16))
    name = Run(display_name(author), sheet.style(14, bold=True))
    return sheet.write(name, place.x + 21, place.y + 14) + 5


def _heading(sheet: Sheet, payload: Mapping[str, Any], place: Place) -> None:
    """Avatar, name, the mark of a bot, and the time."""
    author = payload["author"]
    draw_avatar(sheet, author, Place(place.x - 56, place.y + 2, AVATAR))
    name = Run(display_name(author), sheet.style(16, sheet.theme.strong, bold=True))
    x = sheet.write(name, place.x, place.y + 16)
    if author["bot"]:
        sheet.box(Place(x + 6, place.y + 3, 34), 16, BLURPLE, radius=4)
        tag = Run("APP", sheet.style(11, WHITE, bold=True))
        sheet.write(tag, x + 23 - tag.width / 2, place.y + 15)
        x += 40
    sent = message_time(datetime.fromisoformat(payload["timestamp"]), sheet.now)
    sheet.write(Run(sent, sheet.style(12, sheet.theme.muted)), x + 8, place.y + 16)


def _body(sheet: Sheet, message: Seen, place: Place) -> float:
    """What it says, and its components."""
    payload = message.payload
    mark = "(edited)" if message.edited else ""
    if payload["flags"] & COMPONENTS_V2:
        bottom = draw_components(sheet, payload["components"], place.at(place.y + 2))
        return draw_text(sheet, "", place.at(bottom + 2), mark=mark)
    bottom = draw_text(sheet, payload["content"], place, mark=mark)
    for each in payload["attachments"]:
        bottom = draw_file(sheet, each["url"], place.at(bottom + 6))
    if payload["components"]:
        bottom = draw_components(sheet, payload["components"], place.at(bottom + 8))
    return bottom


def _for_one_alone(sheet: Sheet, place: Place) -> float:
    """The line under what one person alone sees."""
    theme = sheet.theme
    small = sheet.style(12, theme.muted)
    sheet.path("c3-5 11-5 14 0c-3 5-11 5-14 0z", place.x, place.y + 10, theme.muted, width=1.4)
    sheet.circle(place.x + 7, place.y + 10, 2, theme.muted)
    x = sheet.write(Run("Only you can see this • ", small), place.x + 20, place.y + 14)
    sheet.write(Run("Dismiss message", small.but(colour=theme.link)), x, place.y + 14)
    return place.y + 22


def draw_avatar(sheet: Sheet, author: Mapping[str, Any], place: Place) -> None:
    """A disc: the bot's with a quotation mark, a person's with their initial."""
    name, radius = display_name(author), place.width / 2
    ground = BLURPLE if author["bot"] else PEOPLE[sum(map(ord, name)) % len(PEOPLE)]
    x, y = place.x + radius, place.y + radius
    sheet.circle(x, y, radius, ground)
    letter, size, drop = ("“", 1.7, 0.58) if author["bot"] else (name[0], 1, 0.36)
    run = Run(letter, sheet.style(radius * size, WHITE, bold=True))
    sheet.write(run, x - run.width / 2, y + radius * size * drop)


def display_name(author: Mapping[str, Any]) -> str:
    """The name that others see."""
    return author.get("global_name") or author["username"]
