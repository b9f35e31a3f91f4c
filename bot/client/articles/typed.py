"""An article as the form for editing shows it, and back: no Discord in here."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.client.articles.pasted import FIELD
from bot.formatter.message import units
from corpus.article import Article, Published
from corpus.clean import clean_article
from corpus.published import parse_published


@dataclass(frozen=True, slots=True)
class Typed:
    """The boxes of the form; `text` is None where it was too long for a box, and then stays as it is."""

    title: str
    text: str | None
    outlet: str
    authors: str
    published: str
    url: str


_BETWEEN: Final = "; "


def typed_of(article: Article) -> Typed:
    """What the form is filled in with; the text is in it if it and the title fit into one box."""
    text = article.text if units(article.title) + 2 + units(article.text) <= FIELD else None
    return Typed(
        article.title,
        text,
        article.outlet or "",
        _BETWEEN.join(article.authors),
        _published(article.published),
        article.url or "",
    )


def applied(typed: Typed, article: Article) -> Article:
    """The article with what was typed in the place of what it said, clean.

    Raises:
        NotADate: `published` is no date.
        ArticleRefused: it cannot be kept like this.
    """
    parts = typed.authors.split(";") if ";" in typed.authors else typed.authors.split(",")
    return clean_article(
        replace(
            article,
            title=typed.title,
            text=article.text if typed.text is None else typed.text,
            outlet=typed.outlet.strip() or None,
            # A name may have a comma in it; one that nobody touched stays whole.
            authors=article.authors if typed.authors == _BETWEEN.join(article.authors) else tuple(parts),
            published=_parsed(typed.published, article),
            url=typed.url.strip() or None,
        )
    )


def completed(said: Article, article: Article) -> Article:
    """The revision of `article` that `said`, read from elsewhere, makes: what that does not say stays."""
    return replace(
        article,
        title=said.title,
        text=said.text,
        outlet=said.outlet or article.outlet,
        authors=said.authors or article.authors,
        published=said.published or article.published,
        url=said.url or article.url,
    )


def _published(published: Published | None) -> str:
    if isinstance(published, datetime):
        return published.isoformat().replace("+00:00", "Z")
    return published.isoformat() if published is not None else ""


def _parsed(typed: str, article: Article) -> Published | None:
    if typed.strip() == _published(article.published):
        return article.published
    return parse_published(typed) if typed.strip() else None
