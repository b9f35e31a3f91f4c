"""Pictures and files that came with a message, drawn."""

import struct
from collections.abc import Sequence
from typing import Any

from docs.look.lines import one_line
from docs.look.sheet import Run, Sheet

Component = dict[str, Any]

GAP = 4
FILE_HEIGHT = 64


def draw_gallery(sheet: Sheet, items: Sequence[Component], x: float, y: float, width: float) -> float:
    """One picture in its own shape, or several two by two; return the bottom."""
    if len(items) == 1:
        data = attached(sheet, items[0]["media"]["url"])
        across, down = png_size(data)
        shown = min(width, across)
        sheet.image(x, y, shown, shown * down / across, data, items[0].get("description") or "")
        return y + shown * down / across
    side = (width - GAP) / 2
    for number, item in enumerate(items):
        row, column = divmod(number, 2)
        left, top = x + column * (side + GAP), y + row * (side + GAP)
        data = attached(sheet, item["media"]["url"])
        sheet.image(left, top, side, side, data, item.get("description") or "")
    rows = -(-len(items) // 2)
    return y + rows * (side + GAP) - GAP


def draw_thumbnail(sheet: Sheet, thumbnail: Component, x: float, y: float, side: float) -> None:
    """A small square picture."""
    data = attached(sheet, thumbnail["media"]["url"])
    sheet.image(x, y, side, side, data, thumbnail.get("description") or "")


def draw_file(sheet: Sheet, url: str, x: float, y: float, width: float) -> float:
    """A file: its name and its size; return the bottom."""
    theme = sheet.theme
    width = min(width, 430)
    sheet.box(x + 0.5, y + 0.5, width - 1, FILE_HEIGHT - 1, theme.code_ground, radius=8, border=theme.border)
    sheet.path("h13l8 8v22h-21zm13 0v8h8", x + 18, y + 17, theme.muted, width=2)
    name = Run(file_name(url), sheet.style(16, theme.link))
    sheet.write(one_line(name, width - 72), x + 56, y + 29)
    size = Run(_size(len(attached(sheet, url))), sheet.style(12, theme.muted))
    sheet.write(size, x + 56, y + 47)
    return y + FILE_HEIGHT


def attached(sheet: Sheet, url: str) -> bytes:
    """What is in the attached file that an address names."""
    return sheet.files[file_name(url)]


def file_name(url: str) -> str:
    """The name of the file that `attachment://NAME`, or an address of Discord's, leads to."""
    return url.partition("?")[0].rpartition("/")[2]


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels (PNG specification, "IHDR")."""
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _size(count: int) -> str:
    """Bytes, as Discord tells them."""
    if count < 1024:
        return f"{count} bytes"
    return f"{count / 1024:.2f} KB" if count < 1024**2 else f"{count / 1024**2:.2f} MB"
