"""An answer as a card: the quote and its source, what speaks for and against it, and what one can do next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.formatter.answers.confidence import confidence_words
from bot.formatter.answers.context import context_of
from bot.formatter.answers.fitting import Piece, fitting
from bot.formatter.answers.quoted import block, source
from bot.formatter.answers.reports import agreeing, differing, named, unclear
from bot.formatter.answers.silence_card import silence_card
from bot.formatter.card import Beside, Button, Card, Colour, Divider, Part, Row, Text
from bot.formatter.escape import escape
from bot.formatter.link import quote_links
from bot.formatter.message import escaped_line
from bot.formatter.one_line import one_line
from bot.formatter.outlet import outlet_of
from bot.formatter.source import BETWEEN, MAX_OUTLET, MAX_TITLE, date_shown, title_of
from bot.retriever.answer import Answer
from bot.translation import ENGLISH, Language
from corpus.article import Article, Quote

MOST_REPORTS: Final = 2
"""How many reports that differ are shown on the card itself; there is a button for all."""

MAX_ASKED: Final = 300
"""UTF-16 code units of a question that is said on the card."""


def answer_card(
    answer: Answer,
    answer_id: str,
    now: datetime,
    to: Language = ENGLISH,
    *,
    question: str = "",
    note: str = "",
) -> Card:
    """What a person sees: the quote, word for word; or that nothing answers, with the closest headlines.

    No quote is ever shortened: at `corpus.segment.MAX_SENTENCE` code points it takes at most 1,752 of
    Discord's characters. What does not fit beside it is left out whole. `question` is said below, and `note`
    at the end, if they are given.
    """
    asked = _asked(question, to)
    if answer.best is None:
        silence = silence_card(answer.closest, answer_id, asked, to)
        return replace(silence, parts=(*silence.parts, *_small(note)))
    quote = answer.best.quote
    sure = f"-# {confidence_words(answer.confidence, to)}"
    pieces = [
        Piece((Text(block(quote.text)),)),
        *_context(quote, to),
        Piece((Text(f"{source(quote.article, now, to).markdown}\n{sure}"),)),
        *_newer(answer, answer_id, to),
        *_differing(answer, quote, now, to),
        *_lines(3, to.say("The same in:"), agreeing(answer), to),
        *_lines(4, to.say("More reports:"), unclear(answer), to),
        Piece(asked),
        Piece(_buttons(answer, quote, answer_id, to)),
        Piece(_small(note)),
    ]
    return Card(fitting(pieces), Colour.CHANGED if differing(answer) else Colour.ANSWER)


def _asked(question: str, to: Language) -> tuple[Part, ...]:
    """The question, for those who did not see it asked; the quote stands first even so."""
    words = escaped_line(question, MAX_ASKED)
    return _small(to.say("Asked: {question}", question=words)) if words else ()


def _small(note: str) -> tuple[Part, ...]:
    return (Text(f"-# {note}"),) if note else ()


def _context(quote: Quote, to: Language) -> list[Piece]:
    before = context_of(quote)
    if before is None:
        return []
    return [Piece((Text(f"-# {to.say('Just before: {sentence}', sentence=escape(one_line(before)))}"),), 2)]


def _newer(answer: Answer, answer_id: str, to: Language) -> list[Piece]:
    """A newer report by name, unless it is quoted as one that differs."""
    newer = answer.newer
    quoted = {(other.server_id, other.article.id) for other in differing(answer)[:MOST_REPORTS]}
    if newer is None or (newer.server_id, newer.article_id) in quoted:
        return []
    title = title_of(newer.title, MAX_TITLE, to)
    text = Text(to.say("A newer report exists: **{title}**", title=title))
    return [Piece((Beside(text, Button(to.say("Show it"), f"article:{answer_id}:0")),))]


def _differing(answer: Answer, best: Quote, now: datetime, to: Language) -> list[Piece]:
    """Quotes that say something else, each with its source: whole, or by name alone."""
    pieces: list[Piece] = []
    for number, other in enumerate(differing(answer)[:MOST_REPORTS]):
        lead = named(other, best, date_shown(other.article.published, to), to)
        if number == 0:
            lead = f"**{to.say('Reports differ.')}** {lead}"
        links = quote_links(other.article.url, to.say("Open the other report"), other.text)
        head = (Divider(), Text(lead))
        whole = (*head, Text(block(other.text)), source(other.article, now, to))
        short = (*head, Text(f"{_named(other.article, to)}\n-# {to.say('See “Other reports”.')}"))
        pieces.append(Piece((*whole, *((Row(links),) if links else ())), 1, short))
    return [*pieces, Piece((Divider(),))] if pieces else []


def _lines(rank: int, lead: str, articles: Sequence[Article], to: Language) -> list[Piece]:
    names = BETWEEN.join(_named(article, to) for article in articles[:MOST_REPORTS])
    return [Piece((Text(f"-# {lead} {names}"),), rank)] if names else []


def _named(article: Article, to: Language) -> str:
    title = title_of(article.title, MAX_TITLE // 2, to)
    outlet = escaped_line(outlet_of(article), MAX_OUTLET)
    return f"{title} ({outlet})" if outlet else title


def _buttons(answer: Answer, quote: Quote, answer_id: str, to: Language) -> tuple[Part, ...]:
    reports = (Button(to.say("Other reports"), f"reports:{answer_id}"),) if answer.others else ()
    return (
        Row(
            (
                *quote_links(quote.article.url, to.say("Open the article"), quote.text),
                Button(to.say("Context"), f"context:{answer_id}"),
                *reports,
                Button(to.say("Follow up"), f"follow:{answer_id}"),
            )
        ),
        Row(
            (
                Button(to.say("Helpful"), f"helpful:{answer_id}"),
                Button(to.say("Not helpful"), f"unhelpful:{answer_id}"),
            )
        ),
    )
