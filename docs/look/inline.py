"""The pieces of a line of Discord's Markdown as runs of text, each in its style."""

import re
from collections.abc import Iterator
from typing import Any, Final

from docs.look.moments import shown
from docs.look.sheet import Run, Sheet, Style
from docs.look.themes import Theme
from tests.discord_markdown import Node, blocks

CODE: Final = 0.875
"""The size of inline code, in that of the text around it."""


def runs(sheet: Sheet, nodes: tuple[Node, ...], style: Style) -> Iterator[Run]:
    """The runs that some pieces make up, in order."""
    theme = sheet.theme
    for node in nodes:
        styled = style.but(**_changes(node.kind, theme))
        match node.kind:
            case "code":
                yield Run(node.text, styled.but(mono=True, size=style.size * CODE))
            case "mention" | "command" | "navigation":
                yield Run(_mentioned(sheet, node).replace(" ", "\u00a0"), styled)
            case "timestamp":
                yield Run(shown(node.source, sheet.now), styled)
            case _ if node.children:
                yield from runs(sheet, node.children, styled)
            case _:
                yield Run(node.text, styled)


def plain(sheet: Sheet, content: str) -> str:
    """The text of a message on one line, as the line above a reply shows it."""
    found = (
        "".join(run.text for run in runs(sheet, block.nodes, sheet.style())) for block in blocks(content)
    )
    return " ".join(" ".join(found).split())


def _changes(kind: str, theme: Theme) -> dict[str, Any]:
    """What a piece of this kind changes about the style around it."""
    mentioned = {"colour": theme.mention, "ground": theme.mention_ground}
    changes: dict[str, dict[str, Any]] = {
        "bold": {"bold": True},
        "italic": {"italic": True},
        "underline": {"line": "underline"},
        "strike": {"line": "line-through"},
        "spoiler": {"ground": theme.bar, "colour": theme.bar},
        "masked link": {"colour": theme.link},
        "link": {"colour": theme.link},
        "code": {"ground": theme.code_ground},
        "timestamp": {"ground": theme.code_ground},
        "mention": mentioned,
        "command": mentioned,
        "navigation": mentioned,
    }
    return changes.get(kind, {})


def _mentioned(sheet: Sheet, node: Node) -> str:
    """What a mention shows: a name where the reader knows one."""
    if node.kind == "command":
        return node.source.strip("<>").rpartition(":")[0]
    number = re.search(r"[0-9]+", node.source)
    return sheet.names.get(number[0], node.source) if number else node.source
