"""What differs between two writings of an article: the fields, and the sentences in lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from corpus.article import Article
from corpus.segment import sentences

FIELDS: Final = ("title", "outlet", "authors", "published", "url")
"""All that an article has beside its text, in the order in which it is told."""

_MOST_COMPARED: Final = 1_000_000
"""Pairs of sentences; beyond it would take seconds to tell which of them moved."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that is in the one writing only: in the later if `added`, else in the earlier."""

    sentence: str
    added: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Two writings; `lines` are the sentences that are not in both, in the order of the text."""

    before: Article
    after: Article
    lines: tuple[Line, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ."""
        return tuple(name for name in FIELDS if getattr(self.before, name) != getattr(self.after, name))

    @property
    def same_text(self) -> bool:
        """Whether the texts are the same, character for character."""
        return self.before.text == self.after.text

    @property
    def nothing(self) -> bool:
        """Whether there is none."""
        return self.same_text and not self.fields


def difference(before: Article, after: Article) -> Difference:
    """What differs between two writings of an article."""
    if before.text == after.text:
        return Difference(before, after, ())
    earlier, later = _without_common_ends(_sentences(before), _sentences(after))
    in_order = len(earlier) * len(later) <= _MOST_COMPARED
    lines = _in_order(earlier, later) if in_order else _as_sets(earlier, later)
    return Difference(before, after, tuple(lines))


def _sentences(article: Article) -> list[str]:
    return [article.text[each.start : each.end] for each in sentences(article.text)]


def _without_common_ends(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _in_order(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, earlier, later, autojunk=False)
    for _, from_1, to_1, from_2, to_2 in (each for each in matcher.get_opcodes() if each[0] != "equal"):
        yield from (Line(sentence, added=False) for sentence in earlier[from_1:to_1])
        yield from (Line(sentence, added=True) for sentence in later[from_2:to_2])


def _as_sets(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Line]:
    gone, new = Counter(earlier) - Counter(later), Counter(later) - Counter(earlier)
    yield from (Line(sentence, added=False) for sentence in gone.elements())
    yield from (Line(sentence, added=True) for sentence in new.elements())
