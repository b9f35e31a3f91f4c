"""An answer said again, from its record: the same quotes, as long as their articles still have them."""

from dataclasses import replace

from bot.client.answers.records import CLOSEST, answer_of, as_it_stands, headline_of
from bot.client.answers.standing import standing_of
from bot.retriever.answer import Answer
from bot.translation import phrase
from corpus.errors import VerbatimError
from corpus.questions import Asked, Standing
from corpus.store import ArticleStore


class NoLongerSo(VerbatimError):
    """The article behind an answer was revised or removed since it was given."""


def answer_again(asked: Asked, store: ArticleStore) -> Answer:
    """The answer that a record is of. Other reports that no longer stand are left out. Blocks.

    Raises:
        NoLongerSo: its best quote does not stand any more.
        StoreUnavailable: the articles cannot be read.
    """
    if not asked.cited:
        closest = (headline_of(each, store) for each in asked.closest if each.stance == CLOSEST)
        return Answer(asked.question, asked.confidence, closest=tuple(each for each in closest if each))
    best, *others = asked.cited
    standing, quote = standing_of(store, best)
    if standing is not Standing.STANDS or quote is None:
        raise NoLongerSo(phrase("The article behind this answer has changed since. Please ask again."))
    best = replace(best, revision=quote.article.revision, start=quote.start, end=quote.end)
    standing_now = (best, *(as_it_stands(each, store) for each in others))
    return answer_of(replace(asked, cited=standing_now), store)
