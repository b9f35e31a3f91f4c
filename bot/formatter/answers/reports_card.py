"""The other reports beside an answer, as a card: what each says, how it stands to the answer, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.formatter.answers.fitting import Piece, fitting
from bot.formatter.answers.quoted import block, source
from bot.formatter.card import Card, Colour, Divider, Part, Row, Text
from bot.formatter.link import quote_links
from bot.formatter.source import source_lines
from bot.retriever.answer import Stance
from bot.translation import ENGLISH, Language
from corpus.article import Quote
from corpus.published import day_of

_NAMED = 300
"""UTF-16 code units for a report that is only named."""


@dataclass(frozen=True, slots=True)
class Report:
    """Another quote, and how its facts stand to those of the answer."""

    quote: Quote
    stance: Stance


def reports_card(reports: Sequence[Report], gone: int, now: datetime, to: Language = ENGLISH) -> Card:
    """Each report's quote and source, labelled, newest first; those that do not fit whole, by name.

    `gone` reports were taken off the shelf since, or no longer say it.
    """
    pieces: list[Piece] = []
    for report in sorted(reports, key=lambda each: _day(each.quote), reverse=True):
        pieces.append(_piece(report, now, to, first=not pieces))
    if gone:
        text = to.count(
            "{n} report is no longer on the shelf, or no longer says what it said.",
            "{n} reports are no longer on the shelf, or no longer say what they said.",
            gone,
        )
        pieces.append(Piece((Text(f"-# {text}"),)))
    differ = any(report.stance is Stance.DIFFERS for report in reports)
    return Card(fitting(pieces), Colour.CHANGED if differ else Colour.ANSWER)


def _day(quote: Quote) -> date:
    published = quote.article.published
    return day_of(published) if published else date.min


def _piece(report: Report, now: datetime, to: Language, *, first: bool) -> Piece:
    quote = report.quote
    head: tuple[Part, ...] = (*(() if first else (Divider(),)), Text(f"**{_label(report.stance, to)}**"))
    links = quote_links(quote.article.url, to.say("Open the article"), quote.text)
    row = (Row(links),) if links else ()
    whole = (*head, Text(block(quote.text)), source(quote.article, now, to), *row)
    too_long = to.say("Too long to be shown here beside the others.")
    named = Text(f"{source_lines(quote.article, '', _NAMED, to)}\n-# {too_long}")
    return Piece(whole, 1, (*head, named, *row))


def _label(stance: Stance, to: Language) -> str:
    match stance:
        case Stance.AGREES:
            return to.say("Says the same")
        case Stance.DIFFERS:
            return to.say("Says something else")
        case Stance.UNCLEAR:
            return to.say("Another report")
