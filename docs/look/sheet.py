"""What is drawn on: shapes one over the other, and what the reader who looks at it knows."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docs.look.measure import FONT, MONO, text_width
from docs.look.place import Place
from docs.look.themes import Theme

NARROW: Final = 500
"""Pixels below which a picture is a phone's."""

MARGIN: Final = 2
"""Pixels between a text and the ends of the box behind it."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; `size` in pixels, `ground` the colour of the box behind it."""

    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    line: str = ""
    """"underline" or "line-through"."""
    ground: str = ""

    @property
    def height(self) -> float:
        """The height of a line."""
        return round(self.size * 1.375)

    def but(self, **changes: object) -> "Style":
        """The same with some changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    style: Style

    @property
    def width(self) -> float:
        """In pixels, with what a box behind it adds."""
        text = text_width(self.text, self.style.size, bold=self.style.bold, mono=self.style.mono)
        return text + (2 * MARGIN if self.style.ground else 0)


class Sheet:
    """A picture in the making, `width` pixels wide, of what somebody in London sees at `now`.

    `names` gives what a mention of an id shows, such as "#general"; `files` what attached files hold.
    """

    def __init__(self, theme: Theme, width: int, now: datetime) -> None:
        self.theme = theme
        self.width = width
        self.now = now
        self.names: Mapping[str, str] = {}
        self.files: Mapping[str, bytes] = {}
        self.shapes: list[str] = []

    @property
    def narrow(self) -> bool:
        """Whether this is a phone."""
        return self.width < NARROW

    def svg(self, title: str, height: float) -> str:
        """Everything drawn, down to `height`."""
        size = f'width="{self.width}" height="{_number(height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {self.width} {_number(height)}"'
        ground = f'<rect {size} rx="8" fill="{self.theme.ground}"/>'
        described = f'{head} font-family="{FONT}" role="img">\n<title>{escape(title)}</title>'
        return "\n".join([described, ground, *self.shapes, "</svg>\n"])

    def style(self, size: float = 16, colour: str = "", **more: object) -> Style:
        """A style, in the colour of ordinary text unless another is named."""
        return Style(size, colour or self.theme.text).but(**more)

    def box(
        self,
        place: Place,
        height: float,
        fill: str,
        *,
        radius: float = 0,
        border: str = "",
        under: int | None = None,
    ) -> None:
        """A rectangle, its border inside; `under` is the number of shapes it lies on, if not on all."""
        edge = f' stroke="{border}"' if border else ""
        if border:
            place, height = place.inside(0.5, 0.5), height - 1
        shape = (
            f'<rect x="{_number(place.x)}" y="{_number(place.y)}" width="{_number(place.width)}" '
            f'height="{_number(height)}" rx="{_number(radius)}" fill="{fill}"{edge}/>'
        )
        self.shapes.insert(len(self.shapes) if under is None else under, shape)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """A disc around (x, y)."""
        self.shapes.append(
            f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}" fill="{fill}"/>'
        )

    def path(
        self,
        drawing: str,
        x: float,
        y: float,
        stroke: str,
        *,
        width: float = 1.6,
        fill: str = "none",
        under: int | None = None,
    ) -> None:
        """A line drawn from (x, y) on; `drawing` is SVG's path language, relative."""
        round_ = 'stroke-linecap="round" stroke-linejoin="round"'
        line = "" if stroke == "none" else f' stroke="{stroke}" stroke-width="{_number(width)}" {round_}'
        shape = f'<path d="M{_number(x)} {_number(y)}{drawing}" fill="{fill}"{line}/>'
        self.shapes.insert(len(self.shapes) if under is None else under, shape)

    def image(self, place: Place, height: float, data: bytes, description: str) -> None:
        """A PNG, held in the picture itself."""
        self.shapes.append(
            f'<image x="{_number(place.x)}" y="{_number(place.y)}" width="{_number(place.width)}" '
            f'height="{_number(height)}" preserveAspectRatio="xMidYMid slice" '
            f"aria-label={quoteattr(description)} "
            f'href="data:image/png;base64,{b64encode(data).decode()}"/>'
        )

    def fade(self, start: int) -> None:
        """Make the shapes from the number `start` on pale, as of what is disabled."""
        self.shapes[start:] = ['<g opacity="0.5">', *self.shapes[start:], "</g>"]

    def write(self, run: Run, x: float, y: float) -> float:
        """One run on its baseline `y`; where it ends. It is as wide as reckoned, whatever the font."""
        style, text = run.style, run.text
        end = x + run.width
        if style.ground:
            self.box(Place(x, y - style.size, run.width), style.size * 1.32, style.ground, radius=4)
            style, x = style.but(ground=""), x + MARGIN
        start = x + Run(text[: len(text) - len(text.lstrip(" "))], style).width
        if shown := text.strip(" "):
            length = Run(shown, style).width
            self.shapes.append(
                f'<text x="{_number(start)}" y="{_number(y)}" font-size="{_number(style.size)}" '
                f'fill="{style.colour}"{_face(style)}'
                + (f' textLength="{_number(length)}"' if len(shown) > 1 else "")
                + f">{escape(shown)}</text>"
            )
        return end


def _face(style: Style) -> str:
    """The attributes of a face that is not the plain one."""
    return "".join(
        [
            ' font-weight="700"' if style.bold else "",
            ' font-style="italic"' if style.italic else "",
            f' font-family="{MONO}"' if style.mono else "",
            f' text-decoration="{style.line}"' if style.line else "",
            ' style="white-space:pre"' if style.mono else "",
        ]
    )


def _number(value: float) -> str:
    """To a tenth of a pixel, as short as can be."""
    return f"{round(value, 1):g}"
