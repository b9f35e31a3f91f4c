"""An answer as a Discord message: the quote, its source, a button to the article; or honest silence."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from bot.formatter.context import context_of
from bot.formatter.escape import escape
from bot.formatter.link import article_links
from bot.formatter.message import MAX_CONTENT, Message, escaped_line, units
from bot.formatter.one_line import one_line
from bot.formatter.source import BETWEEN, MAX_OUTLET, MAX_TITLE, date_and_age, source_lines, title_of
from bot.retriever.answer import Answer, Finding, Headline

MOST_REPORTS: Final = 2

_NO_ANSWER: Final = "**No article here answers that.** I only quote, so I won't guess."

_NOTHING_CLOSE: Final = (
    "**I found nothing about that in the articles here.** If it belongs here, a moderator can add an article "
    "with `/article add`."
)
"""True of an empty shelf, and of one where no article has a word of the question."""


def answer_message(answer: Answer, now: datetime) -> Message:
    """What a person sees: the quote, word for word; or that nothing answers, with the closest headlines.

    The quote is never shortened: at `corpus.segment.MAX_SENTENCE` code points it takes at most 1,752 of
    Discord's characters. The source is shortened to the rest; the sentence before the quote and the other
    reports are left out where they do not fit whole.
    """
    if answer.best is None:
        return _silence(answer.closest)
    quote = answer.best.quote
    shown = "> " + escape(quote.text).replace("\n", "\n> ")
    when = date_and_age(quote.article.published, now)
    shown += "\n" + source_lines(quote.article, when, MAX_CONTENT - units(shown) - 1)
    if context := context_of(quote):
        shown = _if_it_fits(f"-# Just before: {escape(one_line(context))}\n{shown}", shown)
    if reports := _other_reports(answer.best, answer.others):
        shown = _if_it_fits(f"{shown}\n-# Other reports: {reports}", shown)
    return Message(shown, article_links(quote.article.url))


def _silence(closest: Sequence[Headline]) -> Message:
    if not closest:
        return Message(_NOTHING_CLOSE)
    lead = "The closest headline is:" if len(closest) == 1 else "The closest headlines are:"
    return Message("\n".join([f"{_NO_ANSWER} {lead}", *(f"- {title_of(each.title)}" for each in closest)]))


def _if_it_fits(longer: str, shorter: str) -> str:
    return longer if units(longer) <= MAX_CONTENT else shorter


def _other_reports(best: Finding, others: Iterable[Finding]) -> str:
    """The headlines of other articles with a quote for the question, which may well say something else."""
    found = {(each.quote.server_id, each.quote.article.id): each.quote.article for each in others}
    found.pop((best.quote.server_id, best.quote.article.id), None)
    reports = []
    for article in list(found.values())[:MOST_REPORTS]:
        title = title_of(article.title, MAX_TITLE // 2)
        outlet = escaped_line(article.outlet or "", MAX_OUTLET)
        reports.append(f"{title} ({outlet})" if outlet else title)
    return BETWEEN.join(reports)
