"""The way from a question to an answer, over the articles of a store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.retriever.answer import Answer, Finding
from bot.retriever.candidates import PassageCandidate, choose_passages
from bot.retriever.confidence import confidence_of
from bot.retriever.expansion import expand
from bot.retriever.explanation import Explanation, explanation_of
from bot.retriever.features import sentence_candidates
from bot.retriever.follow_up import (
    ELSEWHERE,
    FollowUp,
    borrowed_less,
    by_story,
    preferred,
    read_follow_up,
    untold,
)
from bot.retriever.headlines import closest_headlines
from bot.retriever.index_cache import IndexCache
from bot.retriever.matcher import Matcher
from bot.retriever.newest import newer_headline, newest_first
from bot.retriever.others import others_of
from bot.retriever.question import Question, read_question
from bot.retriever.ranking import Candidate, Ranking, rank_sentences
from bot.retriever.term_weights import term_weights
from corpus.article import SHARED, ServerId
from corpus.store import ArticleStore

DEFAULT_THRESHOLD: Final = 0.5
"""From this chance of being right a quote is given; below it, silence."""


class Retriever:
    """Answers questions from a server's own shelf and the shared one; may be used from several threads.

    `threshold` is the confidence, from 0 to 1, from which a quote is given. Any method that asks the store
    may raise `StoreUnavailable`.
    """

    def __init__(self, store: ArticleStore, *, threshold: float = DEFAULT_THRESHOLD) -> None:
        self._indexes = IndexCache(store)
        self._threshold = threshold

    def answer(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Answer:
        """The best quote as of `now` (aware), or silence with the closest headlines.

        A question that `follows` an answer prefers its article, as far as this server may read it.
        """
        if follows is not None and follows.article[0] not in (server_id, SHARED):
            follows = None
        ranking = self.rank(server_id, question, now, follows)
        return self._decided(ranking, read_follow_up(question, follows))

    def rank(
        self, server_id: ServerId, question: str, now: datetime, follows: FollowUp | None = None
    ) -> Ranking:
        """All candidates for an answer as of `now` (aware), best first, whatever the threshold."""
        read = read_follow_up(question, follows)
        indexes = [self._indexes.index(shelf) for shelf in dict.fromkeys((server_id, SHARED))]
        expansion = expand(read, indexes)
        weights = term_weights(read, expansion, [index.okapi for index in indexes])
        today = now.astimezone(UTC).date().toordinal()
        borrowed = borrowed_less(question, weights, ELSEWHERE) if follows else weights
        passages = choose_passages(
            borrowed, expansion, indexes, today, also=follows.article if follows else None
        )
        if follows is None:
            candidates = _ranked(Matcher(read, weights, expansion), passages)
        else:
            groups = []
            for group, share in by_story(question, passages, follows.article):
                matcher = Matcher(read, borrowed_less(question, weights, share), expansion)
                groups.append(untold(_ranked(matcher, group), question, read, follows))
            candidates = preferred(groups, self._threshold)
        candidates = newest_first(read, candidates, self._threshold)
        return Ranking(
            question=question,
            candidates=tuple(candidates),
            passages=tuple(passages),
            headlines=closest_headlines(passages, indexes, today),
            confidence=confidence_of(candidates[0]) if candidates else 0.0,
        )

    def decide(self, ranking: Ranking) -> Answer:
        """Answer with the best candidate if it is likely enough to be right, else stay silent."""
        return self._decided(ranking, read_question(ranking.question))

    def _decided(self, ranking: Ranking, question: Question) -> Answer:
        silence = Answer(ranking.question, ranking.confidence, closest=ranking.headlines)
        if not ranking.candidates or ranking.confidence < self._threshold:
            return silence
        quote = ranking.candidates[0].quote
        return replace(
            silence,
            best=Finding(quote, ranking.confidence),
            others=tuple(others_of(question, ranking.candidates, self._threshold)),
            newer=newer_headline(quote, ranking.passages),
        )

    def explain(self, server_id: ServerId, question: str, now: datetime, best: int) -> Explanation:
        """Why that is the answer as of `now` (aware), and what spoke for the `best` first sentences."""
        ranking = self.rank(server_id, question, now)
        return explanation_of(ranking, self.decide(ranking), self._threshold, best)

    def prepare(self, server_id: ServerId) -> None:
        """Index a shelf ahead of its first question."""
        self._indexes.index(server_id)


def _ranked(matcher: Matcher, passages: Sequence[PassageCandidate]) -> list[Candidate]:
    return rank_sentences(sentence_candidates(matcher, passages))
