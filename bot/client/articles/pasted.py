"""What a moderator pasted into the form becomes an article: no Discord in here."""

from dataclasses import dataclass, replace
from typing import Final

from corpus.article import Article
from corpus.published import parse_published
from corpus.readers import read_text

FIELD: Final = 4000
"""Characters a text field of a Discord form holds; a longer paste is cut there, and nobody is told."""

LEAST_OVERLAP: Final = 20
"""Characters at the end of one part and the start of the next that are taken for the same passage."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The form as it was sent, its files apart."""

    text: str = ""
    more: str = ""
    published: str = ""
    url: str = ""

    @property
    def has_text(self) -> bool:
        """Whether there is a text in it at all."""
        return bool(self.text.strip() or self.more.strip())

    @property
    def may_be_cut(self) -> bool:
        """Whether the last part filled its field to the brim, so that the end is probably missing."""
        return len(self.more or self.text) >= FIELD


def article_of(pasted: Pasted) -> Article:
    """The article in a form; what the fields say stands over what the text says of itself.

    Raises:
        UnreadableArticle: the text is no article.
        NotADate: `published` is no date.
    """
    article = read_text(joined(pasted.text, pasted.more))
    return replace(
        article,
        published=parse_published(pasted.published) if pasted.published.strip() else article.published,
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
