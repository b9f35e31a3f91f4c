"""Answers and articles as JSON objects, in the shapes that other programs rely on."""

from typing import TypedDict

from bot.retriever.answer import Answer, Finding, Headline
from corpus.article import Article
from corpus.store import Change, Listing


class ArticleObject(TypedDict):
    """Where a quote comes from; `published` is ISO 8601, a date alone if no time is known."""

    id: str
    title: str
    outlet: str | None
    authors: list[str]
    published: str | None
    url: str | None
    revision: int


class FullArticleObject(ArticleObject):
    """An article with its text."""

    text: str


class FindingObject(TypedDict):
    """A further quote; `stance` is "agrees", "differs" or "unclear", to the answer's quote."""

    quote: str
    article: ArticleObject
    confidence: float
    stance: str


class HeadlineObject(TypedDict):
    """An article that comes close."""

    id: str
    title: str


class ChangeObject(TypedDict):
    """One line of the audit trail; `at` is ISO 8601, in UTC."""

    id: str
    title: str
    kind: str
    revision: int
    by: str
    door: str
    at: str


class AnswerObject(TypedDict):
    """What `ask --json` prints; `start` and `end` count code points of the text, `confidence` is 0 to 1.

    `newer` is an article on the same subject that came out weeks after the quote's.
    """

    question: str
    answered: bool
    quote: str | None
    article: ArticleObject | None
    start: int | None
    end: int | None
    confidence: float
    others: list[FindingObject]
    closest: list[HeadlineObject]
    newer: HeadlineObject | None


def answer_object(answer: Answer) -> AnswerObject:
    """An answer; without one, everything about the quote is null."""
    quote = answer.best.quote if answer.best else None
    return AnswerObject(
        question=answer.question,
        answered=quote is not None,
        quote=quote.text if quote else None,
        article=listing_object(quote.article) if quote else None,
        start=quote.start if quote else None,
        end=quote.end if quote else None,
        confidence=answer.confidence,
        others=[_finding_object(finding) for finding in answer.others],
        closest=[_headline_object(each) for each in answer.closest],
        newer=_headline_object(answer.newer) if answer.newer else None,
    )


def listing_object(article: Article | Listing) -> ArticleObject:
    """An article without its text."""
    return ArticleObject(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        authors=list(article.authors),
        published=article.published.isoformat() if article.published else None,
        url=article.url,
        revision=article.revision,
    )


def article_object(article: Article) -> FullArticleObject:
    """An article with its text."""
    return FullArticleObject(**listing_object(article), text=article.text)


def change_object(change: Change) -> ChangeObject:
    """A change to an article."""
    return ChangeObject(
        id=change.article_id,
        title=change.title,
        kind=change.kind.value,
        revision=change.revision,
        by=change.actor.name,
        door=change.actor.door,
        at=change.at.isoformat(),
    )


def _headline_object(headline: Headline) -> HeadlineObject:
    return HeadlineObject(id=headline.article_id, title=headline.title)


def _finding_object(finding: Finding) -> FindingObject:
    return FindingObject(
        quote=finding.quote.text,
        article=listing_object(finding.quote.article),
        confidence=finding.confidence,
        stance=finding.stance.value,
    )
