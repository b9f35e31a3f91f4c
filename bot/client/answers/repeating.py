"""An answer said again, from its record: the same quotes, as long as their articles still have them."""

from collections.abc import Iterator

from bot.client.answers.records import CLOSEST, NEWER
from bot.client.answers.standing import standing_of
from bot.retriever.answer import Answer, Finding, Headline, Stance
from bot.translation import phrase
from corpus.errors import VerbatimError
from corpus.questions import Asked, Standing
from corpus.store import ArticleNotFound, ArticleStore


class NoLongerSo(VerbatimError):
    """The article behind an answer was revised or removed since it was given."""


def answer_again(store: ArticleStore, asked: Asked) -> Answer:
    """The answer that a record is of. Other reports that no longer stand are left out. Blocks.

    Raises:
        NoLongerSo: its best quote does not stand any more.
        StoreUnavailable: the articles cannot be read.
    """
    if not asked.cited:
        closest = tuple(_headlines(store, asked, CLOSEST))
        return Answer(asked.question, asked.confidence, closest=closest)
    best, *others = _findings(store, asked)
    if best is None:
        raise NoLongerSo(phrase("The article behind this answer has changed since. Please ask again."))
    newer = next(_headlines(store, asked, NEWER), None)
    return Answer(
        asked.question, asked.confidence, best, tuple(other for other in others if other), newer=newer
    )


def _findings(store: ArticleStore, asked: Asked) -> Iterator[Finding | None]:
    """What was quoted, in its order; None for what no longer stands."""
    for number, cited in enumerate(asked.cited):
        standing, quote = standing_of(store, cited)
        stance = Stance.UNCLEAR if number == 0 else Stance(cited.stance)
        stands = quote is not None and standing is Standing.STANDS
        yield Finding(quote, asked.confidence, stance) if stands and quote else None


def _headlines(store: ArticleStore, asked: Asked, what: str) -> Iterator[Headline]:
    for cited in asked.closest:
        if cited.stance != what:
            continue
        try:
            article = store.get(cited.shelf, cited.article_id)
        except ArticleNotFound:
            continue
        yield Headline(cited.shelf, article.id, article.title)
