"""The way from a question to an answer, over the articles of a store."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.retriever.answer import Answer, Finding, Headline
from bot.retriever.candidates import PassageCandidate, choose_passages
from bot.retriever.confidence import confidence
from bot.retriever.features import Matcher, sentence_candidates
from bot.retriever.index_cache import IndexCache
from bot.retriever.question import read_question
from bot.retriever.ranking import Ranking, rank_sentences
from bot.retriever.term_weights import term_weights
from corpus.article import SHARED, ServerId
from corpus.store import ArticleStore

MAX_OTHERS: Final = 3
MAX_HEADLINES: Final = 3


class Retriever:
    """Answers questions from a server's own shelf and the shared one; may be used from several threads.

    `threshold` is the confidence from which a quote is given, 0 to 1; below it the answer is silence. Any
    method may raise what the store raises.
    """

    def __init__(self, store: ArticleStore, *, threshold: float = 0.5, capacity: int = 32) -> None:
        self._indexes = IndexCache(store, capacity)
        self._threshold = threshold

    def answer(self, server_id: ServerId, question: str, now: datetime) -> Answer:
        """The best quote as of `now` (aware), or silence with the closest headlines."""
        ranking = self.rank(server_id, question, now)
        headlines = _headlines(ranking.passages)
        if not ranking.candidates or ranking.confidence < self._threshold:
            return Answer(question, ranking.confidence, closest=headlines)
        best = ranking.candidates[0]
        return Answer(
            question,
            ranking.confidence,
            Finding(best.quote, ranking.confidence),
            (),
            headlines,
        )

    def rank(self, server_id: ServerId, question: str, now: datetime) -> Ranking:
        """All candidates for an answer as of `now` (aware), best first, whatever the threshold."""
        read = read_question(question)
        shelves = dict.fromkeys((server_id, SHARED))
        indexes = [self._indexes.index(shelf) for shelf in shelves]
        weights = term_weights(read.terms, (index.okapi for index in indexes))
        today = now.astimezone(UTC).date().toordinal()
        passages = choose_passages(read, weights, indexes, today)
        candidates = rank_sentences(sentence_candidates(Matcher(read, weights), passages))
        return Ranking(question, tuple(candidates), tuple(passages), confidence(read, candidates))


def _headlines(passages: Sequence[PassageCandidate]) -> tuple[Headline, ...]:
    """The articles of the strongest passages, each once."""
    distinct = dict.fromkeys(
        Headline(passage.server_id, passage.indexed.article.id, passage.indexed.article.title)
        for passage in passages
    )
    return tuple(distinct)[:MAX_HEADLINES]
