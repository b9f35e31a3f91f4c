"""Answers and articles in a terminal: plain text, in which nothing of an article can move the cursor."""

import textwrap
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.formatter.age import age_words, day_words
from bot.formatter.context import context_of
from bot.formatter.one_line import listed, one_line, printable
from bot.formatter.source import UNTITLED
from bot.retriever.answer import Answer
from corpus.article import Article, Published
from corpus.store import Change, Listing


def answer_text(answer: Answer, now: datetime, width: int = 80) -> str:
    """The quote on lines of its own, and its source, indented; or that nothing answers.

    Everything but the quote is wrapped to `width` columns. The quote is left to the terminal to wrap, so that
    it can be copied, or found by a program, character for character.
    """
    if answer.best is None:
        return _silence(answer, width)
    quote = answer.best.quote
    context = context_of(quote)
    before = [_wrapped(f"Just before: {context}", width, "    "), ""] if context else []
    return "\n".join([*before, printable(quote.text), "", _source(quote.article, now, width)])


def article_text(article: Article, now: datetime, width: int = 80) -> str:
    """One article in full: source, id and revision, then its text as it is stored."""
    known = f"{one_line(article.id)}, revision {article.revision}"
    return "\n".join([_source(article, now, width), f"    {known}", "", printable(article.text)])


def listing_text(listings: Iterable[Listing]) -> str:
    """One line for each article: id, day, title, outlet."""
    rows = [(one_line(each.id), _day(each.published), _named(each)) for each in listings]
    widest = max((len(row[0]) for row in rows), default=0)
    return "\n".join(f"{article_id:<{widest}}  {day:>17}  {name}" for article_id, day, name in rows)


def change_text(change: Change) -> str:
    """One line: what was done to which article."""
    return f"{change.kind} {one_line(change.article_id)}  {one_line(change.title) or UNTITLED}"


def _silence(answer: Answer, width: int) -> str:
    if not answer.closest:
        return _wrapped("I found nothing about that in the articles here.", width, "")
    lead = "The closest headline is:" if len(answer.closest) == 1 else "The closest headlines are:"
    titles = [
        _wrapped(one_line(each.title) or UNTITLED, width, "    ", first="  - ") for each in answer.closest
    ]
    return "\n".join(
        [
            _wrapped(f"No article here answers that. I only quote, so I won't guess. {lead}", width, ""),
            *titles,
        ]
    )


def _source(article: Article, now: datetime, width: int) -> str:
    authors = one_line(listed(article.authors))
    known = [one_line(article.outlet or ""), authors and f"by {authors}", _when(article.published, now)]
    lines = [one_line(article.title) or UNTITLED, ", ".join(part for part in known if part)]
    wrapped = [_wrapped(line, width, "    ") for line in lines if line]
    address = one_line(article.url or "")
    return "\n".join([*wrapped, *([f"    {address}"] if address else [])])


def _when(published: Published | None, now: datetime) -> str:
    if published is None:
        return ""
    clock = f", {published.astimezone(UTC):%H:%M} UTC" if isinstance(published, datetime) else ""
    return f"{day_words(published)}{clock} ({age_words(published, now)})"


def _day(published: Published | None) -> str:
    return day_words(published) if published else ""


def _named(listing: Listing) -> str:
    outlet = one_line(listing.outlet or "")
    return (one_line(listing.title) or UNTITLED) + (f" ({outlet})" if outlet else "")


def _wrapped(text: str, width: int, indent: str, first: str | None = None) -> str:
    lines = textwrap.wrap(
        one_line(text),
        max(width, 20),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
