"""Text of others in reports for a terminal: wrapped, and told by headline and day."""

import textwrap
from typing import Final

from bot.formatter.age import day_words
from bot.formatter.one_line import one_line
from bot.formatter.source import BETWEEN, UNTITLED
from corpus.article import Article

_NARROWEST: Final = 40


def wrapped(text: str, width: int, first: str = "", other: str | None = None) -> str:
    """`text` on lines of at most `width` columns, at least 40, after `first` and on further lines `other`.

    Without `other`, every line begins with `first`. A word that is longer than a line stays whole.
    """
    return textwrap.fill(
        one_line(text),
        max(width, _NARROWEST),
        initial_indent=first,
        subsequent_indent=first if other is None else other,
        break_long_words=False,
        break_on_hyphens=False,
    )


def headline_and_day(article: Article) -> str:
    """The title and, if known, the day."""
    day = day_words(article.published) if article.published else ""
    return BETWEEN.join(part for part in (one_line(article.title) or UNTITLED, day) if part)
