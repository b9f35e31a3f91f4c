"""Which lines of a paragraph belong together: prose wrapped by hand goes on, headings and list lines end."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.segment.paragraphs import Span, stripped

_LIST_MARK: Final = re.compile(r"[-–—*+•·▪◦‣●○■►✓#>|]+\s|\(?(?:\d{1,3}|[A-Za-z])[.)]\s")
_BYLINE: Final = re.compile(r"By\s+[A-Z]|(?:Published|Updated|Posted|Last updated)\b")
_CREDIT: Final = re.compile(
    r"(?:Image|Photo|Photograph|Picture|Illustration|Credit)s?(?: [Cc]redit| courtesy)?:\s"
)
_UNFINISHED: Final = tuple(",-–—(“‘&/")
_FIRST_WORD: Final = re.compile(r"\S+")

_NARROWEST: Final = 45
_WIDEST: Final = 160
"""Prose that was wrapped by hand or by a mail program is between so many and so many characters wide."""


def blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """The runs of prose in a paragraph: a sentence may go on over the lines of one, but never into the next.

    A new one begins at a line that does not carry on the line before, and at the credit of a picture.
    """
    for first, last in _wrapped(text, start, end):
        cut = first
        for credit in _CREDIT.finditer(text, first, last):
            if credit.start() > first and text[credit.start() - 1].isspace():
                yield from stripped(text, cut, credit.start())
                cut = credit.start()
        yield from stripped(text, cut, last)


def _wrapped(text: str, start: int, end: int) -> Iterator[Span]:
    """The runs of lines that each carry on the line before."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    lines = list(_lines(text, start, end))
    width = max(last - first for first, last in lines)
    run_start, previous = lines[0][0], lines[0]
    for line in lines[1:]:
        if not _carries_on(text, previous, line, width):
            yield run_start, previous[1]
            run_start = line[0]
        previous = line
    yield run_start, previous[1]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        last = text.find("\n", start, end)
        if last < 0:
            last = end
        yield from stripped(text, start, last)
        start = last + 1


def _carries_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the second of two lines carries on the first, in a paragraph whose widest line is `width` long.

    It does if the first is left unfinished, if the second begins in lower case, or if the text was wrapped:
    then the first word of each line had no room left on the line before it.
    """
    start, end = line
    if (
        _LIST_MARK.match(text, *following)
        or _BYLINE.match(text, *following)
        or _CREDIT.match(text, *following)
    ):
        return False
    if text[following[0]].islower() or text.endswith(_UNFINISHED, start, end):
        return True
    if _BYLINE.match(text, start, end) or not _NARROWEST <= width <= _WIDEST:
        return False
    word = _FIRST_WORD.match(text, *following)
    return word is not None and end - start + 1 + len(word[0]) > width
