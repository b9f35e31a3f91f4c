"""Runs of text broken into lines no wider than there is room for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from docs.look.sheet import Run

Line = list[Run]

_WORD: Final = re.compile(r"[^ \n]*?[^\W_]-(?=[^\W\d_])|[^ \n]*[ \n]|[^ \n]+")


def lines(runs: Iterable[Run], room: float) -> Iterator[Line]:
    """The lines, broken at spaces, hyphens and line feeds, and inside words that are wider than `room`."""
    line: Line = []
    width = 0.0
    for word in _words(runs):
        needed = sum(run.width for run in word) - _trailing(word)
        if line and width + needed > room:
            yield _joined(line)
            line, width = [], 0.0
        for run in _cut(word, room) if needed > room else word:
            if needed > room and width + run.width > room and line:
                yield _joined(line)
                line, width = [], 0.0
            line.append(run)
            width += run.width
        if line[-1].text.endswith("\n"):
            yield _joined(line)
            line, width = [], 0.0
    if line:
        yield _joined(line)


def _words(runs: Iterable[Run]) -> Iterator[Line]:
    """What may not be parted: each word with the space, hyphen or line feed behind it."""
    word: Line = []
    for run in runs:
        for text in _WORD.findall(run.text):
            word.append(replace(run, text=text))
            if text[-1] in " \n-":
                yield word
                word = []
    if word:
        yield word


def _trailing(word: Line) -> float:
    last = word[-1]
    return replace(last, text=" ").width if last.text.endswith(" ") else 0


def _cut(word: Line, room: float) -> Iterator[Run]:
    """Pieces of a long word, each narrower than `room`."""
    for run in word:
        piece = ""
        for character in run.text:
            if piece and replace(run, text=piece + character).width > room:
                yield replace(run, text=piece)
                piece = ""
            piece += character
        yield replace(run, text=piece)


def _joined(line: Line) -> Line:
    """Neighbours of one style as one run, without the white space at the end."""
    runs = [
        Run("".join(run.text for run in same), style) for style, same in groupby(line, lambda run: run.style)
    ]
    runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \n"))
    return runs


def one_line(run: Run, room: float) -> Run:
    """As much of it as fits on one line of `room` pixels, and an ellipsis if that is not all."""
    text = " ".join(run.text.split())
    if replace(run, text=text).width <= room:
        return replace(run, text=text)
    while text and replace(run, text=text + "…").width > room:
        text = text[:-1]
    return replace(run, text=text.rstrip() + "…")
