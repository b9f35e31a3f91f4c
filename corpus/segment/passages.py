"""Runs of whole paragraphs: what BM25 ranks."""

from collections.abc import Iterator
from typing import Final

from corpus.article import Passage, Sentence
from corpus.segment.paragraphs import Span, paragraphs
from corpus.segment.sentences import sentences_of

PASSAGE_WORDS: Final = 70
"""About how many words a passage has."""

MAX_PASSAGE: Final = 15_000
"""Code points of the longest passage: whoever answers reads all of it, even of a book without paragraphs."""

_LONGEST_WORD: Final = 10


def passages(text: str, target: int = PASSAGE_WORDS) -> list[Passage]:
    """The passages of a text, in order: runs of whole paragraphs of about `target` words each.

    Every paragraph stands in one passage. A run takes in the next paragraph if that brings it nearer to the
    target; so one that is much longer than the target stands alone. Only what is longer than `MAX_PASSAGE` is
    parted, between sentences.
    """
    return [
        passage
        for run in _runs(text, target)
        for passage in _parted(run[0][0], run[-1][1], sentences_of(text, run))
    ]


def _runs(text: str, target: int) -> Iterator[list[Span]]:
    run: list[Span] = []
    words = 0
    for paragraph in paragraphs(text):
        more = _words(text, paragraph)
        if run and words + more / 2 > target:
            yield run
            run, words = [], 0
        run.append(paragraph)
        words += more
    if run:
        yield run


def _parted(start: int, end: int, inside: list[Sentence]) -> Iterator[Passage]:
    """The span as one passage, or as several where it is too long."""
    if end - start <= MAX_PASSAGE:
        yield Passage(start, end, tuple(inside))
        return
    part: list[Sentence] = []
    for sentence in inside:
        if part and sentence.end - part[0].start > MAX_PASSAGE:
            yield Passage(part[0].start, part[-1].end, tuple(part))
            part = []
        part.append(sentence)
    if part:
        yield Passage(part[0].start, part[-1].end, tuple(part))


def _words(text: str, span: Span) -> int:
    """How many words there are; in a script without spaces, as many as its length would be."""
    start, end = span
    return max(len(text[start:end].split()), (end - start) // _LONGEST_WORD)
