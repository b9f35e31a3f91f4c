"""Pictures and files that came with a message, drawn."""

import struct
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from docs.look.controls import Component
from docs.look.lines import one_line
from docs.look.place import Place
from docs.look.sheet import Run, Sheet

GAP: Final = 4
FILE_HEIGHT, FILE_WIDTH = 64, 430


def draw_gallery(sheet: Sheet, items: Sequence[Component], place: Place) -> float:
    """One picture in its own shape, or several two by two; return the bottom."""
    if len(items) == 1:
        across, down = png_size(attached(sheet, items[0]["media"]["url"]))
        shown = place.at_most(across)
        return _picture(sheet, items[0], shown, shown.width * down / across)
    side = (place.width - GAP) / 2
    bottom = place.y
    for number, item in enumerate(items):
        row, column = divmod(number, 2)
        corner = Place(place.x + column * (side + GAP), place.y + row * (side + GAP), side)
        bottom = _picture(sheet, item, corner, side)
    return bottom


def draw_thumbnail(sheet: Sheet, thumbnail: Component, place: Place) -> float:
    """A small square picture; return the bottom."""
    return _picture(sheet, thumbnail, place, place.width)


def _picture(sheet: Sheet, item: Component, place: Place, height: float) -> float:
    sheet.image(place, height, attached(sheet, item["media"]["url"]), item.get("description") or "")
    return place.y + height


def draw_file(sheet: Sheet, url: str, place: Place) -> float:
    """A file: its name and its size; return the bottom."""
    theme = sheet.theme
    place = place.at_most(FILE_WIDTH)
    sheet.box(place, FILE_HEIGHT, theme.code_ground, radius=8, border=theme.border)
    sheet.path("h13l8 8v22h-21zm13 0v8h8", place.x + 18, place.y + 17, theme.muted, width=2)
    name = Run(file_name(url), sheet.style(16, theme.link))
    sheet.write(one_line(name, place.width - 72), place.x + 56, place.y + 29)
    size = Run(_size(len(attached(sheet, url))), sheet.style(12, theme.muted))
    sheet.write(size, place.x + 56, place.y + 47)
    return place.y + FILE_HEIGHT


def attached(sheet: Sheet, url: str) -> bytes:
    """What is in the attached file that an address names."""
    return sheet.files[file_name(url)]


def file_name(url: str) -> str:
    """The name of the file that `attachment://NAME`, or an address of Discord's, leads to."""
    return unquote(urlsplit(url).path.rpartition("/")[2] or urlsplit(url).netloc)


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels (PNG specification, "IHDR")."""
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _size(count: int) -> str:
    """Bytes, as Discord tells them."""
    if count < 1024:
        return f"{count} bytes"
    return f"{count / 1024:.2f} KB" if count < 1024**2 else f"{count / 1024**2:.2f} MB"
