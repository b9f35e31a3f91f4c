"""A message, drawn: who it is by, what it answers, what it says, and who sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from docs.look.layout import draw_components
from docs.look.lines import one_line
from docs.look.markdown import draw_text, plain
from docs.look.pictures import draw_file
from docs.look.seen import Seen
from docs.look.sheet import Run, Sheet
from docs.look.themes import BLURPLE, WHITE
from tests.discord.messages import COMPONENTS_V2

ABOVE: Final = 10
LINE: Final = 22
AVATAR: Final = 20
"""Its radius; all in pixels."""

PEOPLE: Final = ("#c27c0e", "#1a8a6f", "#a0398a", "#3b7dd8", "#c0483a")
"""Colours of the circles that stand for people."""


def draw_message(sheet: Sheet, message: Seen, y: float) -> float:
    """Draw a message from the top `y` down, and return its bottom."""
    sheet.names, sheet.files = message.names, message.files
    left, right = (64, 12) if sheet.narrow else (72, 28)
    width = sheet.width - left - right
    start = len(sheet.shapes)
    top = y + ABOVE
    top = _answers(sheet, message, left, top, width)
    _heading(sheet, message.payload, left, top)
    bottom = _body(sheet, message, left, top + LINE + 2, width)
    if message.private:
        bottom = _for_one_alone(sheet, left, bottom + 4)
        sheet.box(0, y + 4, sheet.width, bottom - y, sheet.theme.private, under=start)
    return bottom + 6


def _answers(sheet: Sheet, message: Seen, left: float, y: float, width: float) -> float:
    """The line above a reply, or above the answer to a command."""
    other = message.payload.get("referenced_message")
    if not other and not message.command:
        return y
    author = other["author"] if other else message.payload["interaction_metadata"]["user"]
    sheet.path("v-4a6 6 0 0 1 6-6h14", left - 36, y + 19, sheet.theme.bar, width=2)
    draw_avatar(sheet, author, left + 8, y + 9, 8)
    theme = sheet.theme
    x = sheet.write(Run(display_name(author), sheet.style(14, theme.text, bold=True)), left + 21, y + 14)
    if other:
        said = one_line(
            Run(plain(sheet, other["content"]), sheet.style(14, theme.muted)), left + width - x - 5
        )
        sheet.write(said, x + 5, y + 14)
    else:
        x = sheet.write(Run("used", sheet.style(14, theme.muted)), x + 5, y + 14)
        sheet.write(Run(message.command, sheet.style(14, theme.link)), x + 5, y + 14)
    return y + LINE + 2


def _heading(sheet: Sheet, payload: Mapping[str, Any], left: float, y: float) -> None:
    """Avatar, name, the mark of a bot, and the time."""
    author = payload["author"]
    draw_avatar(sheet, author, left - 36, y + AVATAR + 2, AVATAR)
    x = sheet.write(Run(display_name(author), sheet.style(16, sheet.theme.strong, bold=True)), left, y + 16)
    if author["bot"]:
        sheet.box(x + 6, y + 3, 34, 16, BLURPLE, radius=4)
        tag = Run("APP", sheet.style(11, WHITE, bold=True))
        sheet.write(tag, x + 23 - tag.width / 2, y + 15)
        x += 40
    time = datetime.fromisoformat(payload["timestamp"])
    sheet.write(Run(f"{time:%H:%M}", sheet.style(12, sheet.theme.muted)), x + 8, y + 16)


def _body(sheet: Sheet, message: Seen, left: float, y: float, width: float) -> float:
    """What it says, and its components."""
    payload = message.payload
    mark = "(edited)" if message.edited else ""
    if payload["flags"] & COMPONENTS_V2:
        bottom = draw_components(sheet, payload["components"], left, y + 2, width)
        return draw_text(sheet, "", left, bottom + 2, width, mark=mark) if mark else bottom
    bottom = draw_text(sheet, payload["content"], left, y, width, mark=mark)
    for each in payload["attachments"]:
        bottom = draw_file(sheet, each["filename"], left, bottom + 6, width)
    if payload["components"]:
        bottom = draw_components(sheet, payload["components"], left, bottom + 8, width)
    return bottom


def _for_one_alone(sheet: Sheet, left: float, y: float) -> float:
    """The line under what one person alone sees."""
    theme = sheet.theme
    small = sheet.style(12, theme.muted)
    sheet.path("c3-5 11-5 14 0c-3 5-11 5-14 0z", left, y + 10, theme.muted, width=1.4)
    sheet.circle(left + 7, y + 10, 2, theme.muted)
    x = sheet.write(Run("Only you can see this • ", small), left + 20, y + 14)
    sheet.write(Run("Dismiss message", small.but(colour=theme.link)), x, y + 14)
    return y + 22


def draw_avatar(sheet: Sheet, author: Mapping[str, Any], x: float, y: float, radius: float) -> None:
    """A circle around (x, y): the bot's with a quotation mark, a person's with their initial."""
    name = display_name(author)
    ground = BLURPLE if author["bot"] else PEOPLE[sum(map(ord, name)) % len(PEOPLE)]
    sheet.circle(x, y, radius, ground)
    letter = "“" if author["bot"] else name[0]
    size = radius * (1.7 if author["bot"] else 1)
    run = Run(letter, sheet.style(size, WHITE, bold=True))
    sheet.write(run, x - run.width / 2, y + size * (0.58 if author["bot"] else 0.36))


def display_name(author: Mapping[str, Any]) -> str:
    """The name that others see."""
    return author.get("global_name") or author["username"]
