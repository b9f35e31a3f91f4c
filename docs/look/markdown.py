"""Discord's Markdown, drawn: blocks one below the other."""

from collections.abc import Iterable
from typing import Final

from docs.look.inline import runs
from docs.look.lines import lines
from docs.look.place import Place
from docs.look.sheet import Run, Sheet, Style
from tests.discord_markdown import Block, blocks, blocks_of

HEADINGS: Final = {1: 24, 2: 20, 3: 16}
ABOVE_HEADING: Final = 8
"""Pixels."""


def draw_text(sheet: Sheet, content: str, place: Place, *, size: float = 16, mark: str = "") -> float:
    """Draw a text, and return its bottom; `mark` stands in small print beneath it."""
    found = blocks(content)
    y = place.y - (ABOVE_HEADING if found and found[0].kind == "heading" else 0)
    for block in found:
        y = _block(sheet, block, place.at(y), sheet.style(size))
    if mark:
        y = draw_runs(sheet, [Run(mark, sheet.style(11, sheet.theme.muted))], place.at(y))
    return y


def draw_runs(sheet: Sheet, pieces: Iterable[Run], place: Place) -> float:
    """Draw runs of text in lines, and return the bottom."""
    y = place.y
    for line in lines(pieces, place.width):
        height = max(run.style.height for run in line)
        x = place.x
        for run in line:
            x = sheet.write(run, x, y + height * 0.75)
        y += height
    return y


def _block(sheet: Sheet, block: Block, place: Place, style: Style) -> float:
    theme = sheet.theme
    match block.kind:
        case "quote":
            bottom = place.y
            for inner in blocks_of(block.nodes):
                bottom = _block(sheet, inner, place.inside(16, right=0).at(bottom), style)
            sheet.box(place.at_most(4), bottom - place.y, theme.bar, radius=2)
            return bottom
        case "list":
            return _list(sheet, block, place, style)
        case "code block":
            return _code(sheet, block.nodes[0].text, place, style)
        case "subtext":
            small = style.but(size=13, colour=theme.muted)
            return draw_runs(sheet, runs(sheet, block.nodes, small), place) + 1
        case "heading":
            level = len(block.source) - len(block.source.lstrip("#"))
            large = style.but(size=HEADINGS[level], bold=True, colour=theme.strong)
            return draw_runs(sheet, runs(sheet, block.nodes, large), place.at(place.y + ABOVE_HEADING)) + 2
    return draw_runs(sheet, runs(sheet, block.nodes, style), place)


def _list(sheet: Sheet, block: Block, place: Place, style: Style) -> float:
    """A list; a number stands as it was written, any other mark as a dot."""
    y = place.y
    for item in block.nodes:
        mark = item.source.split()[0]
        depth = len(item.source) - len(item.source.lstrip(" "))
        column = place.inside(22 + 12 * depth, right=0)
        if mark.endswith("."):
            number = Run(mark, style)
            sheet.write(number, column.x - number.width - 5, y + style.height * 0.75)
        else:
            sheet.circle(column.x - 12, y + style.height * 0.52, 2.7, style.colour)
        for inner in blocks_of(item.children):
            y = _block(sheet, inner, column.at(y), style)
    return y


def _code(sheet: Sheet, text: str, place: Place, style: Style) -> float:
    start = len(sheet.shapes)
    code = Run(text, style.but(size=14, mono=True))
    bottom = draw_runs(sheet, [code], place.inside(9, top=10)) + 7
    ground = place.at(place.y + 2)
    sheet.box(
        ground, bottom - ground.y, sheet.theme.code_ground, radius=4, border=sheet.theme.border, under=start
    )
    return bottom + 4
