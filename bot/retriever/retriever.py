"""The way from a question to an answer, over the articles of a store."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from bot.retriever.answer import Answer, Finding
from bot.retriever.candidates import choose_passages
from bot.retriever.confidence import confidence_of
from bot.retriever.expansion import expand
from bot.retriever.explanation import Explanation, explanation_of
from bot.retriever.features import sentence_candidates
from bot.retriever.headlines import closest_headlines
from bot.retriever.index_cache import IndexCache
from bot.retriever.matcher import Matcher
from bot.retriever.question import read_question
from bot.retriever.ranking import Candidate, Ranking, rank_sentences
from bot.retriever.term_weights import term_weights
from corpus.article import SHARED, ServerId
from corpus.store import ArticleStore

DEFAULT_THRESHOLD: Final = 0.5
"""From this chance of being right a quote is given; below it, silence."""

MAX_OTHERS: Final = 3


class Retriever:
    """Answers questions from a server's own shelf and the shared one; may be used from several threads.

    `threshold` is the confidence, from 0 to 1, from which a quote is given. Any method that asks the store
    may raise `StoreUnavailable`.
    """

    def __init__(self, store: ArticleStore, *, threshold: float = DEFAULT_THRESHOLD) -> None:
        self._indexes = IndexCache(store)
        self._threshold = threshold

    def answer(self, server_id: ServerId, question: str, now: datetime) -> Answer:
        """The best quote as of `now` (aware), or silence with the closest headlines."""
        return self.decide(self.rank(server_id, question, now))

    def rank(self, server_id: ServerId, question: str, now: datetime) -> Ranking:
        """All candidates for an answer as of `now` (aware), best first, whatever the threshold."""
        indexes = [self._indexes.index(shelf) for shelf in dict.fromkeys((server_id, SHARED))]
        read = read_question(question, frozenset().union(*(index.languages for index in indexes)))
        expansion = expand(read, indexes)
        weights = term_weights(read, expansion, [index.okapi for index in indexes])
        today = now.astimezone(UTC).date().toordinal()
        passages = choose_passages(weights, expansion, indexes, today)
        candidates = rank_sentences(sentence_candidates(Matcher(read, weights, expansion), passages))
        return Ranking(
            question=question,
            candidates=tuple(candidates),
            passages=tuple(passages),
            headlines=closest_headlines(passages, indexes, today),
            confidence=confidence_of(candidates[0]) if candidates else 0.0,
        )

    def decide(self, ranking: Ranking) -> Answer:
        """Answer with the best candidate if it is likely enough to be right, else stay silent."""
        if not ranking.candidates or ranking.confidence < self._threshold:
            return Answer(ranking.question, ranking.confidence, closest=ranking.headlines)
        best = Finding(ranking.candidates[0].quote, ranking.confidence)
        others = islice(_others(ranking.candidates, self._threshold), MAX_OTHERS)
        return Answer(ranking.question, ranking.confidence, best, tuple(others), ranking.headlines)

    def explain(self, server_id: ServerId, question: str, now: datetime, best: int) -> Explanation:
        """Why that is the answer as of `now` (aware), and what spoke for the `best` first sentences."""
        ranking = self.rank(server_id, question, now)
        return explanation_of(ranking, self.decide(ranking), self._threshold, best)

    def prepare(self, server_id: ServerId) -> None:
        """Index a shelf ahead of its first question."""
        self._indexes.index(server_id)


def _others(candidates: Sequence[Candidate], threshold: float) -> Iterator[Finding]:
    """The best quotes of other articles, one of each, as far as they are likely enough to be right."""
    seen = {_article_key(candidates[0])}
    for candidate in candidates[1:]:
        key = _article_key(candidate)
        if key not in seen and (likely := confidence_of(candidate)) >= threshold:
            seen.add(key)
            yield Finding(candidate.quote, likely)


def _article_key(candidate: Candidate) -> tuple[ServerId, str]:
    return candidate.quote.server_id, candidate.quote.article.id
