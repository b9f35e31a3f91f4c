"""How a text falls into paragraphs."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]

_BLANK_LINE: Final = re.compile(r"\n\s*\n|\u2029")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, parted by blank lines: spans without white space at their ends, in order."""
    return list(paragraphs_between(text, 0, len(text)))


def paragraphs_between(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of `text[start:end]`, as spans of `text`."""
    first = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        yield from stripped(text, first, blank.start())
        first = blank.end()
    yield from stripped(text, first, end)


def stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without the white space at its ends, if anything is left of it."""
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        yield start, end
        return
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        yield start, start + len(piece)
