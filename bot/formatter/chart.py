"""Questions by week as a picture: bars for what was asked, filled as far as it was answered."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.translation import ENGLISH, Language
from corpus.questions import Week

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH: Final = 680
HEIGHT: Final = 300
SCALE: Final = 2
"""Pixels of the picture for each of those that Discord shows: crisp on any screen."""

_PAPER, _INK, _FAINT = "#ffffff", "#2b2d31", "#6b7078"
_ASKED, _ANSWERED, _LINE = "#c3cad4", "#2f6fca", "#e3e6ea"
"""On a ground of its own, so that it reads the same on light and on dark."""

_FONT: Final = 19
"""So large that it can be read where a phone shows the picture at half its size."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 16, 52, 40
_STEPS: Final = (1, 2, 5)
_MOST_LABELS: Final = 7


def chart(weeks: Sequence[Week], to: Language = ENGLISH) -> bytes:
    """The picture of one to some thirty weeks, oldest first, as PNG; takes some 50 ms."""
    # Only who draws one waits for the library.
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.font = ImageFont.load_default(_FONT * SCALE)
    top = _highest(max(week.asked for week in weeks))
    _legend(draw, to)
    _grid(draw, top, to)
    _bars(draw, weeks, top, to)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    return data.getvalue()


def chart_words(weeks: Sequence[Week], to: Language = ENGLISH) -> str:
    """The same for those who do not see it."""
    lines = (
        to.say(
            "week of {day}: {asked} asked, {answered} answered",
            day=to.day(week.monday),
            asked=to.number(week.asked),
            answered=to.number(week.answered),
        )
        for week in weeks
    )
    return f"{to.say('Questions by week')}: {'; '.join(lines)}."


def _highest(most: int) -> int:
    """The top of the scale: the least of 4, 8, 20, 40, 80, 200, ... that is not exceeded."""
    unit = 1
    while True:
        for step in _STEPS:
            if most <= 4 * step * unit:
                return 4 * step * unit
        unit *= 10


def _at(value: float, top: int) -> float:
    """How far down a value stands, in pixels of Discord's."""
    return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * value / top


def _box(*edges: float) -> list[float]:
    return [edge * SCALE for edge in edges]


def _legend(draw: "ImageDraw", to: Language) -> None:
    left = float(_LEFT)
    for colour, text in ((_ANSWERED, to.say("answered")), (_ASKED, to.say("not answered"))):
        draw.rounded_rectangle(_box(left, 14, left + 16, 30), 3 * SCALE, fill=colour)
        draw.text((SCALE * (left + 24), SCALE * 22), text, fill=_INK, anchor="lm")
        left += 24 + draw.textlength(text) / SCALE + 26


def _grid(draw: "ImageDraw", top: int, to: Language) -> None:
    for quarter in range(5):
        value = top * quarter // 4
        height = _at(value, top)
        draw.line(_box(_LEFT, height, WIDTH - _RIGHT, height), fill=_LINE, width=SCALE)
        draw.text((SCALE * (_LEFT - 8), SCALE * height), to.number(value), fill=_FAINT, anchor="rm")


def _bars(draw: "ImageDraw", weeks: Sequence[Week], top: int, to: Language) -> None:
    room = (WIDTH - _LEFT - _RIGHT) / len(weeks)
    half = min(room * 0.35, 24)
    every = -(-len(weeks) // _MOST_LABELS)
    for number, week in enumerate(weeks):
        middle = _LEFT + room * (number + 0.5)
        for value, colour in ((week.asked, _ASKED), (week.answered, _ANSWERED)):
            if value:
                box = _box(middle - half, _at(value, top), middle + half, _at(0, top))
                draw.rounded_rectangle(box, 3 * SCALE, fill=colour, corners=(True, True, False, False))
        if number % every == 0:
            day, month, *_ = to.day(week.monday).split(" ")
            place = (SCALE * middle, SCALE * (HEIGHT - _BOTTOM + 20))
            draw.text(place, f"{day} {month[:3]}", fill=_FAINT, anchor="mm")
