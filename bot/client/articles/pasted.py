"""What a moderator pasted into the form becomes an article: no Discord in here."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from corpus.article import Article, Published
from corpus.errors import VerbatimError
from corpus.readers import read_text

FIELD: Final = 4000
"""Characters a text field of a Discord form holds; a longer paste is cut there, and nobody is told."""

LEAST_OVERLAP: Final = 20
"""Characters at the end of one part and the start of the next that are taken for the same passage."""


class UnreadableDate(VerbatimError):
    """What was given as the time of publication is none."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The form as it was sent; every field but `text` may be empty."""

    text: str
    more: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""

    @property
    def may_be_cut(self) -> bool:
        """Whether the last part filled its field to the brim, so that the end is probably missing."""
        return len(self.more or self.text) >= FIELD


def article_of(pasted: Pasted) -> Article:
    """The article in a form; what the fields say stands over what the text says of itself.

    Raises:
        UnreadableArticle: the text is no article.
        UnreadableDate: `published` is no date.
    """
    article = read_text(joined(pasted.text, pasted.more))
    return replace(
        article,
        outlet=pasted.outlet.strip() or article.outlet,
        published=published(pasted.published) or article.published,
        url=pasted.url.strip() or article.url,
    )


def joined(first: str, second: str) -> str:
    """Two parts of one text, put together where they were cut.

    The second part may repeat the end of the first. Otherwise, a first part that filled its field was cut
    by Discord, wherever that was, and the second goes on right there; or the person cut between paragraphs.
    """
    if not second.strip():
        return first
    overlap = _overlap(first.rstrip(), second.lstrip())
    if overlap:
        return first.rstrip() + second.lstrip()[overlap:]
    if len(first) >= FIELD:
        return first + second
    return f"{first.rstrip()}\n\n{second.lstrip()}"


def _overlap(first: str, second: str) -> int:
    """The length of the longest start of `second` that `first` ends with, 0 if too short to mean anything."""
    longest = min(len(first), len(second))
    return next((n for n in range(longest, LEAST_OVERLAP - 1, -1) if first.endswith(second[:n])), 0)


def published(text: str) -> Published | None:
    """A date, or a date and time (in UTC if it names no zone), as ISO 8601 writes them; None if empty.

    Raises:
        UnreadableDate: it is neither.
    """
    text = text.strip()
    if not text:
        return None
    try:
        if len(text) <= len("2022-11-16"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UnreadableDate(
            f"I cannot read “{text}” as a date. Please write it as year, month, day: 2022-11-16."
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
