"""An answer as a Discord message: the quote, its source, a button to the article; or honest silence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.formatter.age import is_old
from bot.formatter.context import context_of
from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.formatter.message import MAX_CONTENT, Message, escaped_line, units
from bot.formatter.one_line import one_line
from bot.formatter.reports import (
    ALSO_IN,
    DIFFER,
    NEWER,
    OTHERS,
    THIS_IS_FROM,
    agreeing,
    differing,
    named,
    unclear,
)
from bot.formatter.source import (
    BETWEEN,
    MAX_OUTLET,
    MAX_TITLE,
    age_shown,
    date_and_age,
    date_shown,
    source_lines,
    title_of,
)
from bot.retriever.answer import Answer, Headline
from corpus.article import Article, Quote

MOST_REPORTS: Final = 2

MAX_OTHER_SOURCE: Final = 360
"""UTF-16 code units for title, outlet and authors of a report that differs."""

_NO_ANSWER: Final = "**No article here answers that.** I only quote, so I won't guess."

_NOTHING_CLOSE: Final = (
    "**I found nothing about that in the articles here.** If it belongs here, a moderator can add an article "
    "with `/article add`."
)
"""True of an empty shelf, and of one where no article has a word of the question."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a message; where room is short, those of the highest `rank` go first, and those of 0 never."""

    lines: str
    rank: int = 0


def answer_message(answer: Answer, now: datetime) -> Message:
    """What a person sees: the quote, word for word; or that nothing answers, with the closest headlines.

    No quote is ever shortened: at `corpus.segment.MAX_SENTENCE` code points it takes at most 1,752 of
    Discord's characters. The source is shortened to the rest; reports that differ, the sentence before the
    quote and what else there is to say are left out where they do not fit whole.
    """
    if answer.best is None:
        return _silence(answer.closest)
    quote = answer.best.quote
    published = quote.article.published
    quoted, age, when = _quoted(quote), "", date_and_age(published, now)
    if published is not None and is_old(published, now):
        age, when = f"**{THIS_IS_FROM} {age_shown(published, now)}.**", date_shown(published)
    room = MAX_CONTENT - units(quoted) - units(age) - 2
    others = _differing(answer)
    pieces = [
        _Piece(age),
        *_lines(3, NEWER, [title_of(answer.newer.title)] if age and answer.newer else []),
        *_context(quote, 2),
        _Piece(quoted),
        _Piece(source_lines(quote.article, when, room)),
        *(piece for _, piece in others),
        *_lines(4, ALSO_IN, [_named(article) for article in agreeing(answer)]),
        *_lines(5, OTHERS, [_named(article) for article in unclear(answer)]),
    ]
    shown = _fitting(pieces)
    links = article_links(quote.article.url)
    for other, piece in others:
        if piece in shown:
            links += article_links(other.article.url, "Open the other report")
    return Message("\n".join(piece.lines for piece in shown), links)


def _fitting(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces in their order, as far as they fit, those of the lowest rank first."""
    told = [piece for piece in pieces if piece.lines]
    kept: list[_Piece] = []
    for piece in sorted(told, key=lambda each: each.rank):
        size = sum(units(each.lines) + 1 for each in [*kept, piece]) - 1
        if piece.rank == 0 or size <= MAX_CONTENT:
            kept.append(piece)
    return [piece for piece in told if piece in kept]


def _quoted(quote: Quote) -> str:
    return "> " + escape(quote.text).replace("\n", "\n> ")


def _context(quote: Quote, rank: int) -> list[_Piece]:
    context = context_of(quote)
    return [_Piece(f"-# Just before: {escape(one_line(context))}", rank)] if context else []


def _differing(answer: Answer) -> list[tuple[Quote, _Piece]]:
    """Quotes that say something else, each with its source, as one piece."""
    found: list[tuple[Quote, _Piece]] = []
    if answer.best is None:
        return found
    for other in differing(answer)[:MOST_REPORTS]:
        lead = named(other, answer.best.quote, date_shown(other.article.published))
        lines = [
            f"\n{lead}" if found else f"\n**{DIFFER}** {lead}",
            *(piece.lines for piece in _context(other, 1)),
            _quoted(other),
            source_lines(other.article, "", MAX_OTHER_SOURCE),
        ]
        found.append((other, _Piece("\n".join(lines), 1)))
    return found


def _lines(rank: int, lead: str, names: Sequence[str]) -> list[_Piece]:
    return [_Piece(f"-# {lead} {BETWEEN.join(names[:MOST_REPORTS])}", rank)] if names else []


def _named(article: Article) -> str:
    title = title_of(article.title, MAX_TITLE // 2)
    outlet = escaped_line(article.outlet or "", MAX_OUTLET)
    return f"{title} ({outlet})" if outlet else title


def _silence(closest: Sequence[Headline]) -> Message:
    if not closest:
        return Message(_NOTHING_CLOSE)
    lead = "The closest headline is:" if len(closest) == 1 else "The closest headlines are:"
    return Message("\n".join([f"{_NO_ANSWER} {lead}", *(f"- {title_of(each.title)}" for each in closest)]))
