"""Discord's dark look: messages, as its rendering rules show them, drawn as SVG."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from bot.formatter.age import age_words, day_words
from bot.formatter.message import Message
from tests.discord_markdown import Block, Node, blocks

WIDTH: Final = 760
TEXT_LEFT: Final = 76
TEXT_WIDTH: Final = WIDTH - TEXT_LEFT - 28
FONT: Final = "'gg sans', 'Noto Sans', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"

_NARROW: Final = {" ": 0.28, **dict.fromkeys("ijl'|.,:;!", 0.25), **dict.fromkeys("frt()[]-·“”‘’", 0.34)}
_WIDE: Final = {**dict.fromkeys("mwMW—…@%", 0.88), **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ&", 0.7)}
EMS: Final = {**_NARROW, **_WIDE}
"""Rough widths of characters in ems, generous for Helvetica and its kin; all others take 0.56."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks: size in pixels, colour, weight."""

    size: float = 16
    colour: str = "#dbdee1"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    style: Style

    @property
    def width(self) -> float:
        """In pixels, roughly."""
        ems = sum(EMS.get(character, 0.56) for character in self.text)
        return ems * self.style.size * (1.06 if self.style.bold else 1)


STYLES: Final = {
    "quote": Style(),
    "text": Style(),
    "list": Style(),
    "subtext": Style(13, "#a3a6ad"),
}


class Canvas:
    """Messages one below the other; `now` is when timestamps are read, in London."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.bottom = 12.0
        self.shapes: list[str] = []

    def svg(self, title: str) -> str:
        """Everything drawn so far."""
        height = round(self.bottom + 20)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}" role="img">'
        )
        ground = f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#313338"/>'
        return "\n".join([head, f"<title>{escape(title)}</title>", ground, *self.shapes, "</svg>\n"])

    def question(self, text: str) -> None:
        """A member mentions the bot and asks."""
        self._heading("Robin", "#f0b232", "R", 20, 7)
        mention = Run("@Verbatim", Style(colour="#c9cdfb"))
        y = self.bottom + 20
        self._box(TEXT_LEFT, y - 16, mention.width + 4, 21, "#5865f2", radius=3, opacity=0.32)
        self._text([mention], TEXT_LEFT + 2, y, fitted=True)
        self._text([Run(text, Style())], TEXT_LEFT + mention.width + 10, y)
        self.bottom = y + 6

    def reply(self, message: Message) -> None:
        """The bot answers."""
        x = self._heading("Verbatim", "#5865f2", "“", 32, 18)
        self._box(x, self.bottom - 19, 34, 16, "#5865f2", radius=4)
        self._text([Run("APP", Style(11, "#ffffff", bold=True))], x + 5, self.bottom - 7, fitted=True)
        for block in blocks(message.content):
            self._block(block)
        left: float = TEXT_LEFT
        for link in message.links:
            left = self._button(link.label, left)
        if message.links:
            self.bottom += 48

    def _heading(self, name: str, colour: str, letter: str, size: int, lower: int) -> float:
        """Avatar, name and time; where a mark behind the name may stand."""
        top = self.bottom + 18
        self.shapes.append(
            f'<circle cx="38" cy="{top + 22:.0f}" r="20" fill="{colour}"/>'
            f'<text x="38" y="{top + 22 + lower:.0f}" text-anchor="middle" font-size="{size}" '
            f'font-weight="700" fill="#ffffff">{letter}</text>'
        )
        shown = Run(name, Style(colour="#f2f3f5", bold=True))
        self._text([shown], TEXT_LEFT, top + 16, fitted=True)
        end = TEXT_LEFT + shown.width + 8
        time = Run(f"Today at {self.now:%H:%M}", Style(12, "#949ba4"))
        self._text([time], end + (42 if name == "Verbatim" else 0), top + 16)
        self.bottom = top + 22
        return end

    def _block(self, block: Block) -> None:
        style = STYLES[block.kind]
        step = style.size * 1.375
        indent = {"quote": 16, "list": 20}.get(block.kind, 0)
        top = self.bottom
        for item in [node.children for node in block.nodes] if block.kind == "list" else [block.nodes]:
            if block.kind == "list":
                y = self.bottom + 13
                self.shapes.append(
                    f'<circle cx="{TEXT_LEFT + 8}" cy="{y:.0f}" r="2.6" fill="{style.colour}"/>'
                )
            for line in _lines(list(self._words(item, style)), TEXT_WIDTH - indent):
                self.bottom += step
                self._text(line, TEXT_LEFT + indent, self.bottom - step * 0.18)
        if block.kind == "quote":
            self._box(TEXT_LEFT, top + 2, 4, self.bottom - top, "#65676f", radius=2)
            self.bottom += 4
        self.bottom += 2

    def _button(self, label: str, left: float) -> float:
        """A button at `left`, under all that stands; where the next one may stand."""
        shown = Run(label, Style(14, "#ffffff", bold=True))
        y = self.bottom + 12
        self._box(left, y, shown.width + 54, 32, "#4e5058", radius=6)
        self._text([shown], left + 16, y + 21, fitted=True)
        x = left + shown.width + 25
        self.shapes.append(
            f'<path d="M{x:.0f} {y + 12:.0f}h-3v11h11v-3M{x + 4:.0f} {y + 10:.0f}h6v6m0-6l-7 7" fill="none" '
            'stroke="#ffffff" stroke-width="1.6"/>'
        )
        return left + shown.width + 62

    def _words(self, nodes: tuple[Node, ...], style: Style) -> Iterator[Run]:
        """The words of a block, each with the space or line feed behind it."""
        for node in nodes:
            if node.kind == "bold":
                yield from self._words(node.children, replace(style, bold=True, colour="#f2f3f5"))
            else:
                text = self._timestamp(node.text) if node.kind == "timestamp" else node.text
                yield from (Run(word, style) for word in re.findall(r"[^ \n]*[ \n]|[^ \n]+", text))

    def _timestamp(self, source: str) -> str:
        """What Discord makes of `<t:UNIX:STYLE>`."""
        _, unix, style = source.strip("<>").split(":")
        moment = datetime.fromtimestamp(int(unix), UTC)
        return age_words(moment, self.now) if style == "R" else day_words(moment)

    def _box(
        self, x: float, y: float, width: float, height: float, colour: str, *, radius: int, opacity: float = 1
    ) -> None:
        self.shapes.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="{radius}" '
            f'fill="{colour}" fill-opacity="{opacity:g}"/>'
        )

    def _text(self, runs: list[Run], x: float, y: float, *, fitted: bool = False) -> None:
        """One line; `fitted` makes it exactly as wide as it was reckoned, whatever the font."""
        runs = [replace(run, text=run.text.rstrip("\n")) for run in runs]
        spans = "".join(
            f'<tspan font-size="{style.size:g}" font-weight="{600 if style.bold else 400}" '
            f'fill="{style.colour}">{escape("".join(run.text for run in same))}</tspan>'
            for style, same in groupby(runs, lambda run: run.style)
        )
        length = f' textLength="{sum(run.width for run in runs):.0f}"' if fitted else ""
        self.shapes.append(f'<text x="{x:.0f}" y="{y:.0f}" xml:space="preserve"{length}>{spans}</text>')


def _lines(words: list[Run], room: float) -> Iterator[list[Run]]:
    line: list[Run] = []
    width = 0.0
    for word in words:
        full = line and line[-1].text.endswith(" ") and width + word.width > room
        if full or (line and line[-1].text.endswith("\n")):
            yield line
            line, width = [], 0.0
        line.append(word)
        width += word.width
    if line:
        yield line
