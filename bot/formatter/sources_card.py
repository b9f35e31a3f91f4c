"""What articles say for and against the claims of a message, as a card."""

from datetime import datetime
from typing import Final

from bot.formatter.card import Card, Colour, Divider, Part, Row, Text
from bot.formatter.fitting import Piece, fitting
from bot.formatter.link import quote_links
from bot.formatter.message import Link, escaped_line
from bot.formatter.quoted import block, source
from bot.formatter.source import source_lines, title_of
from bot.retriever.answer import Finding, Stance
from bot.retriever.sources import Claim, Sources
from bot.translation import ENGLISH, Language

MAX_CLAIM: Final = 200
"""UTF-16 code units of a claim, as it is repeated on the card."""

_NAMED: Final = 150
"""UTF-16 code units for a report that is only named."""


def sources_card(
    sources: Sources, now: datetime, to: Language = ENGLISH, *, note: str = "", message: str | None = None
) -> Card:
    """Each claim and its quotes, labelled and dated; or that no article is about it, and what comes close.

    A quote that does not fit whole is left out, and its article named. `note` is said, small, at the end;
    `message` is the address of the message, for those who have not just looked at it.
    """
    end: list[Part] = [Text(f"-# {note}")] if note else []
    if message is not None:
        end.append(Row((Link(to.say("The message"), message),)))
    if not sources.claims:
        return Card((*_nothing(sources, to), *end), Colour.SILENCE)
    pieces: list[Piece] = []
    for claim in sources.claims:
        pieces += _claim(claim, now, to, first=not pieces)
    findings = [finding for claim in sources.claims for finding in claim.findings]
    contradicted = any(finding.stance is Stance.DIFFERS for finding in findings)
    parts = fitting([*pieces, Piece(tuple(end))])
    return Card(parts, Colour.CHANGED if contradicted else Colour.ANSWER)


def _nothing(sources: Sources, to: Language) -> list[Part]:
    parts: list[Part] = [Text(to.say("**No article here says anything for or against that.**"))]
    if sources.closest:
        lead = to.count("The closest headline:", "The closest headlines:", len(sources.closest))
        titles = (f"- {title_of(each.title, to=to)}" for each in sources.closest)
        parts.append(Text("\n".join([lead, *titles])))
    return parts


def _claim(claim: Claim, now: datetime, to: Language, *, first: bool) -> list[Piece]:
    """The claim, and each of its quotes; those that come first get their room first."""
    words = to.say("“{words}”", words=escaped_line(claim.text, MAX_CLAIM))
    head: tuple[Part, ...] = (*(() if first else (Divider(),)), Text(f"### {words}"))
    quoted = [
        _finding(finding, rank, claim.asks, now, to) for rank, finding in enumerate(claim.findings, start=1)
    ]
    return [Piece(head), *quoted]


def _finding(finding: Finding, rank: int, asks: bool, now: datetime, to: Language) -> Piece:
    quote, label = finding.quote, f"**{_label(finding.stance, asks, to)}**"
    too_long = to.say("Too long to be shown here beside the others.")
    named = f"{label}\n{source_lines(quote.article, '', _NAMED, to)}\n-# {too_long}"
    links = quote_links(quote.article.url, to.say("Open the article"), quote.text)
    row = (Row(links),) if links else ()
    whole = f"{label}\n{block(quote.text)}\n{source(quote.article, now, to).markdown}"
    return Piece((Text(whole), *row), rank, (Text(named), *row))


def _label(stance: Stance, asks: bool, to: Language) -> str:
    if asks:
        return to.say("Answers it")
    match stance:
        case Stance.AGREES:
            return to.say("Supports it")
        case Stance.DIFFERS:
            return to.say("Contradicts it")
        case Stance.UNCLEAR:
            return to.say("About it")
