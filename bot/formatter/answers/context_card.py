"""A quote among the sentences around it, as a card."""

from datetime import datetime
from typing import Final

from bot.formatter.answers.quoted import block, source
from bot.formatter.card import MAX_TEXT, Card, Part, Row, Text, texts_of
from bot.formatter.escape import escape
from bot.formatter.link import quote_links
from bot.formatter.message import units
from bot.translation import ENGLISH, Language
from corpus.article import Quote
from corpus.segment import sentences

AROUND: Final = 2
"""Sentences on either side."""


def context_card(quote: Quote, now: datetime, to: Language = ENGLISH, *, revised: bool = False) -> Card:
    """The quote in a block, the two sentences on either side word for word around it, and the source.

    Where that is too long for a card, one sentence on either side is shown, or none. `revised`: the article
    says something new since it was quoted, but this sentence still.
    """
    links = quote_links(quote.article.url, to.say("Open the article"), quote.text)
    note = to.say("The article was revised since this answer was given. The sentence still stands in it.")
    ends = (source(quote.article, now, to), *((Row(links),) if links else ()))
    for around in range(AROUND, -1, -1):
        parts = (*((Text(f"-# {note}"),) if revised else ()), *_surrounded(quote, around), *ends)
        if around == 0 or units("".join(texts_of(parts))) <= MAX_TEXT:
            break
    return Card(parts)


def _surrounded(quote: Quote, around: int) -> tuple[Part, ...]:
    text = quote.article.text
    spans = sentences(text)
    before = [span.start for span in spans if span.start < quote.start]
    after = [span.end for span in spans if span.end > quote.end]
    start = before[-around:][0] if before and around else quote.start
    end = after[:around][-1] if after and around else quote.end
    around_it = (escape(text[start : quote.start].strip()), escape(text[quote.end : end].strip()))
    shown = (around_it[0], block(quote.text), around_it[1])
    return tuple(Text(each) for each in shown if each)
