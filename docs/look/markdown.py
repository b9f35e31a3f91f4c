"""Discord's Markdown, drawn: blocks one below the other."""

import re
from collections.abc import Iterator

from docs.look.lines import lines
from docs.look.moments import shown
from docs.look.sheet import Run, Sheet, Style
from tests.discord_markdown import Block, Node, blocks, blocks_of

HEADINGS = {1: 24, 2: 20, 3: 16}
"""Pixels."""


def draw_text(
    sheet: Sheet, content: str, x: float, y: float, width: float, *, size: float = 16, mark: str = ""
) -> float:
    """Draw a text from the top `y` down, and return its bottom; `mark` stands in small print behind it."""
    for block in blocks(content):
        y = _block(sheet, block, x, y, width, sheet.style(size))
    if mark:
        y = _flow(sheet, [Run(mark, sheet.style(11, sheet.theme.muted))], x, y, width)
    return y


def plain(sheet: Sheet, content: str) -> str:
    """The text of a message in one line, as the line above a reply shows it."""
    runs = (run for block in blocks(content) for run in _runs(sheet, block.nodes, sheet.style()))
    return " ".join("".join(run.text for run in runs).split())


def _block(sheet: Sheet, block: Block, x: float, y: float, width: float, style: Style) -> float:
    theme = sheet.theme
    match block.kind:
        case "quote":
            bottom = y
            for inner in blocks_of(block.nodes):
                bottom = _block(sheet, inner, x + 16, bottom, width - 16, style)
            sheet.box(x, y, 4, bottom - y, theme.bar, radius=2)
            return bottom
        case "list":
            return _list(sheet, block, x, y, width, style)
        case "subtext":
            small = style.but(size=13, colour=theme.muted)
            return _flow(sheet, _runs(sheet, block.nodes, small), x, y, width) + 1
        case "heading":
            level = len(block.source) - len(block.source.lstrip("#"))
            large = style.but(size=HEADINGS[level], bold=True, colour=theme.strong)
            return _flow(sheet, _runs(sheet, block.nodes, large), x, y + 6, width) + 2
        case "code block":
            code = Run(block.nodes[0].text, style.but(size=14, mono=True))
            start = len(sheet.shapes)
            bottom = _flow(sheet, [code], x + 8, y + 10, width - 18) + 7
            sheet.box(
                x, y + 2, width, bottom - y - 2, theme.code_ground, radius=4, border=theme.border, under=start
            )
            return bottom + 4
    return _flow(sheet, _runs(sheet, block.nodes, style), x, y, width)


def _list(sheet: Sheet, block: Block, x: float, y: float, width: float, style: Style) -> float:
    """A list; a number stands as it was written, any other mark as a dot."""
    for item in block.nodes:
        mark = re.match(r"( *)(\S+)", item.source)
        assert mark is not None
        left = x + 22 + 12 * len(mark[1])
        if mark[2].endswith("."):
            number = Run(mark[2], style)
            sheet.write(number, left - number.width - 5, y + style.height * 0.75)
        else:
            sheet.circle(left - 12, y + style.height * 0.52, 2.7, style.colour)
        for inner in blocks_of(item.children):
            y = _block(sheet, inner, left, y, width - (left - x), style)
    return y


def _flow(sheet: Sheet, runs: list[Run] | Iterator[Run], x: float, y: float, width: float) -> float:
    """Draw runs in lines from the top `y` down, and return the bottom."""
    runs = list(runs)
    if runs and runs[-1].text.endswith("\n"):
        runs[-1] = Run(runs[-1].text[:-1], runs[-1].style)
    for line in lines(runs, width):
        height = max(run.style.height for run in line)
        left = x
        for run in line:
            left = sheet.write(run, left, y + height * 0.75)
        y += height
    return y


def _runs(sheet: Sheet, nodes: tuple[Node, ...], style: Style) -> Iterator[Run]:
    """The runs of a block's pieces."""
    theme = sheet.theme
    for node in nodes:
        match node.kind:
            case "bold":
                yield from _runs(sheet, node.children, style.but(bold=True))
            case "italic":
                yield from _runs(sheet, node.children, style.but(italic=True))
            case "underline":
                yield from _runs(sheet, node.children, style.but(line="underline"))
            case "strike":
                yield from _runs(sheet, node.children, style.but(line="line-through"))
            case "spoiler":
                yield from _runs(sheet, node.children, style.but(ground=theme.bar, colour=theme.bar))
            case "masked link" | "link":
                children = node.children or (Node("text", node.text),)
                yield from _runs(sheet, children, style.but(colour=theme.link))
            case "code":
                yield Run(node.text, style.but(mono=True, size=style.size * 0.875, ground=theme.code_ground))
            case "mention" | "command" | "navigation":
                named = _mentioned(sheet, node).replace(" ", "\u00a0")
                yield Run(named, style.but(colour=theme.mention, ground=theme.mention_ground))
            case "timestamp":
                yield Run(shown(node.source, sheet.now), style.but(ground=theme.code_ground))
            case _ if node.children:
                yield from _runs(sheet, node.children, style)
            case _:
                yield Run(node.text, style)


def _mentioned(sheet: Sheet, node: Node) -> str:
    """What a mention shows: a name where the reader knows one."""
    if node.kind == "command":
        return node.source.strip("<>").rpartition(":")[0]
    number = re.search(r"[0-9]+", node.source)
    return sheet.names.get(number[0], node.source) if number else node.source
