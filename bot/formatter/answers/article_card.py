"""An article as a card: its headline, where it is from, how it begins, and the way to it."""

from datetime import datetime
from typing import Final

from bot.formatter.answers.quoted import source
from bot.formatter.card import Card, Colour, Row, Text
from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.translation import ENGLISH, Language
from corpus.article import Article
from corpus.segment import MAX_SENTENCE, sentences

FIRST_LINES: Final = MAX_SENTENCE
"""Code points of the beginning that are shown: as many whole sentences as fit, and one at least."""

_READ: Final = 4 * FIRST_LINES
"""Code points that are searched for sentences."""


def article_card(article: Article, now: datetime, to: Language = ENGLISH) -> Card:
    """The headline with its source, and the first sentences word for word."""
    text = article.text[:_READ]
    spans = sentences(text)
    end = max((span.end for span in spans if span.end - spans[0].start <= FIRST_LINES), default=0)
    lines = escape(text[spans[0].start : end]) if spans else ""
    more = "\n-# …" if end < len(article.text.rstrip()) else ""
    links = article_links(article.url, to.say("Open the article"))
    return Card(
        (
            source(article, now, to),
            *((Text(lines + more),) if lines else ()),
            *((Row(links),) if links else ()),
        ),
        Colour.SILENCE,
    )
