"""Answers and articles in a terminal: plain text, in which nothing of an article can move the cursor."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.formatter.age import age_words, day_words, is_old
from bot.formatter.answers.context import context_of
from bot.formatter.answers.reports import ALSO_IN, DIFFER, NEWER, THIS_IS_FROM, agreeing, differing, named
from bot.formatter.one_line import listed, one_line, printable
from bot.formatter.source import BETWEEN, UNTITLED
from bot.retriever.answer import Answer, Headline
from corpus.article import Article, Published, Quote
from corpus.store import Change, Listing

_INDENT: Final = "  "

_NO_ANSWER: Final = "No article here answers that. I only quote, so I won't guess."
_NOTHING_CLOSE: Final = "I found nothing about that in the articles here."


def answer_text(answer: Answer, now: datetime, width: int = 80) -> str:
    """The quote on lines of its own, and its source, indented; or that nothing answers.

    Everything but the quote is wrapped to `width` columns. The quote is left to the terminal to wrap, and
    stands without marks around it, so that it can be copied, or found by a program, character for character.
    """
    if answer.best is None:
        return _silence(answer.closest, width)
    quote, published = answer.best.quote, answer.best.quote.article.published
    shown = []
    if published is not None and is_old(published, now):
        newer = f" {NEWER} {_title(answer.newer.title)}" if answer.newer else ""
        shown.append(_wrapped(f"{THIS_IS_FROM} {age_words(published, now)}.{newer}", width, indent=""))
    shown.append(_quoted(quote, _source(quote.article, now, width), width))
    for number, other in enumerate(differing(answer)):
        lead = named(other, quote, _day(other.article.published))
        shown.append(_wrapped(lead if number else f"{DIFFER} {lead}", width, indent=""))
        shown.append(_quoted(other, _source(other.article, now, width), width))
    if also := agreeing(answer):
        shown.append(_wrapped(f"{ALSO_IN} {BETWEEN.join(_named(article) for article in also)}", width))
    return "\n\n".join(shown)


def _quoted(quote: Quote, source: str, width: int) -> str:
    context = context_of(quote)
    before = [_wrapped(f"Just before: {context}", width), ""] if context else []
    return "\n".join([*before, printable(quote.text), "", source])


def article_text(article: Article, now: datetime, width: int = 80) -> str:
    """One article in full: its source, id and revision, then its text as it is stored."""
    known = f"{_INDENT}{one_line(article.id)}, revision {article.revision}"
    return "\n".join([_source(article, now, width), known, "", printable(article.text)])


def listing_text(listings: Iterable[Listing]) -> str:
    """One line for each article: id, day, title, outlet."""
    rows = [(one_line(each.id), _day(each.published), _named(each)) for each in listings]
    widest = max((len(article_id) for article_id, _, _ in rows), default=0)
    return "\n".join(f"{article_id:<{widest}}  {day:>17}  {name}" for article_id, day, name in rows)


def change_text(change: Change) -> str:
    """One line: what was done to which article."""
    return f"{change.kind} {one_line(change.article_id)}  {_title(change.title)}"


def _silence(closest: Sequence[Headline], width: int) -> str:
    if not closest:
        return _wrapped(_NOTHING_CLOSE, width, indent="")
    lead = "The closest headline is:" if len(closest) == 1 else "The closest headlines are:"
    titles = [_wrapped(f"- {_title(each.title)}", width) for each in closest]
    return "\n".join([_wrapped(f"{_NO_ANSWER} {lead}", width, indent=""), *titles])


def _source(article: Article, now: datetime, width: int) -> str:
    authors = one_line(listed(article.authors))
    about = [one_line(article.outlet or ""), authors and f"by {authors}", _when(article.published, now)]
    lines = [_title(article.title), BETWEEN.join(part for part in about if part), one_line(article.url or "")]
    return "\n".join(_wrapped(line, width) for line in lines if line)


def _day(published: Published | None) -> str:
    return day_words(published) if published else ""


def _named(listing: Article | Listing) -> str:
    outlet = one_line(listing.outlet or "")
    return f"{_title(listing.title)} ({outlet})" if outlet else _title(listing.title)


def _title(title: str) -> str:
    return one_line(title) or UNTITLED


def _when(published: Published | None, now: datetime) -> str:
    if published is None:
        return ""
    clock = f", {published.astimezone(UTC):%H:%M} UTC" if isinstance(published, datetime) else ""
    return f"{day_words(published)}{clock} ({age_words(published, now)})"


def _wrapped(text: str, width: int, *, indent: str = _INDENT) -> str:
    """`text` on lines of at most `width` columns; a word that is longer, such as an address, stays whole."""
    return textwrap.fill(
        one_line(text),
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
