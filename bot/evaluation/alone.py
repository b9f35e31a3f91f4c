"""Ask as on a moderator's first day: over a shelf that holds a single article."""

from collections.abc import Iterator

from bot.evaluation.outcome import Outcome, ask
from bot.evaluation.questions import KnownQuestion
from bot.evaluation.shelf import store_of_one
from bot.retriever.retriever import Retriever
from corpus.article import SHARED
from corpus.store import ArticleStore


def ask_alone(
    store: ArticleStore, retriever: Retriever, question: KnownQuestion, threshold: float
) -> Iterator[Outcome]:
    """Ask over one article of `store`, the shelf of `retriever`; nothing comes of a question close to none.

    It is the first of the articles known to answer or, if none does, the one that comes closest to the
    question: the hardest to stay silent over.
    """
    for article_id in _chosen(retriever, question):
        with store_of_one(store, article_id) as single:
            only = Retriever(single, threshold=threshold)
            only.prepare(SHARED)
            yield ask(single, only, question)


def _chosen(retriever: Retriever, question: KnownQuestion) -> list[str]:
    """The id of the article to stand alone; none if none comes close."""
    if question.article_ids:
        return [min(question.article_ids)]
    ranking = retriever.rank(SHARED, question.question, question.clock)
    return [passage.indexed.article.id for passage in ranking.passages[:1]]
