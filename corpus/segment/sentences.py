"""Text to sentences: exact spans, in order, none longer than fits a message."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from corpus.article import Sentence
from corpus.segment.lines import blocks
from corpus.segment.paragraphs import Span, paragraphs_between, stripped
from corpus.segment.stops import breaks

MAX_SENTENCE: Final = 700
"""The longest a sentence may be, in code points; a longer run is cut at a clause's end, else at a space."""

_CLAUSE_END: Final = re.compile(r"[,;:)–—][\"'”’]?\s|[、，；：]")
_SPACE: Final = re.compile(r"\s")
_JOINER: Final = "\u200d"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]`, as spans of `text`.

    They stand in order, do not overlap, have no white space at their ends, hold every other character, cross
    no paragraph, and are at most `MAX_SENTENCE` code points long. A heading, a list line, a caption and a
    byline are sentences of their own; each sentence of a quotation is one.
    """
    return sentences_of(text, paragraphs_between(text, start, len(text) if end is None else end))


def sentences_of(text: str, paragraphs: Iterable[Span]) -> list[Sentence]:
    """The sentences of these paragraphs of `text`, as `sentences` finds them."""
    return [
        Sentence(first, last)
        for paragraph in paragraphs
        for block in blocks(text, *paragraph)
        for first, last in _in_block(text, *block)
    ]


def _in_block(text: str, start: int, end: int) -> Iterator[Span]:
    for last, following in breaks(text, start, end):
        yield from _shortened(text, start, last)
        start = following
    yield from _shortened(text, start, end)


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, in pieces if it is too long for a sentence."""
    while end - start > MAX_SENTENCE:
        cut = _cut(text, start, start + MAX_SENTENCE)
        yield from stripped(text, start, cut)
        start = cut
    yield from stripped(text, start, end)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a run that begins at `start` and has to end by `end`."""
    for pattern in (_CLAUSE_END, _SPACE):
        last = max((match.end() for match in pattern.finditer(text, start, end)), default=start)
        if last - start > MAX_SENTENCE // 4:
            return last
    return _between_characters(text, start, end)


def _between_characters(text: str, start: int, end: int) -> int:
    """The last place up to `end` that parts no mark or joiner from the letter it belongs to."""
    for cut in range(end, start + MAX_SENTENCE // 2, -1):
        if not (_joins(text[cut]) or text[cut - 1] == _JOINER):
            return cut
    return end


def _joins(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in {"Mn", "Mc", "Me", "Sk"}
